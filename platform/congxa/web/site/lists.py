"""Lists: sections page by page, the map of the site, and what programs read of them."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from flask import Response, request
from flask_babel import gettext as _

from congxa.core.errors import Missing
from congxa.publishing import public
from congxa.web.requests import current_site
from congxa.web.site.addresses import section_path
from congxa.web.site.beside import DOCUMENTS, LINES, beside, tags_of
from congxa.web.site.finish import FEED, TEXT, XML, finish_move, finish_page, finish_xml
from congxa.web.site.frame import NEWS_KINDS, NEWS_PATH, NOTICES, current_frame, themes

LENGTH = 12
MOST_PAGES = 999  # no list is longer, so no address beyond costs a query


class Pages(NamedTuple):
    """Where in a list we are. ``numbers``: those to offer, None for a gap."""

    number: int
    last: int
    numbers: list[int | None]


def section(slug: str) -> Response:
    """``/chuyen-muc/<slug>``"""
    unit_id = current_site().unit_id
    found = public.section(unit_id, slug)
    if found is None:
        raise Missing(_("Trang này không có chuyên mục đó. Hãy chọn một chuyên mục trên thanh danh mục."))
    number = asked_page()
    listing = public.in_section(unit_id, found.id, (number - 1) * LENGTH, LENGTH)
    columns = public.columns_beside(unit_id, LINES, 0, NOTICES, DOCUMENTS)
    return finish_page(
        "section.html",
        [f"section:{found.id}", *tags_of(unit_id, columns)],
        here=section_path(slug),
        title=found.title,
        section=found,
        stories=listing.stories,
        pages=pages_of(number, listing.total),
        beside=beside(unit_id, columns),
    )


def news() -> Response:
    """``/tin-tuc``: the columns of news together."""
    unit_id = current_site().unit_id
    number = asked_page()
    listing = public.of_kinds(unit_id, NEWS_KINDS, (number - 1) * LENGTH, LENGTH)
    columns = public.columns_beside(unit_id, LINES, 0, NOTICES, DOCUMENTS)
    return finish_page(
        "section.html",
        [f"front:{unit_id}", *tags_of(unit_id, columns)],
        here=NEWS_PATH,
        title=_("Tin tức"),
        section=None,
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


def feed() -> Response:
    """``/rss.xml`` (RSS 2.0)"""
    unit_id = current_site().unit_id
    return finish_xml("feed.xml", [f"front:{unit_id}"], FEED, stories=public.newest(unit_id))


def sitemap() -> Response:
    """``/sitemap.xml`` (sitemaps.org)"""
    unit_id = current_site().unit_id
    stories = public.newest(unit_id, public.SITEMAP_LENGTH)
    return finish_xml("sitemap.xml", [f"front:{unit_id}"], XML, stories=stories)


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


def pages_of(number: int, total: int) -> Pages:
    """The way through a list of ``total`` stories. Raises Missing beyond its end."""
    last = max(1, ceil(total / LENGTH))
    if number > last:
        raise Missing(_("Danh sách không có trang này."))
    near = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    numbers: list[int | None] = []
    for step, one in enumerate(near):
        if step and one - near[step - 1] > 1:
            numbers.append(None)
        numbers.append(one)
    return Pages(number, last, numbers)
