"""Which days of its items oblige a unit to act now? The kinds declare them (``Kind.duties``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select

from congxa import identity
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission
from congxa.publishing.kinds import all_kinds
from congxa.publishing.kinds.duty import Duty
from congxa.publishing.leads import lead
from congxa.publishing.models import Article
from congxa.publishing.states import ArticleState
from congxa.publishing.waiting import UNFINISHED
from congxa.tenancy import directory

MOST = 30  # items that are read at a time


class Due(NamedTuple):
    """A day that obliges: the item, what it is about, and the day itself."""

    article_id: int
    title: str
    duty: Duty
    day: date


def duties(actor: Actor, unit_id: int) -> list[Due]:
    """The days to mind today, the earliest first; one statement for all kinds."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    today, declared = clock.today(), list(_declared())
    spans = {duty: _span(duty, unit_id, today) for _, duty in declared}
    conditions = [_condition(kind, duty, *spans[duty]) for kind, duty in declared]
    rows = db.session.execute(
        select(Article.id, Article.title, Article.kind, Article.state, Article.fields)
        .where(Article.unit_id == unit_id, or_(*conditions))
        .order_by(Article.updated_at.desc())
        .limit(MOST)
    ).all()
    found = []
    for row in rows:
        for kind, duty in declared:
            said = str(row.fields.get(duty.field) or "")[:10]
            first, last = spans[duty]
            if kind != row.kind or not first.isoformat() <= said <= last.isoformat():
                continue
            if duty.is_live == (row.state == ArticleState.PUBLISHED) and duty.unless not in row.fields:
                found.append(Due(row.id, row.title, duty, date.fromisoformat(said) + _allowed(duty, unit_id)))
    return sorted(found, key=lambda due: due.day)


def _declared() -> Iterator[tuple[str, Duty]]:
    for key, kind in all_kinds().items():
        for duty in kind.duties:
            yield key, duty


def _span(duty: Duty, unit_id: int, today: date) -> tuple[date, date]:
    """The first and the last day that the field may say to be told of today."""
    first, last = lead(duty.warning, today).days_told(today)
    return first - _allowed(duty, unit_id), last - _allowed(duty, unit_id)


def _allowed(duty: Duty, unit_id: int) -> timedelta:
    """The days that policy gives, counted from the field's day; none without a policy."""
    policy = directory().by_id[unit_id].spec.policy
    return timedelta(days=getattr(policy, duty.policy) if duty.policy and policy else 0)


def _condition(kind: str, duty: Duty, first: date, last: date) -> ColumnElement[bool]:
    said = func.left(Article.fields[duty.field].astext, 10)
    return and_(
        Article.kind == kind,
        Article.state.in_(_states(duty)),
        said.between(first.isoformat(), last.isoformat()),
        *([~Article.fields.has_key(duty.unless)] if duty.unless else []),
    )


def _states(duty: Duty) -> Sequence[str]:
    return [ArticleState.PUBLISHED] if duty.is_live else UNFINISHED
