"""The list of rights that end soon or are over, and taking note of what was told."""

from __future__ import annotations

from flask import flash, redirect, render_template
from werkzeug.wrappers import Response

from congxa import copyright as rights
from congxa import publishing
from congxa.core import clock
from congxa.identity import Permission
from congxa.web.desk.stock.places import WORKS, renewal_of
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here


def ending() -> str:
    """What the public sees, or would see, whose right ends within the first notice or is over."""
    actor, unit_id = current_actor(), current_unit().unit_id
    found = publishing.endings(actor, unit_id)
    return render_template(
        "desk/rights_ending.html",
        rows=[(row, _(WORKS[row.work_kind]), renewal_of(row.work_kind, row.work_id)) for row in found],
        first_step=max(rights.steps(clock.today()), default=0),
        today=clock.today(),
        may_note=actor.may(Permission.RIGHTS_EDIT, unit_id),
    )


def noted(notice_id: int) -> Response:
    """Take note of a notice for the unit: the start page tells it no more."""
    publishing.mark_read(current_actor(), current_unit().unit_id, notice_id)
    flash(_("Đã ghi nhận. Trang “Việc cần làm” không nhắc lại lần này nữa."))
    return redirect(here("desk.rights_ending"), 303)
