"""Views of agreements: the list with what ends soon first, one agreement, closing and opening again."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import copyright as rights
from congxa import tenancy
from congxa.copyright import WORK_TITLES, Agreement
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Refused
from congxa.identity import Permission
from congxa.web.desk.fields import read_number
from congxa.web.desk.papers import papers
from congxa.web.desk.rights.forms import AgreementForm, Errors
from congxa.web.desk.rights.proofs import errors_of, with_sent_proof
from congxa.web.desk.rights.uses import uses_of
from congxa.web.desk.words import _
from congxa.web.errors import status_of
from congxa.web.requests import current_actor, current_unit, here

Answer = str | Response | tuple[str, int]


def agreements() -> str:
    """Every agreement that the unit may use, with how many of its works stand on each."""
    unit_id = current_unit().unit_id
    return render_template(
        "desk/rights/agreements.html",
        rows=rights.agreements(current_actor(), unit_id),
        uses=rights.uses(unit_id)[0],
        unit_id=unit_id,
        owners=_owners(),
        today=clock.today(),
        work_titles=WORK_TITLES,
        may_edit=_may_edit(),
    )


def new_agreement() -> Answer:
    """An empty form; sent, the agreement can be chosen at once."""
    if request.method == "GET":
        return _page(AgreementForm())
    form = AgreementForm.typed(request.form)
    try:
        with db.session.begin_nested():
            rights.make_agreement(current_actor(), current_unit().unit_id, with_sent_proof(form).draft())
    except Invalid as error:
        return _page(form, errors=errors_of(error)), 422
    flash(_("Đã thêm thỏa thuận. Từ nay chọn được trong danh sách khi khai nguồn gốc."))
    return redirect(here("desk.agreements"), 303)


def agreement(agreement_id: int) -> str:
    """One agreement with the works that stand on it; that of a unit above is only read."""
    found = rights.agreement_for(current_actor(), current_unit().unit_id, agreement_id)
    return _page(AgreementForm.of(rights.agreement_draft(found)), found, found.version)


def save_agreement(agreement_id: int) -> Answer:
    """Keep what was typed, or show it again with what is wrong or what somebody else saved meanwhile."""
    actor, unit_id = current_actor(), current_unit().unit_id
    found = rights.agreement_for(actor, unit_id, agreement_id)
    form, version = AgreementForm.typed(request.form), read_number(request.form.get("version")) or 0
    try:
        with db.session.begin_nested():
            rights.save_agreement(actor, unit_id, agreement_id, with_sent_proof(form).draft(), version)
    except Invalid as error:
        return _page(form, found, version, errors_of(error)), 422
    except (Conflict, Refused) as error:
        return _page(form, found, found.version, {"": [error.message]}), status_of(error)
    flash(_("Đã lưu thỏa thuận."))
    return redirect(here("desk.agreement", agreement_id=agreement_id), 303)


def close_agreement(agreement_id: int) -> Response:
    """End it; it can be opened again from its page."""
    rights.close_agreement(current_actor(), current_unit().unit_id, agreement_id)
    flash(_("Đã kết thúc thỏa thuận. Không chọn được nữa; bài đã đăng không thay đổi."))
    return redirect(here("desk.agreement", agreement_id=agreement_id), 303)


def reopen_agreement(agreement_id: int) -> Response:
    """Take the closing back."""
    rights.reopen_agreement(current_actor(), current_unit().unit_id, agreement_id)
    flash(_("Đã mở lại thỏa thuận."))
    return redirect(here("desk.agreement", agreement_id=agreement_id), 303)


def _page(form: AgreementForm, found: Agreement | None = None, version: int = 0, errors: Errors | None = None) -> str:
    unit = current_unit()
    works, total = uses_of(agreement_id=found.id) if found else ((), 0)
    return render_template(
        "desk/rights/agreement.html",
        form=form,
        agreement=found,
        version=version,
        errors=errors,
        works=works,
        total=total,
        work_titles=WORK_TITLES,
        papers=papers(form.proof_id) if found is None or found.unit_id == unit.unit_id else (),
        owner=_owners().get(found.unit_id, "") if found else "",
        has_below=bool(tenancy.directory().below.get(unit.unit_id)),
        may_edit=_may_edit() and (found is None or found.unit_id == unit.unit_id),
    )


def _owners() -> dict[int, str]:
    """The units above, by number: whose agreements may cover this one."""
    return {number: tenancy.title_of(number) for number in current_unit().lineage}


def _may_edit() -> bool:
    return current_actor().may(Permission.RIGHTS_EDIT, current_unit().unit_id)
