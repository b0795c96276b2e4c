"""Views of contributors: the list with what ends soon first, one contributor, closing and opening again."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import copyright as rights
from congxa.copyright import Contributor
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid
from congxa.identity import Permission
from congxa.web.desk.fields import read_number
from congxa.web.desk.papers import papers
from congxa.web.desk.rights.forms import ContributorForm, Errors
from congxa.web.desk.rights.proofs import errors_of, with_sent_proof
from congxa.web.desk.rights.uses import uses_of
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here

Answer = str | Response | tuple[str, int]


def contributors() -> str:
    """Every contributor of the unit, with how many works stand on each."""
    unit_id = current_unit().unit_id
    return render_template(
        "desk/rights/contributors.html",
        rows=rights.contributors(current_actor(), unit_id),
        uses=rights.uses(unit_id)[1],
        today=clock.today(),
        may_edit=_may_edit(),
    )


def new_contributor() -> Answer:
    """An empty form; sent, the contributor can be chosen at once."""
    if request.method == "GET":
        return _page(ContributorForm())
    form = ContributorForm.typed(request.form)
    try:
        with db.session.begin_nested():
            made = rights.make_contributor(current_actor(), current_unit().unit_id, with_sent_proof(form).draft())
    except Invalid as error:
        return _page(form, errors=errors_of(error)), 422
    if made.proof_id is None:
        flash(_("Đã thêm cộng tác viên. Bài, ảnh của người này chưa đăng được cho đến khi hồ sơ có bản đồng ý."))
    else:
        flash(_("Đã thêm cộng tác viên. Từ nay chọn được trong danh sách khi khai nguồn gốc."))
    return redirect(here("desk.contributors"), 303)


def contributor(contributor_id: int) -> str:
    """One contributor with the works; how to reach them is shown to who keeps the records alone."""
    found = rights.contributor_for(current_actor(), current_unit().unit_id, contributor_id)
    return _page(_form(found), found, found.version)


def save_contributor(contributor_id: int) -> Answer:
    """Keep what was typed, or show it again with what is wrong or what somebody else saved meanwhile."""
    actor, unit_id = current_actor(), current_unit().unit_id
    found = rights.contributor_for(actor, unit_id, contributor_id)
    form, version = ContributorForm.typed(request.form), read_number(request.form.get("version")) or 0
    try:
        with db.session.begin_nested():
            rights.save_contributor(actor, unit_id, contributor_id, with_sent_proof(form).draft(), version)
    except Invalid as error:
        return _page(form, found, version, errors_of(error)), 422
    except Conflict as error:
        return _page(form, found, found.version, {"": [error.message]}), 409
    flash(_("Đã lưu hồ sơ cộng tác viên."))
    return redirect(here("desk.contributor", contributor_id=contributor_id), 303)


def close_contributor(contributor_id: int) -> Response:
    """Note that no more is sent, or that the consent was taken back."""
    rights.close_contributor(current_actor(), current_unit().unit_id, contributor_id)
    flash(_("Đã kết thúc hồ sơ. Không chọn được nữa; bài, ảnh đã đăng không thay đổi."))
    return redirect(here("desk.contributor", contributor_id=contributor_id), 303)


def reopen_contributor(contributor_id: int) -> Response:
    """Take the closing back."""
    rights.reopen_contributor(current_actor(), current_unit().unit_id, contributor_id)
    flash(_("Đã mở lại hồ sơ cộng tác viên."))
    return redirect(here("desk.contributor", contributor_id=contributor_id), 303)


def _form(found: Contributor) -> ContributorForm:
    contact = rights.contact_of(current_actor(), found.unit_id, found.id) if _may_edit() else ""
    return ContributorForm.of(rights.contributor_draft(found, contact))


def _page(
    form: ContributorForm, found: Contributor | None = None, version: int = 0, errors: Errors | None = None
) -> str:
    works, total = uses_of(contributor_id=found.id) if found else ((), 0)
    return render_template(
        "desk/rights/contributor.html",
        form=form,
        contributor=found,
        version=version,
        errors=errors,
        works=works,
        total=total,
        papers=papers(form.proof_id),
        may_edit=_may_edit(),
    )


def _may_edit() -> bool:
    return current_actor().may(Permission.RIGHTS_EDIT, current_unit().unit_id)
