"""What do programs read of a site: the newest items of a feed, and every public address with its pictures?

As in ``public``: run in the role of the public face, which sees only what is published.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Select, Table, and_, bindparam, func, select

from congxa.core import db
from congxa.media.models import is_shown
from congxa.publishing.models import PictureUse
from congxa.publishing.pictures.shown import PICTURES, SHOWN_SIZE
from congxa.publishing.public import ARTICLES, SECTIONS, AnyRow

FEED_LENGTH = 20
SITEMAP_PART = 10_000  # addresses in one file; the protocol ends at 50,000 and 50 MB
_ARTICLE, _SECTION, _PICTURE = ARTICLES.c, SECTIONS.c, PICTURES.c
_USES = cast(Table, PictureUse.__table__)


def _newest(*, of_section: bool) -> Select[*tuple[Any, ...]]:
    statement = (
        select(
            *(_ARTICLE.id, _ARTICLE.title, _ARTICLE.slug, _ARTICLE.summary, _ARTICLE.byline),
            *(_ARTICLE.kind, _ARTICLE.fields),
            *(_ARTICLE.source_unit_id, _ARTICLE.source_article_id),
            *(_ARTICLE.published_at, _ARTICLE.updated_at, _SECTION.title.label("section_title")),
            *(_PICTURE.id.label("cover_id"), *SHOWN_SIZE, _PICTURE.alt, _PICTURE.edition),
        )
        .select_from(
            ARTICLES.join(
                SECTIONS, and_(_SECTION.unit_id == _ARTICLE.unit_id, _SECTION.id == _ARTICLE.section_id)
            ).outerjoin(
                PICTURES,
                and_(_PICTURE.unit_id == _ARTICLE.unit_id, _PICTURE.id == _ARTICLE.cover_id, is_shown()),
            )
        )
        .where(_ARTICLE.unit_id == bindparam("unit_id"))
        .order_by(_ARTICLE.published_at.desc(), _ARTICLE.id.desc())
        .limit(FEED_LENGTH)
    )
    return statement.where(_ARTICLE.section_id == bindparam("section_id")) if of_section else statement


_NEWEST, _NEWEST_OF_SECTION = _newest(of_section=False), _newest(of_section=True)


def feed(unit_id: int, section_id: int | None = None) -> Sequence[AnyRow]:
    """The newest items of the site, or of one of its sections; the cover (None: none in public use) with its size."""
    if section_id is None:
        return db.rows(_NEWEST, {"unit_id": unit_id})
    return db.rows(_NEWEST_OF_SECTION, {"unit_id": unit_id, "section_id": section_id})


class SectionFacts(NamedTuple):
    """A section, how many public items it has and when one of them changed last; None while it is empty."""

    slug: str
    items: int
    changed_at: datetime | None


_SECTIONS = (
    select(_SECTION.slug, func.count(_ARTICLE.id), func.max(_ARTICLE.updated_at))
    .select_from(
        SECTIONS.outerjoin(ARTICLES, and_(_ARTICLE.unit_id == _SECTION.unit_id, _ARTICLE.section_id == _SECTION.id))
    )
    .where(_SECTION.unit_id == bindparam("unit_id"))
    .group_by(_SECTION.id, _SECTION.slug, _SECTION.position)
    .order_by(_SECTION.position, _SECTION.id)
)
_PICTURES_OF = (
    select(func.array_agg(func.distinct(_USES.c.picture_id)))
    .join_from(
        _USES, PICTURES, and_(_PICTURE.unit_id == _USES.c.unit_id, _PICTURE.id == _USES.c.picture_id, is_shown())
    )
    .where(_USES.c.unit_id == _ARTICLE.unit_id, _USES.c.owner_kind == "article", _USES.c.owner_id == _ARTICLE.id)
    .scalar_subquery()
    .label("pictures")
)
_ADDRESSES = (
    select(_ARTICLE.id, _ARTICLE.slug, _ARTICLE.updated_at, _PICTURES_OF)
    .join_from(ARTICLES, SECTIONS, and_(_SECTION.unit_id == _ARTICLE.unit_id, _SECTION.id == _ARTICLE.section_id))
    .where(_ARTICLE.unit_id == bindparam("unit_id"))
    .order_by(_ARTICLE.id)
    .limit(bindparam("length"))
    .offset(bindparam("start"))
)


def sections(unit_id: int) -> list[SectionFacts]:
    """The sections in use, in the order of the menu."""
    return [SectionFacts._make(row) for row in db.rows(_SECTIONS, {"unit_id": unit_id})]


def addresses(unit_id: int, part: int) -> Sequence[AnyRow]:
    """The items of one file of the sitemap (the first is 1): id, slug, updated_at, the ids of their pictures or None.

    By number, so that an item stays in its file however many are added.
    """
    start = (part - 1) * SITEMAP_PART
    return db.rows(_ADDRESSES, {"unit_id": unit_id, "start": start, "length": SITEMAP_PART})
