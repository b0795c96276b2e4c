"""Views of taking a file off the site and of bringing it back."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import media
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid
from congxa.publishing.files.withdrawal import restore_file, withdraw_file
from congxa.publishing.library.places import places_of_file
from congxa.web.desk.fields import read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here
from congxa.web.told import told

Answer = str | Response | tuple[str, int]


def withdraw(file_id: int) -> Answer:
    """Say where the file stands, ask why, take it off the site."""
    actor, unit_id = current_actor(), current_unit().unit_id
    found = media.file_for(actor, unit_id, file_id)
    reason, errors, status = "", None, 200
    if request.method == "POST":
        reason = read_text(request.form, "reason")
        try:
            with db.session.begin_nested():
                withdraw_file(actor, unit_id, file_id, reason)
        except (Invalid, Conflict) as error:
            errors = error.by_field() if isinstance(error, Invalid) else {"": [error.message]}
            status = 422 if isinstance(error, Invalid) else 409
        else:
            flash(_("Đã gỡ tệp khỏi trang công khai. Có thể cho hiện lại bất cứ lúc nào."))
            return redirect(here("desk.file", file_id=file_id), 303)
    places = [place for place in places_of_file(unit_id, file_id) if place.is_public]
    page = render_template("desk/file_withdraw.html", file=found, places=places, reason=reason, errors=errors)
    return page, status


def restore(file_id: int) -> Response:
    """Give it back to readers wherever it stands."""
    try:
        restore_file(current_actor(), current_unit().unit_id, file_id)
        flash(_("Tệp hiện lại ở mọi nơi đang dùng."))
    except Conflict as error:
        flash(told(error.message), "error")
    return redirect(here("desk.file", file_id=file_id), 303)
