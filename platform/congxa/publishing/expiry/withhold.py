"""Withholding works whose right is over, and releasing those whose right was prolonged.

``article``, ``picture`` and ``file`` keep the last day of the right (``rights_until``) and whether it is over
(``is_withheld``); what readers see follows from these two columns alone. They are settled in the transaction in which
an origin or a record changes, within seconds where the record is that of a unit above (``cli/timekeeper``), and each
hour for what the calendar changed. Nothing is rewritten or deleted, so that
releasing brings everything back as it was.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple, cast

from sqlalchemy import Table, bindparam, or_, select, update

from congxa import audit, copyright
from congxa.audit import Event, Subject
from congxa.copyright import RightsChanged, WorkKind
from congxa.core import clock
from congxa.core.actor import system_actor
from congxa.core.db import Base, db
from congxa.core.events import announce, listen
from congxa.core.text import short_date
from congxa.media import File, Picture
from congxa.publishing.events import MediaTurned, WorksTurned
from congxa.publishing.expiry.places import announce_places
from congxa.publishing.models import Article

MODELS: dict[WorkKind, type[Base]] = {WorkKind.ARTICLE: Article, WorkKind.PICTURE: Picture, WorkKind.FILE: File}
_NAMES = {WorkKind.ARTICLE: "title", WorkKind.PICTURE: "filename", WorkKind.FILE: "filename"}
CLOCKWORK = system_actor("Hạn quyền sử dụng", frozenset(), ())


class Settled(NamedTuple):
    """How many works were withheld, and how many released."""

    withheld: int = 0
    released: int = 0

    def __add__(self, other: object) -> Settled:
        assert isinstance(other, Settled)
        return Settled(self.withheld + other.withheld, self.released + other.released)


class _Change(NamedTuple):
    id: int
    name: str
    until: date | None
    was_withheld: bool
    is_withheld: bool


def settle(unit_id: int) -> Settled:
    """Bring all works of a unit in line with their rights as they are today; doing it twice changes nothing."""
    total = Settled()
    for kind in WorkKind:
        total += settle_works(unit_id, kind)
    return total


def settle_works(unit_id: int, kind: WorkKind, ids: Collection[int] | None = None) -> Settled:
    """The same for some works (None: all) of one kind; what changed is recorded, and its pages are made anew."""
    changes = _changes(unit_id, kind, ids)
    if not changes:
        return Settled()
    _write(kind, changes)
    if kind is not WorkKind.ARTICLE:
        announce(MediaTurned(unit_id, kind, tuple(change.id for change in changes)))
    turned = [change for change in changes if change.was_withheld != change.is_withheld]
    for change in turned:
        event = Event.WORK_WITHHELD if change.is_withheld else Event.WORK_RELEASED
        last = short_date(change.until) if change.until else ""
        subject = Subject(kind.value, change.id, change.name)
        audit.record(CLOCKWORK, event, unit_id, subject, {"rights_until": (None, last)})
    announce_places(unit_id, kind, [change.id for change in turned])
    if turned:
        announce(WorksTurned(unit_id))
    withheld = sum(change.is_withheld for change in turned)
    return Settled(withheld, len(turned) - withheld)


def settle_on(unit_id: int, agreement_id: int) -> Settled:
    """The same for the works of a unit that stand on one agreement, which a unit above may have changed."""
    total, works = Settled(), copyright.works_on(unit_id, agreement_id=agreement_id)
    for kind in WorkKind:
        if ids := [each.work_id for each in works if each.work is kind]:
            total += settle_works(unit_id, kind, ids)
    return total


@listen(RightsChanged)
def follow(event: RightsChanged) -> None:
    """An origin or a record was changed: what it prolongs is back at once, what it ends is gone at once."""
    settle_works(event.unit_id, event.work_kind, event.work_ids)


def _changes(unit_id: int, kind: WorkKind, ids: Collection[int] | None) -> list[_Change]:
    db.session.flush()
    ends, today, table = copyright.ends(unit_id, kind, ids), clock.today(), _table(kind)
    columns = (table.c.id, table.c[_NAMES[kind]], table.c.rights_until, table.c.is_withheld)
    wanted = or_(table.c.id.in_(ends), table.c.rights_until.is_not(None), table.c.is_withheld)
    query = select(*columns).where(table.c.unit_id == unit_id, wanted if ids is None else table.c.id.in_(ids))
    found = []
    for number, name, kept, was in db.session.execute(query.order_by(table.c.id).with_for_update()):
        until = ends.get(number)
        now = copyright.is_over(until, today)
        if (kept, was) != (until, now):
            found.append(_Change(number, name, until, was, now))
    return found


def _write(kind: WorkKind, changes: list[_Change]) -> None:
    """Past the versions of the rows: nobody's text was changed, so nobody's open form is out of date."""
    table = _table(kind)
    statement = (
        update(table)
        .where(table.c.id == bindparam("number"))
        .values(rights_until=bindparam("until"), is_withheld=bindparam("over"))
    )
    values = [{"number": each.id, "until": each.until, "over": each.is_withheld} for each in changes]
    db.session.connection().execute(statement, values)
    changed = {each.id for each in changes}
    for row in db.session.identity_map.values():
        if isinstance(row, MODELS[kind]) and row.__dict__.get("id") in changed:
            db.session.expire(row, ["rights_until", "is_withheld"])


def _table(kind: WorkKind) -> Table:
    return cast(Table, MODELS[kind].__table__)
