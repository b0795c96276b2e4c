"""How do two pieces of work that must not overlap take turns? Each waits for the other's transaction to end."""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import func, select

from congxa.core.db import db


class Turn(IntEnum):
    """What only one transaction may do for one unit at a time; the numbers are keys of advisory locks."""

    ISSUE = 4_101  # the next number of a directive
    SCAN = 4_102  # which findings are new


def take_turn(turn: Turn, unit_id: int) -> None:
    """Wait until no other transaction holds this turn for the unit, then hold it to the end of the present one."""
    db.session.execute(select(func.pg_advisory_xact_lock(turn.value, unit_id)))
