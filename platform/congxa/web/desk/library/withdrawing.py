"""How is a picture or a file taken off the site, and brought back? Said where it stands, asked why, then done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid
from congxa.publishing.library.places import Place
from congxa.web.desk.fields import read_text
from congxa.web.told import told

Answer = str | Response | tuple[str, int]


def take_off(
    template: str,
    shown: Mapping[str, object],
    places: Callable[[], Iterable[Place]],
    act: Callable[[str], object],
    home: str,
    done: str,
) -> Answer:
    """The page that tells the public ``places`` and asks for a reason, with what was wrong; after ``act`` with the
    reason, back at ``home`` with the words ``done``."""
    reason, errors, status = "", None, 200
    if request.method == "POST":
        reason = read_text(request.form, "reason")
        try:
            with db.session.begin_nested():
                act(reason)
        except (Invalid, Conflict) as error:
            errors = error.by_field() if isinstance(error, Invalid) else {"": [error.message]}
            status = 422 if isinstance(error, Invalid) else 409
        else:
            flash(done)
            return redirect(home, 303)
    public = [place for place in places() if place.is_public]
    return render_template(template, **shown, places=public, reason=reason, errors=errors), status


def bring_back(act: Callable[[], object], home: str, done: str) -> Response:
    """Do it and say so, or say why it cannot be done."""
    try:
        act()
        flash(done)
    except Conflict as error:
        flash(told(error.message), "error")
    return redirect(home, 303)
