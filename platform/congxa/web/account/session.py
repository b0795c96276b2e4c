"""Views of signing in and out, and the way to one's work."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response

from congxa import identity, tenancy
from congxa.config import settings
from congxa.identity import Permission
from congxa.web.access import gate, own_account
from congxa.web.account.device import device_of, remember_device
from congxa.web.account.login import begin_session
from congxa.web.navigation import frame
from congxa.web.requests import current_person


@gate
def sign_in() -> Response | tuple[str, int] | str:
    """The sign-in page; a refused attempt shows it again with the address that was typed."""
    if request.method == "GET":
        if current_user.is_authenticated:
            return redirect(url_for("account.home"))
        return _page()
    email = request.form.get("email", "")
    source = identity.source_of(request.remote_addr or "", device_of(email))
    result = identity.sign_in(email, request.form.get("password", ""), source)
    if result.user is None:
        return _page(email, {"password": [result.message]}), 429 if result.wait_until else 422
    begin_session(result.user)
    response = make_response(redirect(_wanted() or url_for("account.home")))
    remember_device(response, email)
    return response


def _page(email: str = "", errors: dict[str, list[str]] | None = None) -> str:
    return render_template("account/sign_in.html", email=email, errors=errors, demo=settings().demo, wanted=_wanted())


def _wanted() -> str:
    """The page that sent the person here; only a path of this host, never another place."""
    wanted = request.values.get("tiep", "")
    parts = urlsplit(wanted.replace("\\", "/"))
    return wanted if wanted.startswith("/") and not wanted.startswith("//") and not parts.netloc else ""


@own_account
def sign_out() -> Response:
    """End the session of this browser."""
    logout_user()
    return redirect(url_for("account.sign_in"))


@own_account
def home() -> Response:
    """Straight to the desk or office when there is one; else to the choice."""
    places = _places()
    return redirect(places[0][1] if len(places) == 1 else url_for("account.choose"))


@own_account
def choose() -> str:
    """The desks and offices of a person who works in several."""
    return render_template("account/choose.html", places=_places(), frame=frame(None))


def _places() -> list[tuple[str, str, str]]:
    """Where the person works: (name, address, role)."""
    person, directory = current_person(), tenancy.directory()
    places = []
    for unit_id, role in person.memberships:
        unit = directory.by_id[unit_id]
        face = "office.overview" if person.actor.may(Permission.OFFICE_READ, unit_id) else "desk.tasks"
        places.append((unit.full_title, url_for(face, unit_slug=unit.slug), _(identity.TITLES[role])))
    return places
