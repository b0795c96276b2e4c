"""A proof that comes along with the form of its record, so that nobody has to leave the form to bring it."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO, TypeVar, cast

from flask import request

from congxa import publishing
from congxa.core.errors import Invalid, Problem
from congxa.web.desk.rights.forms import AgreementForm, ContributorForm, Errors
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit

FIELD = "proof_file"
Form = TypeVar("Form", AgreementForm, ContributorForm)


def with_sent_proof(form: Form) -> Form:
    """The form with the paper that was sent along in the library, and chosen. Raises Invalid at ``proof_file``."""
    file = request.files.get(FIELD)
    if file is None or not file.filename:
        return form
    try:
        kept = publishing.add_file(current_actor(), current_unit().unit_id, file.filename, cast(BinaryIO, file.stream))
    except Invalid as error:
        raise Invalid([Problem(FIELD, each.message) for each in error.problems]) from None
    return replace(form, proof_id=str(kept.id))


def errors_of(error: Invalid) -> Errors:
    """What is wrong by field. The paper went with what was refused: a browser does not send it a second time."""
    errors, file = error.by_field(), request.files.get(FIELD)
    if file is not None and file.filename and FIELD not in errors:
        again = _("Hồ sơ chưa được lưu nên tệp “%(name)s” cũng chưa được giữ. Hãy chọn lại tệp.", name=file.filename)
        errors[FIELD] = [again]
    return errors
