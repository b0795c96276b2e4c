"""Directives: the list, and the form of a new one."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from congxa import oversight, tenancy
from congxa.core import clock
from congxa.core.db import DbRole, current_scope
from congxa.core.errors import Invalid
from congxa.identity import Permission
from congxa.oversight import FindingFilter
from congxa.web.access import needs
from congxa.web.office.directives.drafting import body_for, title_for
from congxa.web.office.reading import day, numbers, proposed_deadline, units_below
from congxa.web.requests import current_actor, current_unit, here


@needs(Permission.DIRECTIVE_READ, DbRole.OFFICE)
def directives() -> str:
    """Everything that the office issued, the newest first."""
    rows = oversight.directives(current_actor(), current_unit().unit_id)
    return render_template("office/directives.html", rows=rows, now=clock.now())


@needs(Permission.DIRECTIVE_ISSUE, DbRole.OFFICE)
def new_directive() -> Response | str | tuple[str, int]:
    """GET offers a text made from the chosen findings (``loi``) or to a unit (``don-vi``); POST sends it."""
    if request.method == "GET":
        return _page(_begun())
    typed = _typed()
    try:
        directive = oversight.issue(
            current_actor(),
            current_unit().unit_id,
            typed["title"],
            typed["body"],
            typed["unit_ids"],
            day(typed["due_on"]),
            typed["finding_ids"],
            typed["legal_basis"],
        )
    except Invalid as error:
        return _page(typed, error), 422
    flash(
        _(
            "Đã ban hành chỉ đạo số %(number)d tới %(count)d đơn vị.",
            number=directive.number,
            count=len(typed["unit_ids"]),
        )
    )
    return redirect(here("office.directive", directive_id=directive.id))


def _begun() -> dict[str, Any]:
    """A form that nobody has typed into yet."""
    rows = _chosen(numbers(request.args.getlist("loi")))
    found = [row.finding for row in rows if row.finding.unit_id != current_unit().unit_id]
    asked = tenancy.directory().by_slug.get(request.args.get("don-vi", ""))
    return {
        "title": title_for(found),
        "body": body_for(found, tenancy.title_of),
        "legal_basis": "",
        "due_on": proposed_deadline(each.severity for each in found).isoformat(),
        "unit_ids": tuple({each.unit_id for each in found} | ({asked.unit_id} if asked else set())),
        "finding_ids": tuple(each.id for each in found),
        "offered": tuple(each.id for each in found),
    }


def _typed() -> dict[str, Any]:
    form = request.form
    words = {name: form.get(name, "") for name in ("title", "body", "legal_basis", "due_on")}
    lists = {name: numbers(form.getlist(name)) for name in ("unit_ids", "finding_ids", "offered")}
    return {**words, **lists}


def _chosen(finding_ids: tuple[int, ...]) -> list[oversight.FindingRow]:
    if not finding_ids:
        return []
    return oversight.findings(current_actor(), current_scope().units, FindingFilter(state="", ids=finding_ids))


def _page(typed: dict[str, Any], error: Invalid | None = None) -> str:
    return render_template(
        "office/new_directive.html",
        typed=typed,
        findings=[row.finding for row in _chosen(typed["offered"])],
        units=units_below(),
        today=clock.today().isoformat(),
        errors=error.by_field() if error else None,
    )
