"""Which addresses and which pictures does a search engine find? (sitemaps.org, with the extension for images)"""

from __future__ import annotations

from math import ceil

from flask import Response

from congxa.core.errors import Missing
from congxa.publishing import feeds as items
from congxa.web.requests import current_site
from congxa.web.site.addresses import section_path
from congxa.web.site.finish import XML, finish_xml

STANDING = ("/tin-tuc", "/so-do", "/rss")
MOST_PARTS = 50_000  # the most that an index may name


def sitemap() -> Response:
    """``/sitemap.xml``: all addresses, or an index of the parts where there are too many for one file."""
    unit_id = current_site().unit_id
    sections = items.sections(unit_id)
    parts = ceil(sum(section.items for section in sections) / items.SITEMAP_PART)
    if parts > 1:
        return finish_xml("sitemap-index.xml", [f"front:{unit_id}"], XML, parts=range(1, parts + 1))
    return _part(1, sections)


def sitemap_part(number: int) -> Response:
    """``/sitemap-<number>.xml``"""
    if not 1 <= number <= MOST_PARTS:
        raise Missing("Sơ đồ trang không có phần này.")
    return _part(number, items.sections(current_site().unit_id) if number == 1 else [])


def _part(number: int, sections: list[items.SectionFacts]) -> Response:
    unit_id = current_site().unit_id
    stories = items.addresses(unit_id, number)
    if number > 1 and not stories:
        raise Missing("Sơ đồ trang không có phần này.")
    changed = [section.changed_at for section in sections if section.changed_at is not None]
    pages = [("/", max(changed, default=None)), *((path, None) for path in STANDING)] if number == 1 else []
    pages += [(section_path(section.slug), section.changed_at) for section in sections]
    return finish_xml("sitemap.xml", [f"front:{unit_id}"], XML, pages=pages, stories=stories)
