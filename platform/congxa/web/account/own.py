"""Views of one's own account: password, sessions, language."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import logout_user
from werkzeug.wrappers import Response

from congxa import identity
from congxa.core.errors import Invalid
from congxa.web.access import own_account
from congxa.web.account.login import begin_session
from congxa.web.navigation import frame
from congxa.web.requests import current_person

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}


def _page(errors: dict[str, list[str]] | None = None) -> str:
    person = current_person()
    return render_template(
        "account/settings.html",
        person=person,
        errors=errors,
        languages=LANGUAGES,
        titles=identity.TITLES,
        frame=frame(None),
    )


@own_account
def settings() -> str:
    """The account page."""
    return _page()


@own_account
def password() -> Response | tuple[str, int]:
    """Change the password: all other sessions end, this one goes on."""
    form = request.form
    typed = (form.get("current_password", ""), form.get("new_password", ""), form.get("repeated", ""))
    try:
        user = identity.change_password(current_person().user_id, *typed)
    except Invalid as error:
        return _page(error.by_field()), 422
    begin_session(user)
    flash(_("Đã đổi mật khẩu. Mọi thiết bị khác đã bị đăng xuất."))
    return redirect(url_for("account.settings"))


@own_account
def sign_out_everywhere() -> Response:
    """End every session of the account, this one too."""
    identity.sign_out_everywhere(current_person().user_id)
    logout_user()
    flash(_("Đã đăng xuất trên mọi thiết bị."))
    return redirect(url_for("account.sign_in"))


@own_account
def language() -> Response:
    """Show the management pages in another language, in this browser."""
    chosen = request.form.get("language", "vi")
    session["language"] = chosen if chosen in LANGUAGES else "vi"
    return redirect(url_for("account.settings"))
