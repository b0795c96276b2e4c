"""On which day does the right to each work of a unit end? Read from origins and the records that they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select

from congxa.copyright.events import OriginChanged, RightsChanged
from congxa.copyright.models import Agreement, Contributor, Provenance
from congxa.copyright.origin import Origin, WorkKind
from congxa.core import events
from congxa.core.db import db


def ends(unit_id: int, work_kind: WorkKind, ids: Collection[int] | None = None) -> dict[int, date]:
    """The last day of the right to each of these works (None: all of the unit), by id; endless rights are left out.

    It is the earliest of the days that the origin, its agreement and the consent of its contributor name.
    """
    earliest = func.least(Provenance.valid_until, Agreement.valid_until, Contributor.valid_until)
    query = (
        select(Provenance.work_id, earliest)
        .outerjoin(Agreement, Agreement.id == Provenance.agreement_id)
        .outerjoin(
            Contributor,
            (Contributor.unit_id == Provenance.unit_id) & (Contributor.id == Provenance.contributor_id),
        )
        .where(Provenance.unit_id == unit_id, Provenance.work_kind == work_kind.value, earliest.is_not(None))
    )
    if ids is not None:
        query = query.where(Provenance.work_id.in_(ids))
    return {row[0]: row[1] for row in db.session.execute(query)}


def tell_origin(unit_id: int, work_kind: WorkKind, work_id: int, before: Origin | None, after: Origin) -> None:
    """Announce that something else is said about where a work comes from, and that another day may end the right to it,
    if either origin names anything that can end."""
    if before != after:
        events.announce(OriginChanged(unit_id, work_kind, work_id))
    if any(_may_end(origin) for origin in (before, after) if origin is not None):
        events.announce(RightsChanged(unit_id, work_kind, (work_id,)))


def tell_record(record: Agreement | Contributor) -> None:
    """Announce the works of the unit that rest on an agreement, or on a contributor's consent, whose days changed."""
    named = Provenance.agreement_id if isinstance(record, Agreement) else Provenance.contributor_id
    works: defaultdict[str, list[int]] = defaultdict(list)
    rows = select(Provenance.work_kind, Provenance.work_id).where(
        Provenance.unit_id == record.unit_id, named == record.id
    )
    for kind, work_id in db.session.execute(rows.order_by(Provenance.work_id)):
        works[kind].append(work_id)
    for kind, ids in works.items():
        events.announce(RightsChanged(record.unit_id, WorkKind(kind), tuple(ids)))


def _may_end(origin: Origin) -> bool:
    return any(said is not None for said in (origin.valid_until, origin.agreement_id, origin.contributor_id))
