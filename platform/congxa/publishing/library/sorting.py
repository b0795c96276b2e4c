"""Putting pictures and files into folders and giving them tags, many at once, said in numbers before it is done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select

from congxa import audit, identity
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Invalid, Missing
from congxa.core.words import say
from congxa.identity import Permission
from congxa.media import File, Picture, sorting
from congxa.publishing.archive import refuse_archived

MOST_AT_ONCE = 200
_MAY = {Picture: Permission.PICTURE_UPLOAD, File: Permission.FILE_UPLOAD}
Shelf = type[Picture] | type[File]


@dataclass(frozen=True)
class Change:
    """What is to become of the chosen things. ``folder``: None leaves them where they lie, empty takes them out."""

    folder: str | None = None
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    @classmethod
    def typed(cls, folder: str | None, add: str = "", remove: str = "") -> Change:
        """What the fields of a form say; Invalid at ``folder`` or ``tags``."""
        path = sorting.folder_of(folder) if folder is not None else None
        return cls(path, tuple(sorting.tags_of(add)), tuple(sorting.tags_of(remove)))


@dataclass(frozen=True)
class Plan:
    """What would happen: how many things move to another folder, get other tags, and stay as they are."""

    chosen: int
    moved: int
    tagged: int
    same: int


def plan(actor: Actor, unit_id: int, shelf: Shelf, ids: Collection[int], change: Change) -> Plan:
    """What ``sort`` would do, and nothing of it done. Raises as ``sort`` does."""
    things = _things(actor, unit_id, shelf, ids, change)
    return _plan(things, change)


def sort(actor: Actor, unit_id: int, shelf: Shelf, ids: Collection[int], change: Change) -> Plan:
    """Move and tag the chosen things; gives what was done. Raises Missing when one is not the unit's, Invalid at
    ``ids``, ``folder`` or ``tags``."""
    things = _things(actor, unit_id, shelf, ids, change)
    done = _plan(things, change)
    for thing in things:
        before = {"folder": thing.folder, "tags": list(thing.tags)}
        thing.folder, thing.tags = _folder(thing, change), _tags(thing, change)
        changes = audit.difference(before, {"folder": thing.folder, "tags": list(thing.tags)})
        if changes:
            sorting.refold(thing)
            kind = audit.Event.PICTURE_CHANGED if isinstance(thing, Picture) else audit.Event.FILE_CHANGED
            audit.record(actor, kind, unit_id, _subject(thing), changes)
    return done


def rename_folder(actor: Actor, unit_id: int, shelf: Shelf, old: str, new: str) -> int:
    """Call a folder otherwise, with all below it; a folder of that name takes in what lies here. Gives how many things
    moved. Raises Missing when there is no such folder, Invalid at ``folder``."""
    identity.require(actor, _MAY[shelf], unit_id)
    refuse_archived(unit_id)
    path = sorting.folder_of(new)
    if not path:
        raise Invalid.at("folder", say("Chưa ghi tên mới của thư mục. Hãy ghi tên, ví dụ: Lễ hội/2026."))
    if path.startswith(f"{old}/"):
        raise Invalid.at(
            "folder", say("Không chuyển được thư mục “%(old)s” vào bên trong chính nó. Hãy chọn tên khác.", old=old)
        )
    inside = (shelf.folder == old) | shelf.folder.startswith(f"{old}/", autoescape=True)
    rows = db.session.scalars(select(shelf).where(shelf.unit_id == unit_id, inside))
    things = cast(list[Picture | File], rows.all())
    if not things:
        raise Missing(say("Không có thư mục này, hoặc thư mục đã trống. Hãy tải lại trang."))
    for thing in things:
        thing.folder = sorting.folder_of(path + thing.folder[len(old) :])
        sorting.refold(thing)
    subject = audit.Subject("folder", 0, path)
    kind = audit.Event.PICTURE_CHANGED if shelf is Picture else audit.Event.FILE_CHANGED
    audit.record(actor, kind, unit_id, subject, {"folder": (old, path)}, note=f"{len(things)} mục")
    return len(things)


def _things(actor: Actor, unit_id: int, shelf: Shelf, ids: Collection[int], change: Change) -> list[Picture | File]:
    identity.require(actor, _MAY[shelf], unit_id)
    refuse_archived(unit_id)
    if not ids:
        raise Invalid.at("ids", say("Chưa chọn mục nào. Hãy đánh dấu các mục cần xếp rồi thử lại."))
    if len(set(ids)) > MOST_AT_ONCE:
        raise Invalid.at(
            "ids",
            say(
                "Đã chọn %(count)s mục; mỗi lần tối đa %(most)s. Hãy chia làm nhiều lần.",
                count=len(set(ids)),
                most=MOST_AT_ONCE,
            ),
        )
    if change == Change():
        raise Invalid.at(
            "folder", say("Chưa ghi thư mục hay nhãn nào. Hãy ghi thư mục mới hoặc nhãn cần thêm, cần bỏ.")
        )
    wanted = {number for number in ids if 0 < number < 2**63}
    rows = db.session.scalars(select(shelf).where(shelf.unit_id == unit_id, shelf.id.in_(wanted)).order_by(shelf.id))
    found = cast(list[Picture | File], rows.all())
    if len(found) != len(set(ids)):
        raise Missing(say("Có mục đã chọn không còn trong thư viện của đơn vị. Hãy tải lại trang rồi chọn lại."))
    if change.folder:
        sorting.refuse_new_folder(unit_id, shelf, change.folder)
    for thing in found:
        sorting.refuse_too_many(_tags(thing, change), thing.filename)
    return found


def _plan(things: Collection[Picture | File], change: Change) -> Plan:
    moved = {thing.id for thing in things if _folder(thing, change) != thing.folder}
    tagged = {thing.id for thing in things if _tags(thing, change) != list(thing.tags)}
    return Plan(len(things), len(moved), len(tagged), len(things) - len(moved | tagged))


def _folder(thing: Picture | File, change: Change) -> str:
    return thing.folder if change.folder is None else change.folder


def _tags(thing: Picture | File, change: Change) -> list[str]:
    return sorting.with_tags(thing.tags, change.add, change.remove)


def _subject(thing: Picture | File) -> audit.Subject:
    title = thing.filename if isinstance(thing, Picture) else thing.shown_title
    return audit.Subject(thing.__tablename__, thing.id, title)
