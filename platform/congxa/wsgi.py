"""What the web server imports: ``congxa.wsgi:application``."""

from congxa.app import create_app
from congxa.config import settings
from congxa.core import log

log.configure()
application = create_app(settings()).wsgi
