"""At which address does a site stand for the public?"""

from __future__ import annotations

from congxa.config import settings
from congxa.tenancy.queries import SiteFacts


def public_url(site: SiteFacts, path: str = "/") -> str:
    """The absolute public address of a path on a site: at its canonical host, or at <slug>.<site domain>."""
    kept = settings()
    host = site.hosts[0] if site.hosts and not kept.demo else f"{site.slug}.{kept.site_domain}"
    port = f":{kept.port}" if kept.demo else ""
    return f"{'https' if kept.https else 'http'}://{host}{port}{path}"
