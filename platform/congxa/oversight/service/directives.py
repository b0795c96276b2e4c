"""Issuing a directive, and every step that a commune or the office takes with it afterwards."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from congxa import audit, tenancy
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Invalid, Missing, Problem
from congxa.core.words import say
from congxa.identity import Permission, require
from congxa.oversight.drafts import Draft, problems_of
from congxa.oversight.models import Directive, DirectiveTask, Finding, TaskEvent, TaskFinding
from congxa.oversight.states import MOVES, Step, TaskState, next_state
from congxa.oversight.turns import Turn, take_turn

MAX_TEXT = 5000
_EVENTS: Mapping[Step, audit.Event] = {
    Step.ACKNOWLEDGE: audit.Event.TASK_ACKNOWLEDGED,
    Step.RESPOND: audit.Event.TASK_RESPONDED,
    Step.RETURN: audit.Event.TASK_RETURNED,
    Step.CLOSE: audit.Event.TASK_CLOSED,
}


def issue(
    actor: Actor,
    office_id: int,
    title: str,
    body: str,
    unit_ids: Collection[int],
    due_on: date | None,
    finding_ids: Collection[int] = (),
    legal_basis: str = "",
) -> Directive:
    """Send one text to several units below the office; each gets a task with its own clock and its own findings.

    ``due_on`` is the last day, to its end in Vietnam; None is a problem like any other. In the scope of the office.
    Raises Refused without DIRECTIVE_ISSUE, and Invalid with all problems at once, at ``title``, ``body``,
    ``legal_basis``, ``unit_ids``, ``due_on`` and ``finding_ids``.
    """
    require(actor, Permission.DIRECTIVE_ISSUE, office_id)
    draft = Draft(title.strip(), body.strip(), legal_basis.strip(), tuple(dict.fromkeys(unit_ids)), due_on)
    wanted = frozenset(finding_ids)
    findings = db.session.scalars(select(Finding).where(Finding.id.in_(wanted)).order_by(Finding.id)).all()
    problems = problems_of(draft, office_id, wanted, findings)
    if problems or due_on is None:
        raise Invalid(problems)
    directive = _write(actor, office_id, draft)
    tasks = _deliver(actor, directive, draft.unit_ids, clock.end_of_day(due_on))
    _attach(tasks, findings)
    subject = audit.Subject("directive", directive.id, f"Chỉ đạo số {directive.number}: {directive.title}")
    slugs = [tenancy.directory().by_id[unit_id].slug for unit_id in draft.unit_ids]
    changes = {"units": (None, slugs), "due_on": (None, due_on.isoformat()), "findings": (None, sorted(wanted))}
    audit.record(actor, audit.Event.DIRECTIVE_ISSUED, office_id, subject, changes)
    return directive


def _write(actor: Actor, office_id: int, draft: Draft) -> Directive:
    take_turn(Turn.ISSUE, office_id)
    last = db.session.scalar(select(func.max(Directive.number)).where(Directive.unit_id == office_id))
    directive = Directive(
        unit_id=office_id,
        number=(last or 0) + 1,
        title=draft.title,
        body=draft.body,
        legal_basis=draft.legal_basis,
        issued_at=clock.now(),
        issued_by=actor.name,
    )
    db.session.add(directive)
    db.session.flush()
    return directive


def _deliver(actor: Actor, directive: Directive, unit_ids: Collection[int], due_at: datetime) -> list[DirectiveTask]:
    tasks = [
        DirectiveTask(
            unit_id=unit_id,
            office_id=directive.unit_id,
            directive_id=directive.id,
            state=TaskState.DELIVERED.value,
            due_at=due_at,
            acknowledged_at=None,
            responded_at=None,
            closed_at=None,
            responded_by="",
            rounds=0,
        )
        for unit_id in unit_ids
    ]
    db.session.add_all(tasks)
    db.session.flush()
    for task in tasks:
        _note(actor, task, Step.DELIVER, "")
    return tasks


def _attach(tasks: Collection[DirectiveTask], findings: Collection[Finding]) -> None:
    task_of = {task.unit_id: task.id for task in tasks}
    for finding in findings:
        row = TaskFinding(unit_id=finding.unit_id, task_id=task_of[finding.unit_id], finding_id=finding.id)
        db.session.add(row)


def acknowledge(actor: Actor, unit_id: int, task_id: int) -> DirectiveTask:
    """The commune says that it has read the directive. Raises Missing, Refused, or Conflict in any other state."""
    return _move(actor, unit_id, task_id, Step.ACKNOWLEDGE, "")


def respond(actor: Actor, unit_id: int, task_id: int, text: str) -> DirectiveTask:
    """The commune reports what it did; ``text`` is required. Raises Missing, Refused, Conflict, Invalid at ``text``."""
    return _move(actor, unit_id, task_id, Step.RESPOND, text, Wanted("text", say("Hãy ghi đã làm gì để khắc phục.")))


def close(actor: Actor, unit_id: int, task_id: int, note: str = "") -> DirectiveTask:
    """The office has verified the answer: the task ends. Raises Missing, Refused, Conflict, Invalid at ``note``."""
    return _move(actor, unit_id, task_id, Step.CLOSE, note, Wanted("note", ""))


def return_(actor: Actor, unit_id: int, task_id: int, reason: str) -> DirectiveTask:
    """The office sends the answer back; ``reason`` is required. Raises Missing, Refused, Conflict, Invalid."""
    wanted = Wanted("reason", say("Hãy ghi lý do trả lại để xã biết còn phải làm gì."))
    return _move(actor, unit_id, task_id, Step.RETURN, reason, wanted)


@dataclass(frozen=True)
class Wanted:
    """The form field of what is said with a step, and the words to show when it is empty; no words: it may be."""

    field: str
    when_empty: str


def _move(
    actor: Actor, unit_id: int, task_id: int, step: Step, text: str, wanted: Wanted | None = None
) -> DirectiveTask:
    require(actor, MOVES[step].permission, unit_id)
    task = _locked(unit_id, task_id)
    if step in (Step.RETURN, Step.CLOSE):
        # Verified by who verifies for the office that issued it: its own people, and those of an office above it.
        require(actor, MOVES[step].permission, task.office_id)
    before = TaskState(task.state)
    after = next_state(before, step)
    said = _checked(text, wanted)
    _change(actor, task, after)
    _note(actor, task, step, said)
    subject = audit.Subject("directive_task", task.id, _title_of(task))
    audit.record(actor, _EVENTS[step], unit_id, subject, {"state": (before.value, after.value)}, said)
    db.session.flush()
    return task


def _locked(unit_id: int, task_id: int) -> DirectiveTask:
    """The task as it stands now, held to the end of the transaction: of two steps the second sees the first one's."""
    task = db.session.scalar(
        select(DirectiveTask)
        .where(DirectiveTask.unit_id == unit_id, DirectiveTask.id == task_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if task is None:
        raise Missing(say("Không tìm thấy chỉ đạo này."))
    return task


def _checked(text: str, wanted: Wanted | None) -> str:
    said = text.strip()
    if wanted is None:
        return ""
    if not said and wanted.when_empty:
        raise Invalid.at(wanted.field, say("Chưa có nội dung. %(when_empty)s", when_empty=wanted.when_empty))
    if len(said) > MAX_TEXT:
        message = say(
            "Nội dung dài %(length)s ký tự; tối đa %(most)s. Hãy rút ngắn lại.", length=len(said), most=MAX_TEXT
        )
        raise Invalid([Problem(wanted.field, message)])
    return said


def _change(actor: Actor, task: DirectiveTask, after: TaskState) -> None:
    now = clock.now()
    task.state = after.value
    if after is TaskState.ACKNOWLEDGED:
        task.acknowledged_at = task.acknowledged_at or now
    if after is TaskState.RESPONDED:
        task.responded_at, task.responded_by = now, actor.name
    if after is TaskState.RETURNED:
        task.rounds += 1
    if after is TaskState.CLOSED:
        task.closed_at = now


def _note(actor: Actor, task: DirectiveTask, step: Step, text: str) -> None:
    by = actor.name
    db.session.add(TaskEvent(unit_id=task.unit_id, task_id=task.id, at=clock.now(), by=by, step=step.value, text=text))


def _title_of(task: DirectiveTask) -> str:
    directive = db.session.scalar(select(Directive).where(Directive.id == task.directive_id))
    return f"Chỉ đạo số {directive.number}: {directive.title}" if directive else f"Chỉ đạo {task.directive_id}"
