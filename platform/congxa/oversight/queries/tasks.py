"""Reading directives: as the office issued them, and as each commune has them in hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.dialects.postgresql import distinct_on

from congxa import tenancy
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Missing
from congxa.core.words import say
from congxa.identity import Permission, require
from congxa.oversight.models import Directive, DirectiveTask, Finding, TaskEvent, TaskFinding
from congxa.oversight.states import OWED_BY_COMMUNE, Step, TaskState, is_overdue, steps_from

_OWED = tuple(state.value for state in OWED_BY_COMMUNE)


@dataclass(frozen=True)
class TaskRow:
    """A task in a list. ``number`` and ``title`` are the directive's; ``last_*`` is the newest step."""

    task_id: int
    unit_id: int
    unit_slug: str
    unit_name: str
    office_name: str
    directive_id: int
    number: int
    title: str
    state: TaskState
    issued_at: datetime
    due_at: datetime
    responded_at: datetime | None
    closed_at: datetime | None
    rounds: int
    is_overdue: bool
    findings: int
    open_findings: int
    last_step: Step
    last_at: datetime
    last_by: str


@dataclass(frozen=True)
class TaskView:
    """One task with everything around it. ``steps`` are legal now; who may take them is for the caller to ask."""

    row: TaskRow
    directive: Directive
    findings: Sequence[Finding]
    events: Sequence[TaskEvent]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class DirectiveRow:
    """A directive in the office's list, counted over its communes."""

    directive_id: int
    number: int
    title: str
    issued_at: datetime
    issued_by: str
    due_at: datetime
    recipients: int
    closed: int
    responded: int
    overdue: int


@dataclass(frozen=True)
class DirectiveView:
    """A directive with one row per commune."""

    directive: Directive
    tasks: Sequence[TaskRow]


def tasks(actor: Actor, unit_id: int, *, open_only: bool = False) -> list[TaskRow]:
    """The directives that a unit has received: what it owes first, by deadline, then the rest, the newest first."""
    require(actor, Permission.DIRECTIVE_READ, unit_id)
    rows = _rows(DirectiveTask.unit_id == unit_id)
    if open_only:
        rows = [row for row in rows if row.state is not TaskState.CLOSED]
    owed = sorted((row for row in rows if row.state in OWED_BY_COMMUNE), key=lambda row: row.due_at)
    rest = sorted((row for row in rows if row.state not in OWED_BY_COMMUNE), key=lambda row: row.last_at, reverse=True)
    return owed + rest


def tasks_of(actor: Actor, unit_ids: Collection[int]) -> list[TaskRow]:
    """The tasks of several units whose directives the actor may read, by deadline."""
    readable = [unit_id for unit_id in unit_ids if actor.may(Permission.DIRECTIVE_READ, unit_id)]
    return _rows(DirectiveTask.unit_id.in_(readable))


def task_for(actor: Actor, unit_id: int, task_id: int) -> TaskView:
    """One task of the unit with the directive's text, its findings and its thread; Missing when there is none."""
    require(actor, Permission.DIRECTIVE_READ, unit_id)
    rows = _rows(DirectiveTask.unit_id == unit_id, DirectiveTask.id == task_id)
    if not rows:
        raise Missing(say("Không tìm thấy chỉ đạo này."))
    row = rows[0]
    directive = db.session.scalar(select(Directive).where(Directive.id == row.directive_id))
    if directive is None:
        raise Missing(say("Không tìm thấy chỉ đạo này."))
    return TaskView(row, directive, _findings_of(unit_id, task_id), _events_of(unit_id, task_id), steps_from(row.state))


def directives(actor: Actor, office_id: int) -> list[DirectiveRow]:
    """Everything that the office issued, the newest first, counted in one query."""
    require(actor, Permission.DIRECTIVE_READ, office_id)
    now, state = clock.now(), DirectiveTask.state
    counts = (
        func.max(DirectiveTask.due_at).label("due_at"),
        func.count(DirectiveTask.id).label("recipients"),
        func.count().filter(state == TaskState.CLOSED.value).label("closed"),
        func.count().filter(state == TaskState.RESPONDED.value).label("responded"),
        func.count().filter(state.in_(_OWED), DirectiveTask.due_at < now).label("overdue"),
    )
    directive = (
        Directive.id.label("directive_id"),
        Directive.number,
        Directive.title,
        Directive.issued_at,
        Directive.issued_by,
    )
    query = select(*directive, *counts).join(DirectiveTask, DirectiveTask.directive_id == Directive.id)
    in_order = query.where(Directive.unit_id == office_id).group_by(*directive).order_by(Directive.number.desc())
    return [DirectiveRow(**row) for row in db.session.execute(in_order).mappings()]


def directive_for(actor: Actor, office_id: int, directive_id: int) -> DirectiveView:
    """One directive of the office with one row per commune, by name; Missing when there is none."""
    require(actor, Permission.DIRECTIVE_READ, office_id)
    mine = (Directive.unit_id == office_id, Directive.id == directive_id)
    directive = db.session.scalar(select(Directive).where(*mine))
    if directive is None:
        raise Missing(say("Không tìm thấy chỉ đạo này."))
    rows = _rows(DirectiveTask.office_id == office_id, DirectiveTask.directive_id == directive_id)
    return DirectiveView(directive, sorted(rows, key=lambda row: row.unit_name))


def _rows(*conditions: ColumnElement[bool]) -> list[TaskRow]:
    """Tasks by deadline, with their directive and the counts of their findings: two queries, however many tasks."""
    found = db.session.execute(
        select(DirectiveTask, Directive)
        .join(Directive, Directive.id == DirectiveTask.directive_id)
        .where(*conditions)
        .order_by(DirectiveTask.due_at, DirectiveTask.id)
    ).all()
    ids = [task.id for task, _ in found]
    findings, last, now = _finding_counts(ids), _last_events(ids), clock.now()
    return [_row(task, directive, findings.get(task.id, (0, 0)), last[task.id], now) for task, directive in found]


def _row(
    task: DirectiveTask, directive: Directive, findings: tuple[int, int], last: TaskEvent, now: datetime
) -> TaskRow:
    by_id = tenancy.directory().by_id
    return TaskRow(
        task_id=task.id,
        unit_id=task.unit_id,
        unit_slug=by_id[task.unit_id].slug,
        unit_name=by_id[task.unit_id].spec.name,
        office_name=by_id[task.office_id].spec.name,
        directive_id=directive.id,
        number=directive.number,
        title=directive.title,
        state=TaskState(task.state),
        issued_at=directive.issued_at,
        due_at=task.due_at,
        responded_at=task.responded_at,
        closed_at=task.closed_at,
        rounds=task.rounds,
        is_overdue=is_overdue(task.state, task.due_at, now),
        findings=findings[0],
        open_findings=findings[1],
        last_step=Step(last.step),
        last_at=last.at,
        last_by=last.by,
    )


def _finding_counts(task_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    rows = db.session.execute(
        select(TaskFinding.task_id, func.count(), func.count().filter(Finding.state == "open"))
        .join(Finding, Finding.id == TaskFinding.finding_id)
        .where(TaskFinding.task_id.in_(task_ids))
        .group_by(TaskFinding.task_id)
    )
    return {task_id: (count, still_open) for task_id, count, still_open in rows}


def _last_events(task_ids: Collection[int]) -> dict[int, TaskEvent]:
    newest = (
        select(TaskEvent)
        .ext(distinct_on(TaskEvent.task_id))
        .where(TaskEvent.task_id.in_(task_ids))
        .order_by(TaskEvent.task_id, TaskEvent.id.desc())
    )
    return {event.task_id: event for event in db.session.scalars(newest)}


def _findings_of(unit_id: int, task_id: int) -> Sequence[Finding]:
    return db.session.scalars(
        select(Finding)
        .join(TaskFinding, TaskFinding.finding_id == Finding.id)
        .where(TaskFinding.unit_id == unit_id, TaskFinding.task_id == task_id)
        .order_by(Finding.state.desc(), Finding.id)
    ).all()


def _events_of(unit_id: int, task_id: int) -> Sequence[TaskEvent]:
    mine = (TaskEvent.unit_id == unit_id, TaskEvent.task_id == task_id)
    return db.session.scalars(select(TaskEvent).where(*mine).order_by(TaskEvent.id)).all()
