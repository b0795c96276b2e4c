"""How do the communes of an office stand? A fixed number of queries, however many communes there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select

from congxa import links, tenancy
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission, require
from congxa.oversight.checks import stale_section
from congxa.oversight.models import DirectiveTask, Finding
from congxa.oversight.states import OWED_BY_COMMUNE, FindingState, Severity
from congxa.publishing import Article, ArticleState

_OWED = tuple(state.value for state in OWED_BY_COMMUNE)


@dataclass(frozen=True)
class UnitRow:
    """One commune on the board. ``gambling_links`` counts links of suspicious hosts that no rule blocks yet."""

    unit_id: int
    slug: str
    name: str
    kind: str
    last_post_at: datetime | None
    posts_30_days: int
    open_findings: int
    critical: int
    overdue: int
    gambling_links: int
    stale_sections: int


@dataclass(frozen=True)
class Figure:
    """A number and what it was a week ago; None where that is not kept."""

    now: int
    week_ago: int | None = None

    @property
    def change(self) -> int | None:
        return None if self.week_ago is None else self.now - self.week_ago


@dataclass(frozen=True)
class Summary:
    """The five numbers of the office, over its own site and all below."""

    sites: Figure
    findings: Figure
    overdue: Figure
    stale: Figure
    undecided: Figure  # suspicious hosts under no rule
    critical: int


def board(actor: Actor, office_id: int) -> list[UnitRow]:
    """One row for each unit below the office, by name. In the scope of the office; Refused without BOARD_READ."""
    require(actor, Permission.BOARD_READ, office_id)
    directory, now = tenancy.directory(), clock.now()
    below = directory.below.get(office_id, ())
    posts, found = _posts(below, now), _findings(below)
    overdue, gambling = _overdue(below, now), _gambling(office_id, below, now)
    rows = []
    for unit_id in below:
        unit, (last, recent) = directory.by_id[unit_id], posts.get(unit_id, (None, 0))
        total, critical, stale = found.get(unit_id, (0, 0, 0))
        row = UnitRow(
            unit_id=unit_id,
            slug=unit.slug,
            name=unit.spec.name,
            kind=unit.spec.kind,
            last_post_at=last,
            posts_30_days=recent,
            open_findings=total,
            critical=critical,
            overdue=overdue.get(unit_id, 0),
            gambling_links=gambling.get(unit_id, 0),
            stale_sections=stale,
        )
        rows.append(row)
    return sorted(rows, key=lambda row: row.slug)


def summary(actor: Actor, office_id: int) -> Summary:
    """The five numbers over the office's own site and all below. In the scope of the office."""
    require(actor, Permission.BOARD_READ, office_id)
    directory, now = tenancy.directory(), clock.now()
    units = (office_id, *directory.below.get(office_id, ()))
    served = sum(directory.by_id[unit_id].spec.site.state in ("active", "archived") for unit_id in units)
    stale = Finding.check == stale_section.KEY
    critical = Finding.severity == Severity.CRITICAL.value
    hosts = links.domains(office_id, units, now)
    return Summary(
        sites=Figure(served),
        findings=_open_then(units, now),
        overdue=_overdue_then(units, now),
        stale=_open_then(units, now, stale),
        undecided=Figure(sum(row.suspicion.is_proposed and not row.is_blocked for row in hosts)),
        critical=_open_then(units, now, critical).now,
    )


def _posts(unit_ids: Collection[int], now: datetime) -> Mapping[int, tuple[datetime | None, int]]:
    recent = func.count().filter(Article.published_at > now - timedelta(days=30))
    rows = db.session.execute(
        select(Article.unit_id, func.max(Article.published_at), recent)
        .where(Article.unit_id.in_(unit_ids))
        .where(Article.state == ArticleState.PUBLISHED.value, Article.published_at <= now)
        .group_by(Article.unit_id)
    )
    return {unit_id: (last, count) for unit_id, last, count in rows}


def _findings(unit_ids: Collection[int]) -> Mapping[int, tuple[int, int, int]]:
    rows = db.session.execute(
        select(
            Finding.unit_id,
            func.count(),
            func.count().filter(Finding.severity == Severity.CRITICAL.value),
            func.count().filter(Finding.check == stale_section.KEY),
        )
        .where(Finding.unit_id.in_(unit_ids), Finding.state == FindingState.OPEN.value)
        .group_by(Finding.unit_id)
    )
    return {unit_id: (total, critical, stale) for unit_id, total, critical, stale in rows}


def _overdue(unit_ids: Collection[int], now: datetime) -> Mapping[int, int]:
    rows = db.session.execute(
        select(DirectiveTask.unit_id, func.count())
        .where(DirectiveTask.unit_id.in_(unit_ids), DirectiveTask.state.in_(_OWED), DirectiveTask.due_at < now)
        .group_by(DirectiveTask.unit_id)
    )
    return dict(rows.all())


def _gambling(office_id: int, unit_ids: Collection[int], now: datetime) -> Mapping[int, int]:
    link, counted = links.OutboundLink, dict[int, int]()
    rules = links.rules_in_force(office_id)
    rows = db.session.execute(
        select(link.unit_id, link.host, func.count())
        .where(link.unit_id.in_(unit_ids), link.is_live)
        .group_by(link.unit_id, link.host)
    )
    for unit_id, host, count in rows:
        is_blocked = rules.judge(f"https://{host}/", now).verdict is links.Verdict.BLOCK
        if links.suspicion(host).is_proposed and not is_blocked:
            counted[unit_id] = counted.get(unit_id, 0) + count
    return counted


def _open_then(unit_ids: Collection[int], now: datetime, *narrowed: ColumnElement[bool]) -> Figure:
    """Open findings now and a week ago. One that was closed and came back since counts as never closed."""
    then = now - timedelta(days=7)
    was_open = and_(Finding.first_seen_at <= then, or_(Finding.closed_at.is_(None), Finding.closed_at > then))
    counts = (func.count().filter(Finding.state == FindingState.OPEN.value), func.count().filter(was_open))
    row = db.session.execute(select(*counts).where(Finding.unit_id.in_(unit_ids), *narrowed)).one()
    return Figure(row[0], row[1])


def _overdue_then(unit_ids: Collection[int], now: datetime) -> Figure:
    then, task = now - timedelta(days=7), DirectiveTask
    is_late = and_(task.state.in_(_OWED), task.due_at < now)
    was_late = and_(task.due_at < then, or_(task.responded_at.is_(None), task.responded_at > then))
    counts = (func.count().filter(is_late), func.count().filter(was_late))
    row = db.session.execute(select(*counts).where(task.unit_id.in_(unit_ids))).one()
    return Figure(row[0], row[1])
