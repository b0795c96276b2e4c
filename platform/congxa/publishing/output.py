"""How much does a unit publish?"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import Date, cast, func, select

from congxa import identity
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission
from congxa.publishing.models import Article
from congxa.publishing.states import ArticleState


class Output(NamedTuple):
    """How many items are public now, and how many of them came out on each of the last days, today the last."""

    public: int
    by_day: list[int]


def output(actor: Actor, unit_id: int, days: int) -> Output:
    """The numbers of a unit over the last ``days`` days (in Vietnam)."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    first = clock.today() - timedelta(days=days - 1)
    day = cast(func.timezone(str(clock.VIETNAM), Article.published_at), Date)
    public = select(func.greatest(day, first - timedelta(days=1)).label("day")).where(
        Article.unit_id == unit_id, Article.state == ArticleState.PUBLISHED.value
    )
    came_out = public.subquery()
    counted = select(came_out.c.day, func.count()).group_by(came_out.c.day)
    known = {row[0]: int(row[1]) for row in db.session.execute(counted)}
    total = sum(known.values())
    return Output(total, [known.get(first + timedelta(days=number), 0) for number in range(days)])
