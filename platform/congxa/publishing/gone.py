"""Was this item public once? Asked by the public face, which cannot see what is public no more."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from congxa.core import db
from congxa.publishing.readable import GONE

_STATE = select(GONE.c.state).where(GONE.c.unit_id == bindparam("unit_id"), GONE.c.id == bindparam("article_id"))


def state_since(unit_id: int, article_id: int) -> str | None:
    """The state of an item that was public once and is no more; None for every other."""
    found = db.rows(_STATE, {"unit_id": unit_id, "article_id": article_id})
    return found[0].state if found else None
