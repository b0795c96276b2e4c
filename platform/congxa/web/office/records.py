"""The audit record of the office and all below."""

from __future__ import annotations

from flask import render_template, request

from congxa import audit, tenancy
from congxa.core.db import DbRole, current_scope
from congxa.identity import Permission
from congxa.web.access import needs
from congxa.web.changes import changes_in_words
from congxa.web.office.reading import page_number, units_below
from congxa.web.requests import current_actor, current_unit


@needs(Permission.AUDIT_READ, DbRole.OFFICE)
def records() -> str:
    """Who did what, the newest first; narrowed by event and unit."""
    page, event, slug = page_number(request.args.get("trang", "")), request.args.get("viec", ""), ""
    units, asked = current_scope().units, tenancy.directory().by_slug.get(request.args.get("don-vi", ""))
    if asked is not None and asked.unit_id in units:
        units, slug = (asked.unit_id,), asked.slug
    event = event if event in set(audit.Event) else ""
    rows = audit.records(current_actor(), units, page, event)
    return render_template(
        "office/records.html",
        rows=[(row, list(changes_in_words(row.changes, row.subject_kind))) for row in rows[: audit.PAGE]],
        has_more=len(rows) > audit.PAGE,
        page=page,
        event=event,
        slug=slug,
        events=audit.TITLES,
        units=[current_unit(), *units_below()],
    )
