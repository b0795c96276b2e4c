"""The site as it would be: a draft in the real theme, rendered on the management host for the desk.

``app.extensions["congxa.preview"]`` of the management application is a ``Preview``. The desk calls it inside the scope
of the public face (``access.as_reader``), so that nothing shows which readers could not see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from flask import Flask, Response, g
from flask_babel import force_locale
from selectolax.lexbor import LexborHTMLParser

from congxa.core import clock, text
from congxa.core.db import db
from congxa.core.errors import Missing
from congxa.publishing import Draft, intake, public
from congxa.tenancy import SiteFacts
from congxa.theming import Themes
from congxa.web.access import plain
from congxa.web.headers import FRAMED_POLICY
from congxa.web.requests import public_url
from congxa.web.site.article import Item, item_context, read_item
from congxa.web.site.beside import BESIDE
from congxa.web.site.files import theme_image
from congxa.web.site.finish import CSS, HTML, guarded_page
from congxa.web.site.frame import make_frame
from congxa.web.site.front import front_page
from congxa.web.site.related import AMONG

Context = Callable[[], Mapping[str, object]]


class Preview:
    """Pages of a site in the face of other facts than those in force."""

    def __init__(self, themes: Themes) -> None:
        self.themes = themes

    def drafted_item(self, unit_id: int, article_id: int) -> Item | None:
        """See the function of this name."""
        return drafted_item(unit_id, article_id)

    def typed_item(self, unit_id: int, draft: Draft, article_id: int | None) -> Item:
        """See the function of this name."""
        return typed_item(unit_id, draft, article_id)

    def front(self, facts: SiteFacts, tokens_path: str) -> Response:
        """The front page. ``tokens_path``: where the page finds the colours of these facts."""
        return self.page(facts, tokens_path, "front.html", lambda: front_page(facts))

    def item(self, facts: SiteFacts, tokens_path: str, item: Item, files_at: str) -> Response:
        """The page of an item of any kind, read before by ``drafted_item``. ``files_at``: where the management host has
        the files that no reader may see yet."""

        def context() -> Mapping[str, object]:
            columns = public.columns_beside(facts.unit_id, AMONG, item.row.section_id, BESIDE)
            return item_context(facts.unit_id, item, columns)

        answer = self.page(facts, tokens_path, item.template, context)
        answer.set_data(at_the_desk(answer.get_data(as_text=True), files_at))
        return answer

    def page(self, facts: SiteFacts, tokens_path: str, template: str, context: Context) -> Response:
        """Any page of the site, an item's too: its template and, called once the site is set, what it shows.

        The answer may stand in a frame of the management host alone; no cache and no search engine keeps it.
        """
        if facts.spec.site.theme not in self.themes.names():
            raise Missing("Không có giao diện này.")
        with force_locale(facts.spec.site.languages[0]):
            g.site = facts
            g.frame = replace(make_frame(facts, self.themes), tokens_path=tokens_path)
            document = guarded_page(template, **context())
        answer = Response(lead_out(document, public_url(facts, "")), content_type=HTML)
        answer.headers.update(
            {
                "Content-Security-Policy": FRAMED_POLICY,
                "X-Robots-Tag": "noindex, nofollow",
                "Cache-Control": "private, no-store",
            }
        )
        return answer

    def tokens(self, facts: SiteFacts) -> Response:
        """The stylesheet with the colours of these facts."""
        answer = Response(make_frame(facts, self.themes).tokens, content_type=CSS)
        answer.headers["Cache-Control"] = "private, no-store"
        return answer


def drafted_item(unit_id: int, article_id: int) -> Item | None:
    """An item as it would be public now, for ``Preview.item``; None when the unit has none of that number. Runs in the
    scope of the desk, which may see drafts with their pictures and files."""
    row = public.article(unit_id, article_id)
    if row is None:
        return None
    dated: Any = SimpleNamespace(**{**row._mapping, "published_at": row.published_at or clock.now()})
    dated._mapping = vars(dated)  # it is read as a row
    item = read_item(unit_id, dated)
    db.session.expunge_all()  # it is shown in another transaction
    return item


def typed_item(unit_id: int, draft: Draft, article_id: int | None) -> Item:
    """An item as it is typed now, cleaned as a save would clean it; for ``Preview.item``. Runs in the scope of the
    desk. ``article_id``: of the item that is changed, None for a new one."""
    standing = public.article(unit_id, article_id) if article_id else None
    plain, now = intake.cleaned(unit_id, draft), clock.now()
    section = public.section(unit_id, plain.section)
    names = dict.fromkeys(public.ARTICLE_COLUMNS)
    origin = {name: getattr(plain.origin, name) for name in plain.origin.as_facts() if name in names}
    kept = dict(standing._mapping) if standing is not None else {"id": 0, "published_at": now}
    said = {
        **{name: getattr(plain, name) for name in ("title", "summary", "body", "byline", "cover_id", "kind", "fields")},
        **{"updated_at": now, "is_withheld": False, "slug": text.slug(plain.title)},
        **{"section_id": section.id if section else 0, "section_slug": section.slug if section else ""},
        "section_title": section.title if section else "",
        "published_at": kept.get("published_at") or now,
        **origin,
    }
    dated: Any = SimpleNamespace(**(names | kept | said))
    dated._mapping = vars(dated)
    item = read_item(unit_id, dated)
    db.session.expunge_all()
    return item


def at_the_desk(document: str, files_at: str) -> str:
    """The same page with films and pages of papers from where the desk has them."""
    pages = re.sub(r"/tap-tin/(\d+)/trang/", rf"{files_at}/\1/trang/", document)
    return re.sub(r' src="/tap-tin/(\d+)/[^"]*"', rf' src="{files_at}/\1/tep"', pages)


def lead_out(document: str, url: str) -> str:
    """Links go to the public site in another window, and forms do nothing: nobody is led astray inside the frame. What
    is seen there is no visit that counts."""
    tree = LexborHTMLParser(document)
    if tree.body is not None and "data-visit" in tree.body.attributes:
        del tree.body.attrs["data-visit"]
    for dot in tree.css("img[src^='/luot-xem/']"):
        dot.decompose()
    for link in tree.css("a[href]"):
        address = link.attributes.get("href") or ""
        if address.startswith("#"):
            continue
        link.attrs["href"] = url + address if address.startswith("/") else address
        link.attrs["target"], link.attrs["rel"] = "_blank", "noopener"
    for form in tree.css("form"):
        form.attrs["inert"] = ""
    return tree.html or ""


def offer(app: Flask, themes: Themes) -> None:
    """Let the management application show sites: with pictures of themes at the addresses that pages name."""
    app.extensions.update({"congxa.themes": themes, "congxa.own_hosts": {}, "congxa.preview": Preview(themes)})
    app.add_url_rule("/giao-dien/<theme>/<digest>/<path:path>", "theme_image", plain(theme_image))
