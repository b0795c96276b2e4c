"""Findings: the list to choose from, and one with its evidence."""

from __future__ import annotations

from flask import render_template, request

from congxa import oversight, tenancy
from congxa.core import clock
from congxa.core.db import DbRole, current_scope
from congxa.identity import Permission
from congxa.oversight import FindingFilter, FindingState, Severity
from congxa.web.access import needs
from congxa.web.office.reading import units_below
from congxa.web.requests import current_actor, current_unit, public_url


@needs(Permission.BOARD_READ, DbRole.OFFICE)
def findings() -> str:
    """The findings of all sites, narrowed by check, severity, unit and state; open ones unless told."""
    wanted = _filter()
    rows = oversight.findings(current_actor(), current_scope().units, wanted)
    return render_template(
        "office/findings.html",
        rows=rows,
        wanted=wanted,
        slug=request.args.get("don-vi", ""),
        units=units_below(),
        office_id=current_unit().unit_id,
        by_severity=oversight.open_by_severity(current_scope().units),
        now=clock.now(),
    )


def _filter() -> FindingFilter:
    """Values that are none of ours narrow nothing, but a unit that is not ours narrows to nothing."""
    given = request.args
    check, severity, state = given.get("kiem-tra", ""), given.get("muc-do", ""), given.get("tinh-trang", "open")
    unit = tenancy.directory().by_slug.get(given.get("don-vi", ""))
    stranger = -1 if given.get("don-vi") else None
    return FindingFilter(
        check=check if check in oversight.CHECK_TITLES else "",
        severity=severity if severity in set(Severity) else "",
        unit_id=unit.unit_id if unit else stranger,
        state=state if state in set(FindingState) else "",
    )


@needs(Permission.BOARD_READ, DbRole.OFFICE)
def finding(finding_id: int) -> str:
    """One finding: what was found where, how to mend it, the evidence, and the task that deals with it."""
    row = oversight.finding_for(current_actor(), current_scope().units, finding_id)
    unit = tenancy.directory().by_id[row.finding.unit_id]
    task = oversight.task_for(current_actor(), unit.unit_id, row.task_id) if row.task_id else None
    return render_template(
        "office/finding.html",
        finding=row.finding,
        task=task,
        unit=unit,
        page_url=public_url(unit, row.finding.evidence.get("path") or "/"),
        is_own=unit.unit_id == current_unit().unit_id,
        now=clock.now(),
    )
