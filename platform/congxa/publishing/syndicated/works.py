"""The pictures and files that go along with an item, and what becomes of them above: withdrawn, back, said to come from
elsewhere, with a right that ends on another day.

They stay the sender's wherever the receiving unit puts them, so they are followed whatever became of the item itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from sqlalchemy import Select, func, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from congxa import tenancy
from congxa.copyright import OriginChanged, WorkKind
from congxa.core import events
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.media import File, Picture
from congxa.publishing.events import MediaTurned
from congxa.publishing.library.adoption import adopt_file, adopt_picture, follow
from congxa.publishing.models import FileUse, PictureUse
from congxa.publishing.syndicated.models import SyndicatedCopy, SyndicatedWork

AnyWork = TypeVar("AnyWork", Picture, File)


def take_pictures(actor: Actor, copy: SyndicatedCopy, pictures: Iterable[Picture]) -> dict[int, int]:
    """Bring pictures of the sender into the library of the unit that receives the copy; gives their numbers there, by
    those of the sender."""
    taken = {picture.id: adopt_picture(actor, copy.unit_id, picture).id for picture in pictures}
    _note(copy, WorkKind.PICTURE, taken)
    return taken


def take_files(actor: Actor, copy: SyndicatedCopy, files: Iterable[File]) -> dict[int, int]:
    """The same for files."""
    taken = {file.id: adopt_file(actor, copy.unit_id, file).id for file in files}
    _note(copy, WorkKind.FILE, taken)
    return taken


def follow_works(copy: SyndicatedCopy) -> None:
    """Bring all that ever went along with a copy in line with what it is above now."""
    follow([*_taken(copy, WorkKind.PICTURE, Picture), *_taken(copy, WorkKind.FILE, File)])


def _taken(copy: SyndicatedCopy, kind: WorkKind, shelf: type[AnyWork]) -> list[tuple[AnyWork, AnyWork]]:
    """(own, source) of each."""
    source = aliased(shelf)
    of_it = (source.unit_id == shelf.adopted_unit_id) & (source.id == shelf.adopted_id)
    went = select(SyndicatedWork.source_work_id).where(
        SyndicatedWork.source_unit_id == copy.source_unit_id,
        SyndicatedWork.source_article_id == copy.source_article_id,
        SyndicatedWork.unit_id == copy.unit_id,
        SyndicatedWork.work_kind == kind.value,
    )
    taken = select(shelf, source).join(source, of_it).where(shelf.unit_id == copy.unit_id)
    rows = db.session.execute(taken.where(source.unit_id == copy.source_unit_id, source.id.in_(went)))
    return [(own, above) for own, above in rows]


def units_given(unit_id: int, kind: WorkKind, work_id: int) -> int:
    """To how many units a picture or a file of this unit went along with items."""
    went = select(func.count(SyndicatedWork.unit_id.distinct())).where(
        SyndicatedWork.source_unit_id == unit_id,
        SyndicatedWork.work_kind == kind.value,
        SyndicatedWork.source_work_id == work_id,
    )
    return db.session.scalar(went) or 0


@events.listen(MediaTurned)
def follow_turned(event: MediaTurned) -> None:
    """Pictures or files of a sender were taken off the pages, are back, or may be shown until another day."""
    _wake(event.unit_id, event.work_kind, event.work_ids)


@events.listen(OriginChanged)
def follow_origin(event: OriginChanged) -> None:
    """The sender says something else about where a picture or a file comes from; of an item, its next version does."""
    if event.work_kind is not WorkKind.ARTICLE:
        _wake(event.unit_id, event.work_kind, (event.work_id,))


def _note(copy: SyndicatedCopy, kind: WorkKind, source_ids: Collection[int]) -> None:
    if not source_ids:
        return
    went = {
        "source_unit_id": copy.source_unit_id,
        "source_article_id": copy.source_article_id,
        "unit_id": copy.unit_id,
        "work_kind": kind.value,
    }
    rows = [{**went, "source_work_id": number} for number in source_ids]
    db.session.execute(insert(SyndicatedWork).values(rows).on_conflict_do_nothing())


def _wake(unit_id: int, kind: WorkKind, ids: Collection[int]) -> None:
    """The worker looks after every unit that has one of them, also where the item was declined or taken back. The items
    that use it now are asked too: while one is brought somewhere for the first time, only the sender knows of it."""
    if unit_id not in tenancy.directory().below:  # nothing was ever sent from there
        return
    carriers = select(SyndicatedWork.source_article_id, SyndicatedWork.unit_id).where(
        SyndicatedWork.source_unit_id == unit_id,
        SyndicatedWork.work_kind == kind.value,
        SyndicatedWork.source_work_id.in_(ids),
    )
    db.session.execute(
        update(SyndicatedCopy)
        .where(SyndicatedCopy.source_unit_id == unit_id)
        .where(
            or_(
                tuple_(SyndicatedCopy.source_article_id, SyndicatedCopy.unit_id).in_(carriers),
                SyndicatedCopy.source_article_id.in_(_using(unit_id, kind, ids)),
            )
        )
        .values(is_pending=True, next_try_at=None)
    )


def _using(unit_id: int, kind: WorkKind, ids: Collection[int]) -> Select[int]:
    uses, number = (PictureUse, PictureUse.picture_id) if kind is WorkKind.PICTURE else (FileUse, FileUse.file_id)
    return select(uses.owner_id).where(uses.unit_id == unit_id, uses.owner_kind == "article", number.in_(ids))
