"""Which agreements and consents of a unit end soon, or are over and neither prolonged nor closed?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import literal, select, union_all

from congxa import identity
from congxa.copyright.expiry import steps
from congxa.copyright.models import Agreement, Contributor
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission


class EndingRecord(NamedTuple):
    """A record of the unit's own: an agreement, else a contributor's consent, and its last day."""

    is_agreement: bool
    id: int
    title: str
    ends_on: date


def ending_records(actor: Actor, unit_id: int) -> list[EndingRecord]:
    """Those whose last day is within the first notice, or over; the next to end first. One statement for both lists."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    today = clock.today()
    until = today + timedelta(days=max(steps(today), default=0))
    title = Agreement.partner.concat(literal(", số ")).concat(Agreement.number)
    rows = union_all(
        select(
            literal(True).label("is_agreement"), Agreement.id, title.label("title"), Agreement.valid_until.label("ends")
        ).where(Agreement.unit_id == unit_id, Agreement.closed_at.is_(None), Agreement.valid_until <= until),
        select(literal(False), Contributor.id, Contributor.name, Contributor.valid_until).where(
            Contributor.unit_id == unit_id, Contributor.closed_at.is_(None), Contributor.valid_until <= until
        ),
    ).subquery()
    found = db.session.execute(select(rows).order_by(rows.c.ends, rows.c.is_agreement, rows.c.id))
    return [EndingRecord(*row) for row in found]
