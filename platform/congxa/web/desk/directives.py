"""Views of the directives that the unit received: the list, one of them, acknowledging, answering."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import oversight
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid
from congxa.identity import Permission
from congxa.oversight import (
    FINDING_STATE_TITLES,
    SEVERITY_TITLES,
    STEP_TITLES,
    TASK_STATE_TITLES,
    Finding,
    FindingState,
    Severity,
    Step,
    TaskRow,
    TaskState,
)
from congxa.web.desk.fields import read_text
from congxa.web.desk.moments import days_left_in_words
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here

OWN_STEPS = (Step.ACKNOWLEDGE, Step.RESPOND)
_KINDS = {
    TaskState.DELIVERED: "warn",
    TaskState.ACKNOWLEDGED: "warn",
    TaskState.RESPONDED: "muted",
    TaskState.RETURNED: "bad",
    TaskState.CLOSED: "good",
}


def deadline_of(row: TaskRow) -> str:
    """How long the unit still has; empty while the office has the next step, or it is over."""
    return "" if row.state in (TaskState.RESPONDED, TaskState.CLOSED) else days_left_in_words(row.due_at)


def directives() -> str:
    """What the unit received: what it owes first."""
    rows = oversight.tasks(current_actor(), current_unit().unit_id)
    titles = {state: _(title) for state, title in TASK_STATE_TITLES.items()}
    return render_template(
        "desk/directives.html", rows=[(row, deadline_of(row)) for row in rows], titles=titles, kinds=_KINDS
    )


@dataclass(frozen=True)
class FindingCard:
    """A finding of a directive, with where on this desk it is mended."""

    finding: Finding
    severity: str
    state: str
    is_open: bool
    url: str
    button: str


def directive(task_id: int) -> str:
    """One directive: its text, its findings with how to mend them, its thread, and the unit's next steps."""
    return _page(task_id)


def acknowledge(task_id: int) -> Response:
    """Say that the directive was read."""
    oversight.acknowledge(current_actor(), current_unit().unit_id, task_id)
    flash(_("Đã xác nhận. Đơn vị giám sát biết bạn đã nhận chỉ đạo."))
    return redirect(here("desk.directive", task_id=task_id), 303)


def respond(task_id: int) -> str | Response | tuple[str, int]:
    """Report what was done; a refused report is shown again with all that was typed."""
    text = read_text(request.form, "text")
    try:
        with db.session.begin_nested():
            oversight.respond(current_actor(), current_unit().unit_id, task_id, text)
    except Invalid as error:
        return _page(task_id, text, error.by_field()), 422
    except Conflict as error:
        return _page(task_id, text, {"": [error.message]}), 409
    flash(_("Đã gửi báo cáo. Đơn vị giám sát sẽ nghiệm thu."))
    return redirect(here("desk.directive", task_id=task_id), 303)


def _page(task_id: int, text: str = "", errors: dict[str, list[str]] | None = None) -> str:
    actor, unit_id = current_actor(), current_unit().unit_id
    view = oversight.task_for(actor, unit_id, task_id)
    may_answer = actor.may(Permission.DIRECTIVE_ANSWER, unit_id)
    return render_template(
        "desk/directive.html",
        view=view,
        deadline=deadline_of(view.row),
        cards=[_card(finding) for finding in view.findings],
        steps=[step for step in view.steps if step in OWN_STEPS] if may_answer else [],
        step_titles={step: _(title) for step, title in STEP_TITLES.items()},
        state_title=_(TASK_STATE_TITLES[view.row.state]),
        state_kind=_KINDS[view.row.state],
        text=text,
        errors=errors,
    )


def _card(finding: Finding) -> FindingCard:
    state = FindingState(finding.state)
    url, button = _place(finding)
    return FindingCard(
        finding=finding,
        severity=_(SEVERITY_TITLES[Severity(finding.severity)]),
        state=_(FINDING_STATE_TITLES[state]),
        is_open=state is FindingState.OPEN,
        url=url,
        button=button,
    )


def _place(finding: Finding) -> tuple[str, str]:
    """The address of the very field in which the finding is mended, and the words of the button; empty when none."""
    match finding.subject_kind:
        case "article":
            field = _field(finding, "basis" if finding.check == "press_review_without_newspaper" else "body")
            return here("desk.article", article_id=finding.subject_id, _anchor=f"f-{field}"), _("Mở bài để sửa")
        case "picture":
            return here("desk.picture", picture_id=finding.subject_id, _anchor="f-basis"), _("Mở ảnh để bổ sung")
        case "banner":
            return here("desk.banner", banner_id=finding.subject_id, _anchor="f-url"), _("Mở biểu ngữ để sửa")
        case "section":
            section = str(finding.evidence.get("section", ""))
            return here("desk.new_article", **{"chuyen-muc": section}), _("Viết bài cho chuyên mục này")
        case _:
            return "", ""


def _field(finding: Finding, usual: str) -> str:
    places = finding.evidence.get("places") or []
    first = places[0] if places else finding.evidence
    return str(first.get("field", usual))
