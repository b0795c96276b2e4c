"""The English pages: what Decree 42/2022/NĐ-CP, article 7, asks of a site in English, and nothing in Vietnamese on them
but names.

The frame around them is the same with English words in it, so every theme has them without a template of its own.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Response, g, request

from congxa import media, tenancy
from congxa.core.errors import Missing
from congxa.publishing import english, public
from congxa.publishing.english import EnglishItem
from congxa.tenancy import EnglishFacts, in_english, place_in_english
from congxa.tenancy.english import KINDS_IN_ENGLISH
from congxa.web.requests import current_site, public_url
from congxa.web.site.addresses import article_path
from congxa.web.site.attached import gone_among
from congxa.web.site.credits import source_line
from congxa.web.site.finish import finish_move, finish_page
from congxa.web.site.frame import ENGLISH_HOME, Frame, UnitLink, current_frame, offers_english
from congxa.web.site.illustrate import Body
from congxa.web.site.menu import MenuItem

OFFICE = "office"
LARGEST_ID = 2**63 - 1
RIGHTS = "Please cite the source when reusing information from this site."
MISSING = "There is no such page in English. The start page lists what there is."


def choose_language() -> None:
    """Before a page under ``/en/``: the words around it, its errors included, are English where a site offers that."""
    site = g.get("site")
    if site is not None and request.path.startswith(ENGLISH_HOME) and offers_english(site):
        g.frame = english_frame(current_frame())


def is_english() -> bool:
    """Whether the request under way is answered in English."""
    frame: Frame | None = g.get("frame")
    return frame is not None and frame.is_english


def english_path(item: EnglishItem) -> str:
    """The English page of an item."""
    return f"{ENGLISH_HOME}bai-viet/{item.id}/{item.slug}"


def english_home() -> Response:
    """``/en/``"""
    frame = _frame()
    unit_id = current_site().unit_id
    items = english.items_in_english(unit_id)
    return finish_page(
        "english/home.html",
        [f"front:{unit_id}"],
        here=ENGLISH_HOME,
        alternates={"vi": "/", "en": ENGLISH_HOME},
        facts=in_english(current_site(), tenancy.directory()),
        kind_name=KINDS_IN_ENGLISH[frame.site.spec.kind].lower(),
        offices=[item for item in items if item.kind == OFFICE],
        items=[item for item in items if item.kind != OFFICE],
        english_path=english_path,
    )


def english_article(article_id: int, slug: str = "") -> Response:
    """``/en/bai-viet/<id>/<slug>``; other words behind the number lead to the right ones."""
    _frame()
    unit_id = current_site().unit_id
    row = public.article(unit_id, article_id) if article_id <= LARGEST_ID else None
    item = english.item_of(row) if row is not None else None
    if row is None or item is None:
        raise Missing(MISSING)
    path = english_path(item)
    if slug != item.slug:
        return finish_move(path)
    body = Body(item.body, current_site())
    pictures = public.pictures(unit_id, body.picture_ids())
    files = media.files_of(unit_id, body.file_ids())
    return finish_page(
        "english/article.html",
        [f"article:{item.id}", *(f"picture:{number}" for number in pictures), *(f"file:{number}" for number in files)],
        here=path,
        alternates={"vi": article_path(row.id, row.slug), "en": path},
        article=item,
        body=body.shown(pictures, gone_among(files)),
        source=source_line(row),
    )


def _frame() -> Frame:
    if not is_english():
        raise Missing("Trang này không có bản tiếng Anh.")
    return current_frame()


def english_frame(frame: Frame) -> Frame:
    """The same frame for English pages; kept as long as the other."""
    known = tenancy.directory()
    facts = in_english(frame.site, known)
    places = tuple(place for place in map(place_in_english, frame.places) if place)
    return replace(
        frame,
        site=_site(frame, facts),
        name=facts.name,
        kind_of_site="Official website",
        places=places,
        menu=tuple(
            MenuItem(title, path)
            for title, path in (
                ("Home", ENGLISH_HOME),
                ("About", f"{ENGLISH_HOME}#about"),
                ("Organisation", f"{ENGLISH_HOME}#organisation"),
                ("Contact", f"{ENGLISH_HOME}#contact"),
            )
        ),
        units=tuple(_link(unit_id) for unit_id in known.below.get(frame.site.unit_id, ()) if _is_open(unit_id)),
        home=ENGLISH_HOME,
    )


def _site(frame: Frame, facts: EnglishFacts) -> tenancy.SiteFacts:
    said = frame.site.spec.site
    contact = said.contact.model_copy(
        update={
            "managing_body": facts.managing_body,
            "governing_body": facts.governing_body,
            "address": facts.address,
            "responsible_role": facts.responsible_role,
            "copyright_note": RIGHTS,
        }
    )
    title = f"Official website of {facts.name}"
    words = {"title": title, "slogan": title, "contact": contact, "board": (), "links": ()}
    others = tuple(language for language in said.languages if language != "en")
    site = said.model_copy(update={**words, "languages": ("en", *others)})
    return replace(frame.site, spec=frame.site.spec.model_copy(update={"site": site}))


def _is_open(unit_id: int) -> bool:
    site = tenancy.directory().by_id[unit_id]
    return site.spec.site.state in ("active", "archived") and offers_english(site)


def _link(unit_id: int) -> UnitLink:
    known = tenancy.directory()
    unit = known.by_id[unit_id]
    return UnitLink(in_english(unit, known).name, public_url(unit, ENGLISH_HOME), unit.spec.population)
