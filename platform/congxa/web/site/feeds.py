"""Feeds of the site and of each section, as RSS 2.0 and as Atom 1.0 (RFC 4287), and the page that explains them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import NamedTuple

from flask import Response
from flask_babel import gettext as _

from congxa import copyright, publishing
from congxa.copyright import WorkKind
from congxa.core import clock
from congxa.core.errors import Missing
from congxa.publishing import feeds as items
from congxa.publishing import public
from congxa.publishing.public import AnyRow
from congxa.web.requests import current_site
from congxa.web.site.addresses import section_path
from congxa.web.site.finish import finish_page, finish_xml
from congxa.web.site.frame import current_frame

RSS, ATOM = "application/rss+xml; charset=utf-8", "application/atom+xml; charset=utf-8"


class Feed(NamedTuple):
    """What the templates of both forms tell."""

    title: str
    page: str  # what a person reads instead
    rss: str
    atom: str
    updated: datetime  # when an item changed last; while there is none, when the unit began
    stories: Sequence[AnyRow]
    credits: Mapping[int, FeedCredits]  # by the number of the item


class FeedCredits(NamedTuple):
    """What an entry names: its author, whose its text is, and whose its picture. Empty where nothing is said."""

    author: str
    text: str
    picture: str


class FeedLink(NamedTuple):
    """A line of the page that lists the feeds."""

    title: str
    rss: str
    atom: str


def rss() -> Response:
    """``/rss.xml``"""
    return _of_site("feed.xml", RSS)


def atom() -> Response:
    """``/atom.xml``"""
    return _of_site("atom.xml", ATOM)


def section_rss(slug: str) -> Response:
    """``/chuyen-muc/<slug>/rss.xml``"""
    return _of_section(slug, "feed.xml", RSS)


def section_atom(slug: str) -> Response:
    """``/chuyen-muc/<slug>/atom.xml``"""
    return _of_section(slug, "atom.xml", ATOM)


def feeds() -> Response:
    """``/rss``"""
    said = current_site().spec.site
    links = [FeedLink(_("Tin mới của cả trang"), "/rss.xml", "/atom.xml")]
    for section in said.sections:
        path = section_path(section.slug)
        links.append(FeedLink(section.name, f"{path}/rss.xml", f"{path}/atom.xml"))
    return finish_page("feeds.html", (), here="/rss", feeds=links)


def _of_site(template: str, content_type: str) -> Response:
    unit_id = current_site().unit_id
    title = current_site().spec.site.title
    feed = _feed(title, "", items.feed(unit_id))
    return finish_xml(template, [f"front:{unit_id}"], content_type, feed=feed, words_of=words_of)


def _of_section(slug: str, template: str, content_type: str) -> Response:
    unit_id = current_site().unit_id
    section = public.section(unit_id, slug)
    if section is None:
        raise Missing(_("Trang này không có chuyên mục đó. Hãy chọn một chuyên mục trên thanh danh mục."))
    title = f"{section.title} - {current_site().spec.site.title}"
    feed = _feed(title, section_path(slug), items.feed(unit_id, section.id))
    return finish_xml(template, [f"section:{section.id}"], content_type, feed=feed, words_of=words_of)


def words_of(story: AnyRow) -> str:
    """What an entry says: the facts with which its kind begins, then the summary; never nothing."""
    facts = publishing.kind_of(story.kind).feed_line(story.fields)
    return f"{facts} {story.summary}".strip() or str(story.title)


def _feed(title: str, path: str, stories: Sequence[AnyRow]) -> Feed:
    began = datetime.combine(current_frame().site.spec.valid_from, time(), clock.VIETNAM)
    updated = max((story.updated_at for story in stories), default=began)
    return Feed(title, path or "/", f"{path}/rss.xml", f"{path}/atom.xml", updated, stories, _credits(stories))


def _credits(stories: Sequence[AnyRow]) -> dict[int, FeedCredits]:
    unit_id = current_site().unit_id
    texts = copyright.origins(unit_id, WorkKind.ARTICLE, [story.id for story in stories])
    covers = [story.cover_id for story in stories if story.cover_id]
    pictures = copyright.origins(unit_id, WorkKind.PICTURE, covers)
    return {
        story.id: FeedCredits(
            author=copyright.author_shown(texts.get(story.id), story.byline),
            text=copyright.credit(texts.get(story.id)),
            picture=copyright.credit(pictures.get(story.cover_id)),
        )
        for story in stories
    }
