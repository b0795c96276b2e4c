"""Lists: sections page by page, and the map of the site."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import NamedTuple
from urllib.parse import urlencode

from flask import Response, request
from flask_babel import gettext as _

from congxa import publishing
from congxa.core.errors import Missing
from congxa.publishing import Kind, public
from congxa.publishing.kinds import Answer, Ask
from congxa.web.requests import current_site
from congxa.web.site.addresses import section_path
from congxa.web.site.beside import BESIDE, LINES, beside, tags_of
from congxa.web.site.finish import TEXT, finish_move, finish_page
from congxa.web.site.frame import current_frame, themes
from congxa.web.site.menu import NEWS_KINDS, NEWS_PATH

LENGTH = 12
MOST_PAGES = 999  # no list is longer, so no address beyond costs a query


class Pages(NamedTuple):
    """Where in a list we are. ``numbers``: those to offer, None for a gap; ``query``: what the reader had asked for,
    to stand in the addresses of other pages, with an ``&`` behind when there is something."""

    number: int
    last: int
    numbers: list[int | None]
    total: int
    query: str


def section(slug: str) -> Response:
    """``/chuyen-muc/<slug>``"""
    unit_id = current_site().unit_id
    found = public.section(unit_id, slug)
    if found is None:
        raise Missing(_("Trang này không có chuyên mục đó. Hãy chọn một chuyên mục trên thanh danh mục."))
    number, kind = asked_page(), publishing.kind_of(found.kind)
    answer = _asked(kind, Ask(unit_id, found.id, request.args, (number - 1) * kind.length, kind.length))
    columns = public.columns_beside(unit_id, LINES, 0, BESIDE)
    return finish_page(
        f"kinds/{kind.key}/list.html",
        [f"section:{found.id}", f"kind:{unit_id}:{kind.key}", *tags_of(unit_id, columns)],
        here=section_path(slug),
        title=found.title,
        section=found,
        kind=kind,
        stories=answer.listing.stories,
        pages=pages_of(number, answer.listing.total, kind.length, answer.kept),
        **answer.context,
        beside=beside(unit_id, columns),
    )


def news() -> Response:
    """``/tin-tuc``: the columns of news together."""
    unit_id = current_site().unit_id
    number = asked_page()
    listing = public.of_kinds(unit_id, NEWS_KINDS, (number - 1) * LENGTH, LENGTH)
    columns = public.columns_beside(unit_id, LINES, 0, BESIDE)
    return finish_page(
        "section.html",
        [f"front:{unit_id}", *tags_of(unit_id, columns)],
        here=NEWS_PATH,
        title=_("Tin tức"),
        section=None,
        kind=None,
        stories=listing.stories,
        pages=pages_of(number, listing.total),
        beside=beside(unit_id, columns),
    )


def about() -> Response:
    """``/gioi-thieu``: an address that people type; the section has the page."""
    return finish_move(section_path("gioi-thieu"))


def site_map() -> Response:
    """``/so-do``"""
    return finish_page("site-map.html", (), here="/so-do")


def robots() -> Response:
    """``/robots.txt`` (RFC 9309)"""
    frame = current_frame()
    return Response(themes().render(frame.theme.name, "robots.txt", frame=frame), content_type=TEXT)


def asked_page() -> int:
    """The number after ``?trang=``, 1 without it. Raises Missing for what is no page number."""
    said = request.args.get("trang", "1")
    number = int(said) if said.isascii() and said.isdigit() and len(said) <= len(str(MOST_PAGES)) else 0
    if not 1 <= number <= MOST_PAGES:
        raise Missing(_("Danh sách không có trang này."))
    return number


def _asked(kind: Kind, ask: Ask) -> Answer:
    if kind.listing is not None:
        return kind.listing(ask)
    return Answer(public.in_section(ask.unit_id, ask.section_id, ask.start, ask.length), {}, {})


def pages_of(number: int, total: int, length: int = LENGTH, kept: Mapping[str, str] | None = None) -> Pages:
    """The way through a list of ``total`` stories. Raises Missing beyond its end."""
    last = max(1, ceil(total / length))
    if number > last:
        raise Missing(_("Danh sách không có trang này."))
    near = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    numbers: list[int | None] = []
    for step, one in enumerate(near):
        if step and one - near[step - 1] > 1:
            numbers.append(None)
        numbers.append(one)
    query = urlencode({name: said for name, said in (kept or {}).items() if said})
    return Pages(number, last, numbers, total, f"{query}&" if query else "")
