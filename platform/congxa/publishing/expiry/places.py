"""Where does a work stand that the public sees otherwise from now on? Names those pages, and tells search."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from congxa.copyright import WorkKind
from congxa.core.db import changed, db
from congxa.publishing.models import Article, FileUse, PictureUse
from congxa.publishing.rows import announce, tell
from congxa.publishing.states import ArticleState


def announce_places(unit_id: int, kind: WorkKind, ids: Collection[int]) -> None:
    """Let every page be made anew that shows one of these works, and search know what there is to find in it."""
    if not ids:
        return
    if kind is WorkKind.ARTICLE:
        owners = set(ids)
    elif kind is WorkKind.PICTURE:
        owners = _owners(PictureUse, unit_id, PictureUse.picture_id.in_(ids))
        changed(f"front:{unit_id}", f"banner:{unit_id}", *(f"picture:{number}" for number in ids))
    else:
        owners = _owners(FileUse, unit_id, FileUse.file_id.in_(ids))
        changed(f"files:{unit_id}", *(f"file:{number}" for number in ids))
    live = select(Article).where(
        Article.unit_id == unit_id, Article.id.in_(owners), Article.state == ArticleState.PUBLISHED.value
    )
    for article in db.session.scalars(live.order_by(Article.id)):
        announce(article)
        if kind is not WorkKind.PICTURE:  # what a picture shows is not searched
            tell(article)


def _owners(uses: type[PictureUse] | type[FileUse], unit_id: int, named: object) -> set[int]:
    rows = select(uses.owner_id).where(uses.unit_id == unit_id, uses.owner_kind == "article", uses.is_live, named)  # type: ignore[arg-type]
    return set(db.session.scalars(rows))
