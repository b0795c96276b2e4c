"""Where is a file used, and may the public see it? Rows of ``file_use``, which the database's policies read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, distinct, func, select, update

from congxa.core.db import changed, db
from congxa.publishing.models import FileUse
from congxa.publishing.readable import ARTICLES


def note_files(unit_id: int, owner_kind: str, owner_id: int, files: Iterable[tuple[int, str]], *, live: bool) -> None:
    """Rewrite which files an owner uses: (file id, field). Called in the transaction that saves the owner."""
    mine = _rows_of(unit_id, owner_kind, owner_id)
    before = db.session.execute(delete(FileUse).where(*mine).returning(FileUse.file_id, FileUse.is_live))
    were_live = [file_id for file_id, was_live in before if was_live]
    uses = [
        FileUse(unit_id=unit_id, file_id=file_id, owner_kind=owner_kind, owner_id=owner_id, field=field, is_live=live)
        for file_id, field in dict.fromkeys(files)
    ]
    db.session.add_all(uses)
    _announce(unit_id, {*were_live, *(use.file_id for use in uses if live)})


def set_files_live(unit_id: int, owner_kind: str, owner_id: int, live: bool) -> None:
    """Note that the owner went public, or ceased to be."""
    mine = _rows_of(unit_id, owner_kind, owner_id)
    db.session.execute(update(FileUse).where(*mine).values(is_live=live))
    _announce(unit_id, set(db.session.scalars(select(FileUse.file_id).where(*mine))))


def articles_with_file(unit_id: int, file_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """The items in which a file stands as far as the present scope may see them, the newest first: id, title, slug,
    kind, state and published_at."""
    uses = select(FileUse.owner_id).where(
        FileUse.unit_id == unit_id, FileUse.file_id == file_id, FileUse.owner_kind == "article"
    )
    item = ARTICLES.c
    items = select(item.id, item.title, item.slug, item.kind, item.state, item.published_at)
    return db.session.execute(items.where(item.unit_id == unit_id, item.id.in_(uses)).order_by(item.id.desc())).all()


def uses_of_files(unit_id: int, file_ids: Iterable[int]) -> Mapping[int, tuple[int, bool]]:
    """In how many items each of the files stands, and whether one of them is public."""
    items, live = func.count(distinct(FileUse.owner_id)), func.bool_or(FileUse.is_live)
    rows = select(FileUse.file_id, items, live).where(FileUse.unit_id == unit_id, FileUse.file_id.in_(list(file_ids)))
    return {row[0]: (row[1], row[2]) for row in db.session.execute(rows.group_by(FileUse.file_id))}


def is_file_live(unit_id: int, file_id: int) -> bool:
    """Whether the public can see the file now."""
    use = select(FileUse.id).where(FileUse.unit_id == unit_id, FileUse.file_id == file_id, FileUse.is_live)
    return db.session.scalar(use.limit(1)) is not None


def _announce(unit_id: int, file_ids: set[int]) -> None:
    changed(*(f"file:{file_id}" for file_id in file_ids))
    if file_ids:
        changed(f"files:{unit_id}")


def _rows_of(unit_id: int, kind: str, owner_id: int) -> tuple[ColumnElement[bool], ...]:
    return (FileUse.unit_id == unit_id, FileUse.owner_kind == kind, FileUse.owner_id == owner_id)
