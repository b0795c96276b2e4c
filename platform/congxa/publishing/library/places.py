"""Where does a picture or a file stand, and can readers see it there?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import distinct, func, select

from congxa.core import clock
from congxa.core.db import db
from congxa.publishing.models import Article, Banner, FileUse, PictureUse
from congxa.publishing.states import STATE_TITLES, ArticleState


@dataclass(frozen=True)
class Place:
    """One item or banner. ``kind``: ``article`` or ``banner``; ``state`` in words."""

    kind: str
    id: int
    title: str
    state: str
    is_public: bool


@dataclass(frozen=True)
class Counts:
    """In how many things something stands."""

    places: int = 0
    public: int = 0


def places_of_picture(unit_id: int, picture_id: int) -> list[Place]:
    """Every item and banner that shows the picture, what is public first."""
    uses = select(PictureUse.owner_id, PictureUse.owner_kind, func.bool_or(PictureUse.is_live)).where(
        PictureUse.unit_id == unit_id, PictureUse.picture_id == picture_id
    )
    rows = db.session.execute(uses.group_by(PictureUse.owner_id, PictureUse.owner_kind)).all()
    live = {(kind, number): bool(is_live) for number, kind, is_live in rows}
    articles = _articles(unit_id, {number: live[kind, number] for kind, number in live if kind == "article"})
    return sorted((*articles, *_banners(unit_id, picture_id)), key=lambda place: (not place.is_public, -place.id))


def places_of_file(unit_id: int, file_id: int) -> list[Place]:
    """Every item that has the file, what is public first."""
    uses = select(FileUse.owner_id, func.bool_or(FileUse.is_live)).where(
        FileUse.unit_id == unit_id, FileUse.file_id == file_id, FileUse.owner_kind == "article"
    )
    rows = db.session.execute(uses.group_by(FileUse.owner_id)).all()
    found = _articles(unit_id, {row[0]: bool(row[1]) for row in rows})
    return sorted(found, key=lambda place: (not place.is_public, -place.id))


def counts_of_pictures(unit_id: int, ids: Collection[int]) -> Mapping[int, Counts]:
    """In how many items and banners each of the pictures stands, and in how many that are public."""
    owner = func.concat(PictureUse.owner_kind, PictureUse.owner_id)
    rows = db.session.execute(
        select(
            PictureUse.picture_id,
            func.count(distinct(owner)),
            func.count(distinct(owner)).filter(PictureUse.is_live),
        )
        .where(PictureUse.unit_id == unit_id, PictureUse.picture_id.in_(list(ids)))
        .group_by(PictureUse.picture_id)
    )
    return {row[0]: Counts(row[1], row[2]) for row in rows}


def counts_of_files(unit_id: int, ids: Collection[int]) -> Mapping[int, Counts]:
    """The same for files."""
    items = func.count(distinct(FileUse.owner_id))
    rows = db.session.execute(
        select(FileUse.file_id, items, items.filter(FileUse.is_live))
        .where(FileUse.unit_id == unit_id, FileUse.file_id.in_(list(ids)))
        .group_by(FileUse.file_id)
    )
    return {row[0]: Counts(row[1], row[2]) for row in rows}


def _articles(unit_id: int, live: Mapping[int, bool]) -> list[Place]:
    rows = db.session.execute(
        select(Article.id, Article.title, Article.state).where(Article.unit_id == unit_id, Article.id.in_(list(live)))
    )
    return [Place("article", row[0], row[1], STATE_TITLES[ArticleState(row[2])], live[row[0]]) for row in rows]


def _banners(unit_id: int, picture_id: int) -> list[Place]:
    rows = db.session.scalars(select(Banner).where(Banner.unit_id == unit_id, Banner.picture_id == picture_id))
    now, found = clock.now(), []
    for banner in rows:
        is_public = banner.is_active and (banner.expires_at is None or banner.expires_at > now)
        state = "Đang hiện" if is_public else "Không hiện"
        found.append(Place("banner", banner.id, banner.title, state, is_public))
    return found
