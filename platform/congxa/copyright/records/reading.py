"""Which records are there, what ends soon, and which works stand on each?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import undefer

from congxa import identity, tenancy
from congxa.copyright.models import Agreement, Contributor, Provenance
from congxa.copyright.origin import Origin, WorkKind
from congxa.copyright.records.facts import AgreementFacts, ContributorFacts, Records
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Missing
from congxa.core.words import say
from congxa.identity import Permission

AnyRecord = TypeVar("AnyRecord", Agreement, Contributor)


class Stand(NamedTuple):
    """A work that stands on a record."""

    work: WorkKind
    work_id: int


def agreements(actor: Actor, unit_id: int) -> Sequence[Agreement]:
    """The unit's agreements and those of units above that cover it: what ends soonest first, closed ones last."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    order = (Agreement.closed_at.isnot(None), Agreement.valid_until.nulls_last(), Agreement.partner, Agreement.id)
    return db.session.scalars(select(Agreement).where(covers(unit_id)).order_by(*order)).all()


def agreement_for(actor: Actor, unit_id: int, agreement_id: int) -> Agreement:
    """One agreement, own or inherited; Missing when the unit has none such."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    return _found(db.session.scalar(select(Agreement).where(Agreement.id == agreement_id, covers(unit_id))))


def contributors(actor: Actor, unit_id: int) -> Sequence[Contributor]:
    """The unit's contributors: whose consent ends soonest first, closed ones last. How to reach them is not read."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    order = (Contributor.closed_at.isnot(None), Contributor.valid_until.nulls_last(), Contributor.name, Contributor.id)
    return db.session.scalars(select(Contributor).where(Contributor.unit_id == unit_id).order_by(*order)).all()


def contributor_for(actor: Actor, unit_id: int, contributor_id: int) -> Contributor:
    """One contributor, without the way to reach them; Missing for another unit's."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    mine = (Contributor.unit_id == unit_id, Contributor.id == contributor_id)
    return _found(db.session.scalar(select(Contributor).where(*mine)))


def contact_of(actor: Actor, unit_id: int, contributor_id: int) -> str:
    """How to reach a contributor: for who keeps the records of the unit alone."""
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    mine = (Contributor.unit_id == unit_id, Contributor.id == contributor_id)
    found = db.session.scalar(select(Contributor).where(*mine).options(undefer(Contributor.contact)))
    return _found(found).contact


def usable_agreements(unit_id: int, on: date, keep: Collection[int] = ()) -> Sequence[Agreement]:
    """Those that may be chosen on this date for a work of the unit, and those of ``keep`` that are chosen already."""
    in_force = (
        Agreement.closed_at.is_(None),
        or_(Agreement.valid_until.is_(None), Agreement.valid_until >= on),
    )
    chosen = Agreement.id.in_(list(keep))
    usable = select(Agreement).where(covers(unit_id), _either(in_force, chosen))
    return db.session.scalars(usable.order_by(Agreement.partner, Agreement.number)).all()


def usable_contributors(unit_id: int, on: date, keep: Collection[int] = ()) -> Sequence[Contributor]:
    """Those that may be chosen on this date, and those of ``keep`` that are chosen already; by name."""
    in_force = (
        Contributor.closed_at.is_(None),
        or_(Contributor.valid_until.is_(None), Contributor.valid_until >= on),
    )
    chosen = Contributor.id.in_(list(keep))
    mine = select(Contributor).where(Contributor.unit_id == unit_id, _either(in_force, chosen))
    return db.session.scalars(mine.order_by(Contributor.name, Contributor.id)).all()


def works_on(unit_id: int, *, agreement_id: int = 0, contributor_id: int = 0) -> list[Stand]:
    """The works of the unit that stand on an agreement or a contributor, the newest first."""
    named = Provenance.agreement_id == agreement_id if agreement_id else Provenance.contributor_id == contributor_id
    rows = select(Provenance.work_kind, Provenance.work_id).where(Provenance.unit_id == unit_id, named)
    return [Stand(WorkKind(kind), number) for kind, number in db.session.execute(rows.order_by(Provenance.id.desc()))]


def shared_versions() -> dict[int, int]:
    """The agreements in the present scope that cover the units below, by number: how often each was saved."""
    rows = db.session.execute(select(Agreement.id, Agreement.version).where(Agreement.covers_below))
    return {row.id: row.version for row in rows}


def units_on(agreement_id: int) -> list[int]:
    """The units of the present scope with works that stand on an agreement, whosever it is."""
    rows = select(Provenance.unit_id).where(Provenance.agreement_id == agreement_id).distinct()
    return sorted(db.session.scalars(rows))


def uses(unit_id: int) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """How many works of the unit stand on each agreement, and on each contributor."""
    columns = (Provenance.agreement_id, Provenance.contributor_id)
    found: list[dict[int, int]] = []
    for column in columns:
        rows = select(column, func.count()).where(Provenance.unit_id == unit_id, column.isnot(None)).group_by(column)
        found.append({key: count for key, count in db.session.execute(rows) if key is not None})
    return found[0], found[1]


def records_of(unit_id: int, origins: Iterable[Origin | None]) -> Records:
    """The records that these origins name, as the gate sees them: no query when they name none."""
    said = [origin for origin in origins if origin is not None]
    agreement_ids = {origin.agreement_id for origin in said if origin.agreement_id is not None}
    contributor_ids = {origin.contributor_id for origin in said if origin.contributor_id is not None}
    return Records(_agreement_facts(agreement_ids), _contributor_facts(unit_id, contributor_ids))


def facts_of(row: Agreement) -> AgreementFacts:
    """An agreement as the gate sees it."""
    closed = clock.local(row.closed_at).date() if row.closed_at else None
    return AgreementFacts(row.number, row.valid_from, row.valid_until, closed, tuple(map(WorkKind, row.works)))


def _agreement_facts(ids: set[int]) -> dict[int, AgreementFacts]:
    if not ids:
        return {}
    return {row.id: facts_of(row) for row in db.session.scalars(select(Agreement).where(Agreement.id.in_(ids)))}


def _contributor_facts(unit_id: int, ids: set[int]) -> dict[int, ContributorFacts]:
    if not ids:
        return {}
    rows = select(Contributor).where(Contributor.unit_id == unit_id, Contributor.id.in_(ids))
    return {
        row.id: ContributorFacts(
            row.name,
            row.proof_id is not None,
            row.valid_until,
            clock.local(row.closed_at).date() if row.closed_at else None,
        )
        for row in db.session.scalars(rows)
    }


def covers(unit_id: int) -> ColumnElement[bool]:
    """The unit's own, and those of the units above that cover the ones below."""
    above = tenancy.directory().by_id[unit_id].lineage
    return (Agreement.unit_id == unit_id) | (Agreement.covers_below & Agreement.unit_id.in_(above))


def _either(in_force: tuple[ColumnElement[bool], ...], chosen: ColumnElement[bool]) -> ColumnElement[bool]:
    first, *others = in_force
    for each in others:
        first = first & each
    return first | chosen


def _found(row: AnyRecord | None) -> AnyRecord:
    if row is None:
        raise Missing(say("Không tìm thấy hồ sơ bản quyền này."))
    return row
