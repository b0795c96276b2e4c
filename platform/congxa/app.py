"""The platform as one WSGI application, put together in an ordered list of steps.

Two Flask applications stand behind one page cache: the public one has no session, no sign-in and no cookie; the
management one has no public page. The host decides which is entered, so that neither can reach the other's views.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from flask import Flask, render_template, request, session
from flask_babel import Babel, get_locale
from flask_limiter import Limiter
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from congxa import media, publishing, tenancy
from congxa.adapters.cache import Cache
from congxa.adapters.storage import Storage
from congxa.adapters.tally import Tally
from congxa.config import Settings
from congxa.core import clock, text
from congxa.core.db import db, on_drop
from congxa.core.household import household
from congxa.theming import Themes
from congxa.web import account, built, desk, errors, headers, health, office, site, uploads
from congxa.web.access import View, assert_declared
from congxa.web.account import login
from congxa.web.built import asset
from congxa.web.pagecache import PageCache, PageCacheMiddleware
from congxa.web.requests import here
from congxa.web.script_words import script_words
from congxa.web.told import tell_everything
from congxa.web.translations import ages

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = structlog.get_logger(__name__)

_LIMITER_PATIENCE: dict[str, Any] = {"socket_timeout": 0.25, "socket_connect_timeout": 0.25}  # seconds
SIGN_IN_LIMITS = {"account.sign_in": ("POST", "30/minute")}
# The dearest pages that anybody may ask for, and never kept. A school or an office is one address for many people.
SITE_LIMITS = {
    "site.search": ("GET", "120/minute"),
    "site.suggestions": ("GET", "600/minute"),
    "site.vote": ("POST", "30/minute;300/day"),  # whoever says to be another browser each time does not decide a poll
}
TELL_TRIES = 8
MAX_VOTE = 16 * 1024  # of the only form that the public face takes
FILTERS: dict[str, Callable[..., str]] = {
    "short_date": text.short_date,
    "short_moment": text.short_moment,
    "date_in_words": text.date_in_words,
    "number": text.number,
    "file_size": text.size,
    "age": lambda moment: ages.age_in_words(moment, clock.now()),
}


@dataclass(frozen=True)
class Platform:
    """Everything that serves: the WSGI callable, the two applications in it, and the page cache in front."""

    wsgi: WSGIApplication
    site_app: Flask
    manage_app: Flask
    pages: PageCache
    cache: Cache | None


def create_app(settings: Settings) -> Platform:
    """Build the platform from its settings; raises RuntimeError when an endpoint declares no access."""
    media.configure(Storage.open(settings.storage))
    site_app, manage_app = create_site_app(settings), create_manage_app(settings)
    pages = PageCache(settings.page_cache_mb * 1024 * 1024)
    cache = Cache.connect(settings.redis_url) if settings.redis_url else None
    for app in (site_app, manage_app):
        app.extensions["congxa.cache"] = cache
    _follow_drops(pages, cache)
    by_host = _by_host(settings, site_app.wsgi_app, manage_app.wsgi_app)
    wsgi: WSGIApplication = PageCacheMiddleware(by_host, pages)
    if settings.proxies:
        count = settings.proxies
        wsgi = ProxyFix(wsgi, x_for=count, x_proto=count, x_host=count)
    return Platform(wsgi, site_app, manage_app, pages, cache)


def create_site_app(settings: Settings) -> Flask:
    """The public face."""
    app = _flask("congxa.site", settings)
    app.extensions["congxa.tally"] = _tally(settings)
    themes = Themes(settings.themes, publishing.kind_templates())
    app.config["MAX_CONTENT_LENGTH"] = MAX_VOTE
    site.register(app, themes)
    _limit(app, settings, SITE_LIMITS)
    _finish(app, settings, private=False)
    return app


def create_manage_app(settings: Settings) -> Flask:
    """The management face: account, desks, offices."""
    if len(settings.secret_key) < 32:
        raise RuntimeError("SECRET_KEY signs the sessions: set it to at least 32 random characters.")
    app = _flask("congxa.manage", settings)
    app.secret_key = settings.secret_key
    app.config.update(
        SESSION_COOKIE_NAME="__Host-phien" if settings.https else "phien",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=settings.https,
    )
    uploads.register(app)
    CSRFProtect(app)
    _translate(app)
    login.register(app)
    for blueprint in (account.blueprint, desk.blueprint, office.blueprint):
        app.register_blueprint(blueprint)
    app.jinja_env.globals.update(asset=asset, here=here, get_locale=get_locale, script_words=script_words)
    app.jinja_env.filters.update(FILTERS)
    tell_everything(app.jinja_env)
    _limit(app, settings, SIGN_IN_LIMITS)

    def render(status: int, title: str, message: str) -> str:
        return render_template("error.html", status=status, title=title, message=message, back=errors.way_back())

    errors.register(app, render)
    site.offer_preview(app, Themes(settings.themes, publishing.kind_templates()))
    _finish(app, settings, private=True)
    return app


def create_command_app(settings: Settings) -> Flask:
    """What a command or the worker needs: rows, files, and a way to tell the web servers what changed. No views."""
    media.configure(Storage.open(settings.storage))
    app = _flask("congxa.command", settings)
    app.extensions["congxa.tally"] = _tally(settings)
    if settings.redis_url:
        cache = Cache.connect(settings.redis_url)

        def tell(tags: frozenset[str]) -> None:
            # A command ends after this, so it cannot make a lost message good later, as a server does.
            for _ in range(TELL_TRIES):
                if cache.drop(tags):
                    return
                time.sleep(0.25)
            log.error("pages_may_be_old", until="five minutes from now", tags=len(tags))

        on_drop(tell)
    return app


def _tally(settings: Settings) -> Tally | None:
    return Tally(settings.redis_url) if settings.redis_url else None


def _flask(name: str, settings: Settings) -> Flask:
    root = Path(__file__).parent / "web"
    app = Flask(
        name,
        root_path=str(root),
        template_folder=str(root / "templates"),
        static_folder=None,
    )
    app.config.update(
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS={
            "pool_size": settings.web_threads + 1,
            "max_overflow": 2,
            "pool_timeout": 3,
            "pool_pre_ping": False,
            "pool_recycle": 1800,
            "connect_args": {"connect_timeout": 3},
        },
    )
    app.jinja_env.auto_reload = False
    db.init_app(app)
    return app


def _finish(app: Flask, settings: Settings, *, private: bool) -> None:
    health.register(app)
    built.register(app)
    headers.register(app, https=settings.https, private=private)
    assert_declared(app)


def _translate(app: Flask) -> None:
    def language() -> str:
        return str(session.get("language", "vi"))

    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(Path(__file__).parent / "web" / "translations")
    Babel(app, default_locale="vi", locale_selector=language, default_timezone="Asia/Ho_Chi_Minh")


def _limit(app: Flask, settings: Settings, limits: Mapping[str, tuple[str, str]]) -> None:
    """At most so many requests of an endpoint per address; counted in Redis, and without Redis per process."""
    limiter = Limiter(
        lambda: household(request.remote_addr or "127.0.0.1"),  # an empty key would not be counted at all
        app=app,
        storage_uri=settings.redis_url.replace("unix://", "redis+unix://") or "memory://",
        storage_options=_LIMITER_PATIENCE if settings.redis_url else {},
        in_memory_fallback_enabled=bool(settings.redis_url),
        key_prefix="congxa",
    )
    for endpoint, (method, limit) in limits.items():
        view: View = app.view_functions[endpoint]
        limited: Any = limiter.limit(limit, methods=[method])(view)
        app.view_functions[endpoint] = limited


def _follow_drops(pages: PageCache, cache: Cache | None) -> None:
    """What a commit changed leaves the page cache of this process at once, and of all others through Redis."""

    def drop(tags: frozenset[str]) -> None:
        if tenancy.APPLIED in tags:
            tenancy.doubt_directory()  # a desk arranged its site: first, as in ``heard``
        pages.drop_local(tags)
        if cache is not None:
            cache.drop(tags)

    def heard(number: int, tags: Collection[str]) -> None:
        if tenancy.APPLIED in tags:
            tenancy.doubt_directory()  # first, so that no page made from now on shows the older files
        pages.on_drop(number, tags)

    def ready() -> None:
        tenancy.doubt_directory()  # an apply may have gone unheard
        pages.on_ready()

    on_drop(drop)
    if cache is not None:
        cache.subscribe(heard, pages.on_lost, ready)


def _by_host(settings: Settings, site_face: WSGIApplication, manage_face: WSGIApplication) -> WSGIApplication:
    def dispatch(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        host = str(environ.get("HTTP_HOST", "")).partition(":")[0].lower().rstrip(".")
        face = manage_face if host == settings.manage_host else site_face
        return face(environ, start_response)

    return dispatch
