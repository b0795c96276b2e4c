"""The bin: what is thrown away can be taken back for the days that the unit's policy says; then it goes for good."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import cast

import structlog
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from congxa import audit, identity, media
from congxa.copyright.models import Provenance
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import after_commit, changed, db
from congxa.core.errors import Conflict, Missing
from congxa.core.words import say
from congxa.identity import Permission
from congxa.media import File, FilePage, Picture
from congxa.publishing.archive import refuse_archived
from congxa.publishing.bin import last_kept, purger
from congxa.publishing.library.places import counts_of_files, counts_of_pictures

log = structlog.get_logger(__name__)

_MAY = {Picture: Permission.PICTURE_UPLOAD, File: Permission.FILE_UPLOAD}
_NAMES = {Picture: say("ảnh"), File: say("tệp")}
_BINNED = {Picture: audit.Event.PICTURE_BINNED, File: audit.Event.FILE_BINNED}
_TAKEN_BACK = {Picture: audit.Event.PICTURE_TAKEN_BACK, File: audit.Event.FILE_TAKEN_BACK}
_PURGED = {Picture: audit.Event.PICTURE_PURGED, File: audit.Event.FILE_PURGED}
Shelf = type[Picture] | type[File]


def throw_away(actor: Actor, unit_id: int, shelf: Shelf, ids: Collection[int]) -> int:
    """Put things into the bin; gives how many were not there yet.

    All or none: Conflict says which of them readers see now. Raises Missing when one is not the unit's.
    """
    things = _things(actor, unit_id, shelf, ids)
    public = _public(unit_id, shelf, ids)
    if public:
        named = ", ".join(f"“{_title(thing)}”" for thing in things if thing.id in public)[:300]
        words = say(
            "%(count)s %(what)s đang hiện trên trang công khai nên chưa xóa được: %(named)s.",
            count=len(public),
            what=_NAMES[shelf],
            named=named,
        )
        raise Conflict(say("%(words)s Hãy gỡ khỏi các bài đó trước, hoặc bỏ chọn.", words=words))
    now, count = clock.now(), 0
    for thing in things:
        if thing.binned_at is None:
            thing.binned_at, thing.binned_by = now, actor.name
            audit.record(actor, _BINNED[shelf], unit_id, _subject(thing))
            count += 1
    return count


def take_back(actor: Actor, unit_id: int, shelf: Shelf, ids: Collection[int]) -> int:
    """Take things out of the bin, as they were; gives how many lay there."""
    count = 0
    for thing in _things(actor, unit_id, shelf, ids):
        if thing.binned_at is not None:
            thing.binned_at, thing.binned_by = None, ""
            audit.record(actor, _TAKEN_BACK[shelf], unit_id, _subject(thing))
            changed(f"{thing.__tablename__}:{thing.id}")
            count += 1
    return count


def purge(unit_id: int, now: datetime) -> int:
    """Take away for good what has lain in the bin of a unit long enough; gives how much. What still stands in a draft
    stays, as does what proves a right. Runs in the scope of the desk."""
    actor, until, count = purger(unit_id), last_kept(unit_id, now), 0
    for shelf in (Picture, File):
        over = select(shelf).where(shelf.unit_id == unit_id, shelf.binned_at <= until).order_by(shelf.id)
        things = cast(list[Picture | File], db.session.scalars(over.with_for_update(skip_locked=True)).all())
        used = _used(unit_id, shelf, [thing.id for thing in things])
        count += sum(_purge_one(actor, thing) for thing in things if thing.id not in used)
    return count


def _purge_one(actor: Actor, thing: Picture | File) -> bool:
    shelf, kind, subject = type(thing), thing.__tablename__, _subject(thing)
    keys = list(media.keys_of(thing) if isinstance(thing, Picture) else media.keys_of_file(thing))
    try:
        with db.session.begin_nested():
            mine = (Provenance.unit_id == thing.unit_id, Provenance.work_kind == kind, Provenance.work_id == thing.id)
            db.session.execute(delete(Provenance).where(*mine))
            if isinstance(thing, File):
                pages = (FilePage.unit_id == thing.unit_id, FilePage.file_id == thing.id)
                db.session.execute(delete(FilePage).where(*pages))
            db.session.execute(delete(shelf).where(shelf.unit_id == thing.unit_id, shelf.id == thing.id))
    except IntegrityError:  # something still names it, such as a right that it proves
        log.info("kept_in_bin", kind=kind, number=thing.id)
        return False
    audit.record(actor, _PURGED[shelf], thing.unit_id, subject)
    shared = db.session.scalar(select(func.count()).select_from(shelf).where(shelf.key == thing.key))
    if not shared:  # no other row names these bytes
        after_commit(lambda: _forget(keys))
    return True


def _forget(keys: list[str]) -> None:
    for key in keys:
        media.storage.delete(key)


def _things(actor: Actor, unit_id: int, shelf: Shelf, ids: Collection[int]) -> list[Picture | File]:
    identity.require(actor, _MAY[shelf], unit_id)
    refuse_archived(unit_id)
    wanted = {number for number in ids if 0 < number < 2**63}
    rows = db.session.scalars(select(shelf).where(shelf.unit_id == unit_id, shelf.id.in_(wanted)).with_for_update())
    found = cast(list[Picture | File], rows.all())
    if len(found) != len(set(ids)):
        raise Missing(
            say("Có %(what)s đã chọn không còn trong thư viện của đơn vị. Hãy tải lại trang.", what=_NAMES[shelf])
        )
    return found


def _public(unit_id: int, shelf: Shelf, ids: Collection[int]) -> set[int]:
    counts = counts_of_pictures if shelf is Picture else counts_of_files
    return {number for number, found in counts(unit_id, ids).items() if found.public}


def _used(unit_id: int, shelf: Shelf, ids: Collection[int]) -> set[int]:
    counts = counts_of_pictures if shelf is Picture else counts_of_files
    return {number for number, found in counts(unit_id, ids).items() if found.places}


def _title(thing: Picture | File) -> str:
    return thing.filename if isinstance(thing, Picture) else thing.shown_title


def _subject(thing: Picture | File) -> audit.Subject:
    return audit.Subject(thing.__tablename__, thing.id, _title(thing))
