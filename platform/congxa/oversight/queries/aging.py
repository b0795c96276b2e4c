"""What does a unit's desk see of its own faults before and after they count: sections that age, findings by day?"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select

from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission, require
from congxa.oversight.checks.stale_section import AGING
from congxa.oversight.models import Finding
from congxa.publishing import Article, ArticleState, Section
from congxa.publishing.leads import lead
from congxa.tenancy import directory


class Aging(NamedTuple):
    """A section whose newest item grows old; ``days_left`` until it counts as stale, negative or 0: it does."""

    slug: str
    title: str
    newest: datetime | None
    days_left: int
    limit: int


def aging(actor: Actor, unit_id: int) -> list[Aging]:
    """The sections that are stale by policy or will be soon, the oldest first; none without a policy."""
    require(actor, Permission.DESK_READ, unit_id)
    policy = directory().by_id[unit_id].spec.policy
    if policy is None:
        return []
    now, limit = clock.now(), policy.stale_after_days
    early = limit - min(lead("section_stale", clock.today()).days, limit - 1)
    newest = func.max(Article.published_at)
    public = and_(Article.state == ArticleState.PUBLISHED.value, Article.published_at <= now)
    rows = db.session.execute(
        select(Section.slug, Section.title, newest.label("newest"))
        .outerjoin(Article, and_(Article.unit_id == Section.unit_id, Article.section_id == Section.id, public))
        .where(Section.unit_id == unit_id, Section.is_active, Section.kind.in_(AGING))
        .group_by(Section.id, Section.slug, Section.title, Section.position)
        .having(or_(newest.is_(None), newest < now - timedelta(days=early)))
        .order_by(newest.nulls_first(), Section.position)
    ).all()
    return [Aging(row.slug, row.title, row.newest, _left(row.newest, now, limit), limit) for row in rows]


def _left(newest: datetime | None, now: datetime, limit: int) -> int:
    return limit - (now - newest).days if newest else 0


class Faults(NamedTuple):
    """How many findings are open now, and how many were on each of the last days, today the last."""

    open: int
    by_day: list[int]


def faults(actor: Actor, unit_id: int, days: int) -> Faults:
    """The open findings of a unit over the last ``days`` days, at the end of each day in Vietnam."""
    require(actor, Permission.DESK_READ, unit_id)
    today = clock.today()
    ends = [clock.end_of_day(today - timedelta(days=days - 1 - number)) for number in range(days)]
    closed = Finding.closed_at
    counts = [func.count().filter(Finding.first_seen_at <= end, or_(closed.is_(None), closed > end)) for end in ends]
    row = db.session.execute(select(*counts).where(Finding.unit_id == unit_id)).one()
    return Faults(int(row[-1]), [int(count) for count in row])
