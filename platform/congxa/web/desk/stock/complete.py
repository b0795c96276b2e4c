"""Completing several works at once: the form, what it would change, the report, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import publishing
from congxa.copyright import Origin, WorkKind
from congxa.core.errors import Invalid
from congxa.publishing import Change
from congxa.web.desk.origins import OriginForm
from congxa.web.desk.stock.places import WORKS, place_of
from congxa.web.desk.stock.review import fields_for_several, said_of
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here

Answer = str | Response | tuple[str, int]


def preview() -> Answer:
    """What the origin would change and what would still be missing; nothing is kept yet."""
    keys, form = request.form.getlist("work"), OriginForm.typed(request.form)
    try:
        given = _given(form)
        changes = publishing.preview_completion(current_actor(), current_unit().unit_id, keys, given)
    except Invalid as error:
        return _form(keys, form, error.by_field()), 422
    done = [change for change in changes if change.differs and not change.refusal]
    return render_template(
        "desk/stock_preview.html",
        changes=[_said(change) for change in changes],
        keys=[change.work.key for change in changes],
        typed=_typed(request.form),
        given=said_of(given),
        count=len(done),
        full=sum(not change.lacks for change in done),
        same=sum(not change.differs and not change.refusal for change in changes),
        refused=sum(bool(change.refusal) for change in changes),
    )


def complete() -> Answer:
    """Do what the preview said, each work for itself; on to the report."""
    keys, form = request.form.getlist("work"), OriginForm.typed(request.form)
    try:
        batch = publishing.complete(current_actor(), current_unit().unit_id, keys, _given(form))
    except Invalid as error:
        return _form(keys, form, error.by_field()), 422
    publishing.keep_figures(current_unit().unit_id)  # what the start page tells follows at once
    return redirect(here("desk.stock_batch", batch_id=batch.id), 303)


def batch(batch_id: int) -> str:
    """What was completed in one go, what was refused and why, and what is still missing."""
    found = publishing.batch_for(current_actor(), current_unit().unit_id, batch_id)
    rows = [(row, _(WORKS[WorkKind(row["kind"])]), place_of(WorkKind(row["kind"]), row["id"])) for row in found.works]
    given = said_of(Origin.from_facts(found.origin))
    done = sum(not row["refusal"] for row in found.works)
    return render_template("desk/stock_batch.html", batch=found, rows=rows, given=given, done=done)


def undo(batch_id: int) -> Response:
    """Give every work back what was said of it before."""
    back, left = publishing.undo_completion(current_actor(), current_unit().unit_id, batch_id)
    publishing.keep_figures(current_unit().unit_id)
    if left:
        said = {"back": back, "left": left}
        flash(_("Đã hoàn tác %(back)s nội dung; %(left)s nội dung đã được sửa sau đó nên giữ nguyên.", **said))
    else:
        flash(_("Đã hoàn tác %(back)s nội dung.", back=back))
    return redirect(here("desk.stock_batch", batch_id=batch_id), 303)


def _given(form: OriginForm) -> Origin:
    given = form.origin()
    if given.basis is None:
        raise Invalid.at("basis", _("Chưa chọn nguồn gốc. Hãy chọn một căn cứ sử dụng cho các nội dung đã đánh dấu."))
    return given


def _form(keys: list[str], form: OriginForm, errors: Mapping[str, list[str]]) -> str:
    """The form alone, with all that was chosen and typed."""
    return render_template("desk/stock_form.html", keys=keys, origin=fields_for_several(form), errors=errors)


def _typed(form: Any) -> list[tuple[str, str]]:
    """The fields of the origin as they were sent, to be sent again."""
    kept = {"csrf_token", "work"}
    return [(name, value) for name, value in form.items(multi=True) if name not in kept]


def _said(change: Change) -> dict[str, Any]:
    return {
        "change": change,
        "sort": _(WORKS[change.work.work]),
        "url": place_of(change.work.work, change.work.id),
        "before": said_of(change.before),
        "after": said_of(change.after),
    }
