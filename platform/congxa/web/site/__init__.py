"""What does the public see at a site's host? Without cookie, sign-in or session; read-only but for a vote in a poll.

The address book:

    /                                   the front page
    /tin-tuc?trang=2                    all news, page by page
    /chuyen-muc/<slug>?trang=2          a section
    /bai-viet/<id>/<slug>               an article or a standing page
    /gioi-thieu                         moved to the section of that name
    /so-do                              the map of the site
    /tim-kiem?tu-khoa=…                 what answers to some words; goi-y.json below it while they are typed
    /tep/<id>/<width>.webp              a picture in public use; 960.jpg for old browsers
    /tap-tin/<id>/<name>                a file of a published item, to save or to play
    /tap-tin/<id>/trang/<n>/<width>.webp  a page of a PDF
    /kiem-tra-tep?sha256=…              whether a copy of a file is the one that stands here
    /giao-dien/tokens-<digest>.css      the colours of the site
    /giao-dien/<theme>/<digest>/<path>  a picture of the theme
    /tham-do/<id>                       takes a vote in a poll, by POST
    /su-kien/<id>.ics                   an event for a calendar program
    /og/<id>-<version>.jpg              the picture beside a shared link
    /luot-xem/<id>.gif  .json           counts a reading; says how many there were
    /en/  /en/bai-viet/<id>/<slug>      what the rules ask in English
    /rss                                which feeds there are, in plain words
    /ma-qr/<id>.svg                     the address of an article for a telephone's camera
    /rss.xml  /atom.xml                 the newest of the site; below a section's address, of the section
    /sitemap.xml  /robots.txt           for search engines
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from flask import Blueprint, Flask, g
from flask_babel import Babel

from congxa import media
from congxa.tenancy import SiteFacts
from congxa.theming import Themes
from congxa.web import built, errors
from congxa.web.access import View, plain, public, public_write
from congxa.web.built import asset
from congxa.web.site import (
    addresses,
    article,
    calendar,
    downloads,
    english,
    feeds,
    files,
    find,
    front,
    given,
    lists,
    poll,
    preview,
    qr,
    refusals,
    schema_org,
    share_picture,
    sitemap,
    verify,
    visits,
)
from congxa.web.site.frame import ENGLISH_HOME
from congxa.web.site.hosts import BLUEPRINT, find_site

__all__ = ["blueprint", "offer_preview", "register"]

# The words of the public pages have a catalogue of their own: a management page says some of them differently.
TRANSLATIONS = Path(__file__).parents[1] / "translations"

blueprint = Blueprint(BLUEPRINT, __name__)

_PAGES: Mapping[str, View] = {
    "/": front.front,
    "/tin-tuc": lists.news,
    "/chuyen-muc/<slug>": lists.section,
    "/bai-viet/<int:article_id>": article.article,
    "/bai-viet/<int:article_id>/<slug>": article.article,
    "/gioi-thieu": lists.about,
    "/so-do": lists.site_map,
    find.SEARCH_PATH: find.search,
    f"{find.SEARCH_PATH}/goi-y.json": find.suggestions,
    "/tep/<int:picture_id>/<int:width>.webp": files.picture,
    "/tep/<int:picture_id>/960.jpg": files.picture_fallback,
    "/kiem-tra-tep": verify.verify,
    "/tap-tin/<int:file_id>/<filename>": downloads.download,
    "/tap-tin/<int:file_id>/trang/<int:number>/<int:width>.webp": downloads.page_picture,
    "/su-kien/<int:article_id>.ics": calendar.event,
    "/ma-qr/<int:article_id>.svg": qr.code,
    "/og/<int:article_id>-<version>.jpg": share_picture.article_picture,
    "/og/trang-<version>.jpg": share_picture.site_picture,
    "/luot-xem/<int:article_id>.json": visits.article_numbers,
    "/luot-xem/trang.json": visits.site_numbers,
    ENGLISH_HOME: english.english_home,
    "/en/bai-viet/<int:article_id>": english.english_article,
    "/en/bai-viet/<int:article_id>/<slug>": english.english_article,
    "/rss": feeds.feeds,
    "/rss.xml": feeds.rss,
    "/atom.xml": feeds.atom,
    "/chuyen-muc/<slug>/rss.xml": feeds.section_rss,
    "/chuyen-muc/<slug>/atom.xml": feeds.section_atom,
    "/sitemap.xml": sitemap.sitemap,
    "/sitemap-<int:number>.xml": sitemap.sitemap_part,
}
# These need no row.
_LOOKS: Mapping[str, View] = {
    "/giao-dien/tokens-<digest>.css": files.tokens,
    "/giao-dien/<theme>/<digest>/<path:path>": files.theme_image,
    "/luot-xem/<int:article_id>.gif": visits.article_dot,
    "/luot-xem/trang.gif": visits.site_dot,
    "/robots.txt": lists.robots,
}
_WRAPPED = {view: public(view) for view in _PAGES.values()}  # once each: two addresses may share a view
for _rule, _view in _PAGES.items():
    blueprint.add_url_rule(_rule, _view.__name__, _WRAPPED[_view])
for _rule, _view in _LOOKS.items():
    blueprint.add_url_rule(_rule, _view.__name__, plain(_view))
blueprint.add_url_rule("/tham-do/<int:poll_id>", "vote", public_write(poll.vote), methods=["GET", "POST"])


# What every template may call, beside the notation of dates and numbers (theming.themes).
FUNCTIONS: Mapping[str, Callable[..., object]] = {
    "asset": asset,
    "article_script": schema_org.article_script,
    "breadcrumb_script": schema_org.breadcrumb_script,
    "site_script": schema_org.site_script,
    "article_share_path": share_picture.article_path,
    "site_share_path": share_picture.site_path,
}
FILTERS: Mapping[str, Callable[..., object]] = {
    "article_path": addresses.story_path,
    "section_path": addresses.section_path,
    "cover_fallback_path": addresses.cover_fallback_path,
    "cover_focus": addresses.cover_focus,
    "cover_path": addresses.cover_path,
    "look": addresses.look,
    "picture_path": addresses.picture_path,
    "fallback_path": addresses.fallback_path,
    "file_path": addresses.file_path,
    "given_by": given.given_by,
    "giver": given.giver,
    "page_path": addresses.page_path,
    "page_size": media.page_size,
}


def register(app: Flask, themes: Themes) -> None:
    """Make an application the public face: its pages, built files and errors, in the language of each site."""
    asset("site.css")  # without the built front-end the process does not start
    themes.offer(FUNCTIONS, FILTERS)
    app.extensions.update({"congxa.themes": themes, "congxa.frames": {}, "congxa.own_hosts": {}})
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, default_locale="vi", default_domain="site", locale_selector=_language)
    built.register(app)
    app.before_request(find_site)
    app.before_request(english.choose_language)
    app.register_blueprint(blueprint)
    errors.register(app, refusals.render)


def offer_preview(app: Flask, themes: Themes) -> None:
    """Let the management application show sites as they would be: ``app.extensions["congxa.preview"]``."""
    themes.offer(FUNCTIONS, FILTERS)
    preview.offer(app, themes)


def _language() -> str:
    site: SiteFacts | None = g.get("site")
    if english.is_english():
        return "en"
    return site.spec.site.languages[0] if site else "vi"
