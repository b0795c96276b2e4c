"""What do the pages of notices show? Asks the database in the role of the public face."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import String, and_, bindparam, case, func, select

from congxa.core import clock
from congxa.publishing import public
from congxa.publishing.kinds.kind import Answer, Ask, Values
from congxa.publishing.public import ARTICLES, LINES, AnyRow, fact

_URGENT_NOW = and_(
    fact("is_urgent") == "true", func.coalesce(fact("expires_on"), "9") >= bindparam("today", type_=String)
)
_IN_SECTION = (
    select(*LINES, func.count().over().label("total"))
    .where(ARTICLES.c.unit_id == bindparam("unit_id"), ARTICLES.c.section_id == bindparam("section_id"))
    .order_by(case((_URGENT_NOW, 0), else_=1), ARTICLES.c.published_at.desc(), ARTICLES.c.id.desc())
    .limit(bindparam("length"))
    .offset(bindparam("start"))
)


def listing(ask: Ask) -> Answer:
    """A section's notices: the urgent ones that hold today, then the newest."""
    place = {"unit_id": ask.unit_id, "section_id": ask.section_id, "start": ask.start, "length": ask.length}
    found = public.listing(public.rows(_IN_SECTION, **place, today=clock.today().isoformat()))
    over = {story.id for story in found.stories if has_expired(story.fields, clock.today())}
    return Answer(found, {"over": over}, {})


def page(unit_id: int, row: AnyRow, values: Values) -> Mapping[str, object]:
    """Whether the notice is over."""
    del unit_id, values
    return {"has_expired": has_expired(row.fields, clock.today())}


def has_expired(kept: Mapping[str, Any], today: date) -> bool:
    """Whether a notice is over; its last day still belongs to it."""
    return bool(kept.get("expires_on")) and str(kept["expires_on"]) < today.isoformat()
