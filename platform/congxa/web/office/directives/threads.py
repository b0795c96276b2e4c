"""One directive: how each commune stands, and the thread with one of them."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from congxa import oversight
from congxa.core import clock
from congxa.core.db import DbRole
from congxa.core.errors import Invalid, Missing
from congxa.identity import Permission
from congxa.oversight import TaskRow
from congxa.web.access import needs
from congxa.web.office.reading import numbers
from congxa.web.office.units import tell
from congxa.web.requests import current_actor, current_unit, here


@needs(Permission.DIRECTIVE_READ, DbRole.OFFICE)
def directive(directive_id: int) -> str:
    """The text as the communes see it, one row per commune, and the thread of the one in ``xa`` (its unit id)."""
    return _page(directive_id, next(iter(numbers([request.args.get("xa", "")])), None))


@needs(Permission.DIRECTIVE_VERIFY, DbRole.OFFICE)
def close_task(directive_id: int, task_id: int) -> Response | tuple[str, int]:
    """The answer is verified: done."""
    row, typed = _row(directive_id, task_id), {"note": request.form.get("note", "")}
    try:
        oversight.close(current_actor(), row.unit_id, task_id, typed["note"])
    except Invalid as error:
        return _page(directive_id, row.unit_id, typed, error), 422
    flash(_("Đã nghiệm thu và đóng chỉ đạo với %(unit)s.", unit=row.unit_name))
    return _back(directive_id, row.unit_id)


@needs(Permission.DIRECTIVE_VERIFY, DbRole.OFFICE)
def return_task(directive_id: int, task_id: int) -> Response | tuple[str, int]:
    """The answer does not do: back to the commune, with a reason."""
    row, typed = _row(directive_id, task_id), {"reason": request.form.get("reason", "")}
    try:
        oversight.return_(current_actor(), row.unit_id, task_id, typed["reason"])
    except Invalid as error:
        return _page(directive_id, row.unit_id, typed, error), 422
    flash(_("Đã trả lại báo cáo của %(unit)s.", unit=row.unit_name))
    return _back(directive_id, row.unit_id)


@needs(Permission.BOARD_READ, DbRole.OFFICE)
def scan_task(directive_id: int, task_id: int) -> Response:
    """Check the commune again before deciding."""
    row = _row(directive_id, task_id)
    tell(oversight.scan((row.unit_id,), clock.now()))
    return _back(directive_id, row.unit_id)


def _row(directive_id: int, task_id: int) -> TaskRow:
    view = oversight.directive_for(current_actor(), current_unit().unit_id, directive_id)
    for row in view.tasks:
        if row.task_id == task_id:
            return row
    raise Missing("Không tìm thấy chỉ đạo này.")


def _back(directive_id: int, unit_id: int) -> Response:
    return redirect(here("office.directive", directive_id=directive_id, xa=unit_id, _anchor="trao-doi"))


def _page(
    directive_id: int, unit_id: int | None, typed: dict[str, str] | None = None, error: Invalid | None = None
) -> str:
    view = oversight.directive_for(current_actor(), current_unit().unit_id, directive_id)
    chosen = next((row for row in view.tasks if row.unit_id == unit_id), None)
    if unit_id is not None and chosen is None:
        raise Missing("Chỉ đạo này không giao cho đơn vị đó.")
    return render_template(
        "office/directive.html",
        directive=view.directive,
        rows=view.tasks,
        thread=oversight.task_for(current_actor(), chosen.unit_id, chosen.task_id) if chosen else None,
        typed={"note": "", "reason": ""} | (typed or {}),
        errors=error.by_field() if error else None,
        now=clock.now(),
    )
