"""Where is a picture used, and may the public see it? Rows of ``picture_use``, which the database's policies read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, delete, select, update

from congxa.core.db import changed, db
from congxa.publishing.models import Article, PictureUse


def note_pictures(
    unit_id: int, owner_kind: str, owner_id: int, pictures: Iterable[tuple[int, str]], *, live: bool
) -> None:
    """Rewrite which pictures an owner uses: (picture id, field). Called in the transaction that saves the owner."""
    mine = _rows_of(unit_id, owner_kind, owner_id)
    before = db.session.execute(delete(PictureUse).where(*mine).returning(PictureUse.picture_id, PictureUse.is_live))
    were_live = [picture_id for picture_id, was_live in before if was_live]
    uses = [
        PictureUse(
            unit_id=unit_id,
            picture_id=picture_id,
            owner_kind=owner_kind,
            owner_id=owner_id,
            field=field,
            is_live=live,
        )
        for picture_id, field in dict.fromkeys(pictures)
    ]
    db.session.add_all(uses)
    touched = {*were_live, *(use.picture_id for use in uses if live)}
    changed(*(f"picture:{picture_id}" for picture_id in touched))


def set_live(unit_id: int, owner_kind: str, owner_id: int, live: bool) -> None:
    """Note that the owner went public, or ceased to be."""
    mine = _rows_of(unit_id, owner_kind, owner_id)
    db.session.execute(update(PictureUse).where(*mine).values(is_live=live))
    touched = db.session.scalars(select(PictureUse.picture_id).where(*mine))
    changed(*(f"picture:{picture_id}" for picture_id in touched))


def articles_showing(unit_id: int, picture_id: int) -> Sequence[Article]:
    """The public articles in which a picture stands."""
    uses = select(PictureUse.owner_id).where(
        PictureUse.unit_id == unit_id,
        PictureUse.picture_id == picture_id,
        PictureUse.owner_kind == "article",
        PictureUse.is_live,
    )
    return db.session.scalars(select(Article).where(Article.unit_id == unit_id, Article.id.in_(uses))).all()


def is_on_banner(unit_id: int, picture_id: int) -> bool:
    """Whether the picture is that of a banner that the public can see now."""
    use = select(PictureUse.id).where(
        PictureUse.unit_id == unit_id,
        PictureUse.picture_id == picture_id,
        PictureUse.owner_kind == "banner",
        PictureUse.is_live,
    )
    return db.session.scalar(use.limit(1)) is not None


def is_live(unit_id: int, picture_id: int) -> bool:
    """Whether the public can see the picture now."""
    use = select(PictureUse.id).where(
        PictureUse.unit_id == unit_id, PictureUse.picture_id == picture_id, PictureUse.is_live
    )
    return db.session.scalar(use.limit(1)) is not None


def _rows_of(unit_id: int, kind: str, owner_id: int) -> tuple[ColumnElement[bool], ...]:
    return (PictureUse.unit_id == unit_id, PictureUse.owner_kind == kind, PictureUse.owner_id == owner_id)
