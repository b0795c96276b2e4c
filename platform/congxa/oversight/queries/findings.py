"""Reading findings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select

from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Missing
from congxa.core.words import say
from congxa.identity import Permission
from congxa.oversight.models import DirectiveTask, Finding, TaskFinding
from congxa.oversight.states import FindingState, Severity, TaskState

# The gravest first, whatever the words are.
_BY_SEVERITY = case({severity.value: rank for rank, severity in enumerate(Severity)}, value=Finding.severity)
MOST = 500


@dataclass(frozen=True)
class FindingFilter:
    """What a list of findings is narrowed to; an empty value narrows nothing. ``state`` is open unless told."""

    check: str = ""
    severity: str = ""
    unit_id: int | None = None
    state: str = FindingState.OPEN.value
    ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class FindingRow:
    """A finding in a list, with the task that deals with it now, if there is one."""

    finding: Finding
    task_id: int | None


def findings(actor: Actor, unit_ids: Collection[int], wanted: FindingFilter = FindingFilter()) -> list[FindingRow]:
    """Those of the units' findings that pass the filter, the gravest first, then the oldest; at most ``MOST``.

    Units whose board the actor may not read are left out.
    """
    readable = [unit_id for unit_id in unit_ids if actor.may(Permission.BOARD_READ, unit_id)]
    query = select(Finding).where(Finding.unit_id.in_(readable))
    if wanted.state:
        query = query.where(Finding.state == wanted.state)
    if wanted.check:
        query = query.where(Finding.check == wanted.check)
    if wanted.severity:
        query = query.where(Finding.severity == wanted.severity)
    if wanted.unit_id is not None:
        query = query.where(Finding.unit_id == wanted.unit_id)
    if wanted.ids:
        query = query.where(Finding.id.in_(wanted.ids))
    rows = db.session.scalars(query.order_by(_BY_SEVERITY, Finding.first_seen_at, Finding.id).limit(MOST)).all()
    tasks = _tasks_of([row.id for row in rows])
    return [FindingRow(row, tasks.get(row.id)) for row in rows]


def finding_for(actor: Actor, unit_ids: Collection[int], finding_id: int) -> FindingRow:
    """One finding of these units; Missing when there is none that the actor may read."""
    readable = [unit_id for unit_id in unit_ids if actor.may(Permission.BOARD_READ, unit_id)]
    row = db.session.scalar(select(Finding).where(Finding.id == finding_id, Finding.unit_id.in_(readable)))
    if row is None:
        raise Missing(say("Không tìm thấy lỗi này."))
    return FindingRow(row, _tasks_of([row.id]).get(row.id))


def open_by_severity(unit_ids: Collection[int]) -> Mapping[Severity, int]:
    """How many findings are open in these units, for each severity that occurs."""
    rows = db.session.execute(
        select(Finding.severity, func.count())
        .where(Finding.unit_id.in_(unit_ids), Finding.state == FindingState.OPEN.value)
        .group_by(Finding.severity)
    )
    counted = {Severity(severity): count for severity, count in rows}
    return {severity: counted[severity] for severity in Severity if severity in counted}


def _tasks_of(finding_ids: Sequence[int]) -> dict[int, int]:
    """Finding id -> the newest task about it that is not closed."""
    rows = db.session.execute(
        select(TaskFinding.finding_id, func.max(TaskFinding.task_id))
        .join(DirectiveTask, DirectiveTask.id == TaskFinding.task_id)
        .where(TaskFinding.finding_id.in_(finding_ids), DirectiveTask.state != TaskState.CLOSED.value)
        .group_by(TaskFinding.finding_id)
    )
    return dict(rows.all())
