"""How a session becomes a person: Flask-Login on top of the accounts.

The session holds the account's number and its stamp. A new stamp (password changed, signed out everywhere) makes every
older session worthless at its next request.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, flash, g, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_babel import gettext as _
from flask_login import LoginManager, UserMixin, login_user
from werkzeug.wrappers import Response

from congxa import identity, tenancy
from congxa.core.db import transaction
from congxa.identity import SignedIn, User
from congxa.web.access import GATE, is_plain

STAMP = "stamp"


class SessionUser(UserMixin):  # type: ignore[misc]
    """What Flask-Login holds: the signed-in person."""

    def __init__(self, person: SignedIn) -> None:
        self.person = person

    def get_id(self) -> str:
        return str(self.person.user_id)


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookie, sent with pages and never with built files, which any cache on the way may keep."""

    def save_session(self, app: Flask, session: SessionMixin, response: Any) -> None:
        if not is_plain(app.view_functions.get(request.endpoint or "")):
            super().save_session(app, session, response)


def register(app: Flask) -> None:
    """Attach Flask-Login to the management application."""
    app.session_interface = Sessions()
    manager = LoginManager()
    manager.session_protection = None  # a phone changes its address; the stamp is our protection

    @manager.user_loader  # type: ignore[untyped-decorator]
    def load(user_id: str) -> SessionUser | None:
        directory = tenancy.directory()
        with transaction(GATE, writes=False):
            person = identity.signed_in(int(user_id), directory.below)
        if person is None or session.get(STAMP) != person.stamp:
            return None
        g.person = person
        return SessionUser(person)

    @manager.unauthorized_handler  # type: ignore[untyped-decorator]
    def unauthorized() -> Response:
        if request.method == "GET":
            return redirect(url_for("account.sign_in", tiep=request.full_path.rstrip("?")))
        flash(
            _("Phiên làm việc đã hết. Hãy đăng nhập lại; nội dung chưa gửi vẫn còn khi bạn bấm nút quay lại."), "error"
        )
        return redirect(url_for("account.sign_in"))

    # Without its template variable: the page of an error must not look the person up again.
    manager.init_app(app, add_context_processor=False)


def begin_session(user: User) -> None:
    """Start a session of the account in this browser, in place of whatever session there was."""
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language
    session[STAMP] = user.stamp
    session.permanent = True
    person = identity.signed_in(user.id, tenancy.directory().below)
    if person is None:  # just checked by the service: gone within this very transaction
        raise RuntimeError("The account vanished while signing in.")
    login_user(SessionUser(person))
