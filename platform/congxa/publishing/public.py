"""What does the public face show? Rows shaped for its pages, few queries a page.

Everything here runs in the role of the public face, whose row-level security shows only what is published, in use and
not expired; so no query says it again. Statements are built once: building one costs as much as running it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias, cast

from sqlalchemy import (
    ColumnElement,
    Executable,
    FromClause,
    Row,
    Select,
    String,
    Table,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
)

from congxa.core import clock, db
from congxa.media.models import is_shown
from congxa.publishing import readable
from congxa.publishing.models import Banner, Section
from congxa.publishing.pictures.shown import LOOK, PICTURES, SHOWN_SIZE, cover_look
from congxa.publishing.sources import COVER_ORIGIN, COVER_PROVENANCE, ORIGIN, PROVENANCE, is_of

ARTICLES = readable.ARTICLES
SECTIONS, BANNERS = (cast(Table, model.__table__) for model in (Section, Banner))
_ARTICLE, _SECTION, _BANNER, _PICTURE = ARTICLES.c, SECTIONS.c, BANNERS.c, PICTURES.c
LINES = (
    *(_ARTICLE.id, _ARTICLE.title, _ARTICLE.slug, _ARTICLE.summary, _ARTICLE.cover_id, _ARTICLE.published_at),
    *(_ARTICLE.kind, _ARTICLE.fields, cover_look(ARTICLES), _ARTICLE.has_second_eyes),
    *(_ARTICLE.source_unit_id, _ARTICLE.source_article_id),
)
AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"


class Facts(dict[str, Any]):
    """Kept facts for a template: what was never said is an empty word there, whatever kind of item stands in a list."""

    def __missing__(self, name: str) -> str:
        return ""


class Story(NamedTuple):
    """One line of a list."""

    id: int
    title: str
    slug: str
    summary: str
    cover_id: int | None
    published_at: datetime
    kind: str
    fields: Mapping[str, Any]  # as ``Kind.tidy`` keeps them
    cover_look: str | None = ""
    has_second_eyes: bool = True  # two people have looked at it: it may stand on top of the front page
    source_unit_id: int | None = None  # the unit above that sent it, and its number there
    source_article_id: int | None = None


class Column(NamedTuple):
    """A section with its newest stories."""

    id: int
    slug: str
    title: str
    kind: str
    stories: list[Story]


class Listing(NamedTuple):
    """One page of a list, and how many stories the whole list has."""

    stories: list[Story]
    total: int


def rows(statement: Executable, **values: object) -> Sequence[AnyRow]:
    """The rows of a statement with these values."""
    return db.rows(statement, values)


_TODAY = bindparam("today", callable_=lambda: clock.today().isoformat(), type_=String)


def fact(name: str, articles: FromClause = ARTICLES) -> ColumnElement[str]:
    """A fact of an item as text, null where nothing is kept. Days and moments stand in the order of time."""
    found: ColumnElement[str] = articles.c.fields[name].astext
    return found


def _columns(*, some: bool) -> Select[*tuple[Any, ...]]:
    newest = (
        select(*LINES)
        .where(_ARTICLE.unit_id == _SECTION.unit_id, _ARTICLE.section_id == _SECTION.id)
        # What was told for a time is told no more after it; the list of its section goes on showing it.
        .where(or_(_ARTICLE.kind != "notice", func.coalesce(fact("expires_on"), "9") >= _TODAY))
        .order_by(_ARTICLE.published_at.desc(), _ARTICLE.id.desc())
        .limit(bindparam("depth"))
        .lateral("newest")
    )
    statement = (
        select(_SECTION.id.label("section_id"), _SECTION.slug, _SECTION.title, _SECTION.kind, *newest.c)
        .select_from(SECTIONS.outerjoin(newest, true()))
        .where(_SECTION.unit_id == bindparam("unit_id"))
        .order_by(_SECTION.position, _SECTION.id, newest.c.published_at.desc(), newest.c.id.desc())
    )
    if not some:
        return statement
    of_kinds = _SECTION.kind.in_(bindparam("kinds", expanding=True))
    return statement.where(or_(_SECTION.id == bindparam("section_id"), of_kinds))


_ALL_COLUMNS, _SOME_COLUMNS = _columns(some=False), _columns(some=True)


def columns(unit_id: int, depth: int) -> list[Column]:
    """All sections in use in the order of the menu, each with at most ``depth`` stories, the newest first."""
    return _grouped(rows(_ALL_COLUMNS, unit_id=unit_id, depth=depth))


def columns_beside(unit_id: int, depth: int, section_id: int, kinds: Collection[str]) -> list[Column]:
    """Only what stands beside a page: the section of that id, and those of these kinds."""
    return _grouped(rows(_SOME_COLUMNS, unit_id=unit_id, depth=depth, section_id=section_id, kinds=sorted(kinds)))


def _grouped(rows: Sequence[AnyRow]) -> list[Column]:
    return [
        Column(head[0], head[1], head[2], head[3], [story_of(row[4:]) for row in group if row[4] is not None])
        for head, group in groupby(rows, lambda row: row[:4])
    ]


_IN_SECTION = (
    select(*LINES, func.count().over().label("total"))
    .where(_ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.section_id == bindparam("section_id"))
    .order_by(_ARTICLE.published_at.desc(), _ARTICLE.id.desc())
    .limit(bindparam("length"))
    .offset(bindparam("start"))
)
_OF_KINDS = (
    select(*LINES, func.count().over().label("total"))
    .where(_ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.kind.in_(bindparam("kinds", expanding=True)))
    .order_by(_ARTICLE.published_at.desc(), _ARTICLE.id.desc())
    .limit(bindparam("length"))
    .offset(bindparam("start"))
)


def in_section(unit_id: int, section_id: int, start: int, length: int) -> Listing:
    """The stories of a section, the newest first."""
    return listing(rows(_IN_SECTION, unit_id=unit_id, section_id=section_id, start=start, length=length))


def of_kinds(unit_id: int, kinds: Collection[str], start: int, length: int) -> Listing:
    """The stories of some kinds (keys of ``kinds``) over all sections, the newest first."""
    return listing(rows(_OF_KINDS, unit_id=unit_id, kinds=sorted(kinds), start=start, length=length))


def listing(found: Sequence[AnyRow]) -> Listing:
    """The page of a list that rows of ``LINES`` make, with the ``total`` that each of them bears."""
    return Listing([story(row) for row in found], found[0].total if found else 0)


_BY_ID = select(*LINES).where(
    _ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.id.in_(bindparam("ids", expanding=True))
)


def by_id(unit_id: int, ids: Sequence[int]) -> list[Story]:
    """The stories of these numbers, in this order; those that are not public are left out."""
    found = {row.id: story(row) for row in rows(_BY_ID, unit_id=unit_id, ids=list(ids))} if ids else {}
    return [found[number] for number in ids if number in found]


def story(row: AnyRow) -> Story:
    """The line of a list that a row makes which begins with ``LINES``."""
    return story_of(row[: len(LINES)])


def story_of(said: Sequence[Any]) -> Story:
    """The line of a list that just these values make."""
    line = Story._make(said)
    cover_id = line.cover_id if line.cover_look is not None else None
    return line._replace(fields=Facts(line.fields), cover_id=cover_id)


_SECTION_BY_SLUG = select(_SECTION.id, _SECTION.slug, _SECTION.title, _SECTION.kind).where(
    _SECTION.unit_id == bindparam("unit_id"), _SECTION.slug == bindparam("slug")
)
_ARTICLE_BY_ID = (
    select(
        *LINES,
        *(_ARTICLE.body, _ARTICLE.byline, _ARTICLE.updated_at, _ARTICLE.section_id),
        *(_ARTICLE.is_withheld, _ARTICLE.rights_until),
        *(_SECTION.slug.label("section_slug"), _SECTION.title.label("section_title")),
        *(*ORIGIN, *COVER_ORIGIN),
    )
    .select_from(
        ARTICLES.outerjoin(SECTIONS, and_(_SECTION.unit_id == _ARTICLE.unit_id, _SECTION.id == _ARTICLE.section_id))
        .outerjoin(PROVENANCE, is_of(ARTICLES, "article"))
        .outerjoin(COVER_PROVENANCE, is_of(ARTICLES, "picture", COVER_PROVENANCE, "cover_id"))
    )
    .where(_ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.id == bindparam("article_id"))
)
ARTICLE_COLUMNS: tuple[str, ...] = tuple(_ARTICLE_BY_ID.selected_columns.keys())
_PICTURES_OF_BODY = (
    select(_PICTURE.id, *LOOK, _PICTURE.alt, _PICTURE.caption, _PICTURE.crop.isnot(None).label("is_cropped"), *ORIGIN)
    .select_from(PICTURES.outerjoin(PROVENANCE, is_of(PICTURES, "picture")))
    .where(_PICTURE.unit_id == bindparam("unit_id"), _PICTURE.id.in_(bindparam("ids", expanding=True)))
)


def section(unit_id: int, slug: str) -> AnyRow | None:
    """A section in use: id, slug, title, kind."""
    return next(iter(rows(_SECTION_BY_SLUG, unit_id=unit_id, slug=slug)), None)


def article(unit_id: int, article_id: int) -> AnyRow | None:
    """One article with its section (None when that is out of use) and the origin of its text (None when not said)."""
    return next(iter(rows(_ARTICLE_BY_ID, unit_id=unit_id, article_id=article_id)), None)


def pictures(unit_id: int, ids: Collection[int]) -> dict[int, AnyRow]:
    """Those of the pictures that are in public use: size, words, origin, and whether readers may see them; by id."""
    if not ids:
        return {}
    return {row.id: row for row in rows(_PICTURES_OF_BODY, unit_id=unit_id, ids=sorted(ids))}


_BANNERS_SHOWN = (
    select(
        *(_BANNER.id, _BANNER.title, _BANNER.url, _BANNER.picture_id),
        *(*SHOWN_SIZE, _PICTURE.alt, _PICTURE.edition),
    )
    .join_from(BANNERS, PICTURES, and_(_PICTURE.unit_id == _BANNER.unit_id, _PICTURE.id == _BANNER.picture_id))
    .where(_BANNER.unit_id == bindparam("unit_id"), is_shown())
    .order_by(_BANNER.position, _BANNER.id)
)


def banners(unit_id: int) -> Sequence[AnyRow]:
    """The banners to show: id, title, url, and their picture; none whose picture was taken off the pages."""
    return rows(_BANNERS_SHOWN, unit_id=unit_id)
