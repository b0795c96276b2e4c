"""Press texts that the office knows, so that its communes are told when they repeat one: paste one, import many, take
a batch back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from congxa import reuse
from congxa.copyright import moment_of
from congxa.core import clock, text
from congxa.core.db import DbRole
from congxa.core.errors import Conflict, Invalid
from congxa.core.words import together
from congxa.identity import Permission
from congxa.reuse import PressDraft
from congxa.web.access import needs
from congxa.web.requests import current_actor, current_unit, here

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True)
class PressForm:
    """The form of one text as it was typed."""

    newspaper: str = ""
    title: str = ""
    author: str = ""
    address: str = ""
    published_at: str = ""
    text: str = ""

    @classmethod
    def typed(cls, form: Mapping[str, str]) -> PressForm:
        return cls(**{field.name: form.get(field.name, "") for field in fields(cls)})

    def draft(self) -> PressDraft:
        """What it says. Raises Invalid at ``published_at``."""
        said = self.published_at.strip()
        try:
            published = moment_of(said) if said else None
        except (ValueError, OverflowError):
            message = _("“%(said)s” không phải ngày giờ. Hãy chọn ngày giờ đăng của bài báo.", said=said[:40])
            raise Invalid.at("published_at", message) from None
        return PressDraft(self.newspaper, self.title, self.author, self.address, published, self.text)


@needs(Permission.PRESS_EDIT, DbRole.OFFICE)
def press() -> Answer:
    """What is known, and the forms; sent, a text or a file of texts is kept as one batch."""
    if request.method == "GET":
        return _page(PressForm())
    form = PressForm.typed(request.form)
    try:
        batch = _added(form)
    except Invalid as error:
        return _page(form, error.by_field()), 422
    except Conflict as error:
        return _page(form, {"": [error.message]}), 409
    flash(_("Đã thêm %(count)s bài để đối chiếu.", count=text.number(batch.size)))
    return redirect(here("office.press"), 303)


@needs(Permission.PRESS_EDIT, DbRole.OFFICE)
def revoke_press(batch_id: int) -> Response:
    """Take a batch back."""
    batch = reuse.revoke_press(current_actor(), current_unit().unit_id, batch_id)
    flash(_("Đã thu hồi %(count)s bài của đợt “%(name)s”.", count=text.number(batch.size), name=batch.name))
    return redirect(here("office.press"), 303)


def _added(form: PressForm) -> reuse.PressBatch:
    actor, unit_id = current_actor(), current_unit().unit_id
    file = request.files.get("file")
    if file is None or not file.filename:
        draft = form.draft()
        return reuse.add_press(actor, unit_id, f"{draft.newspaper}: {draft.title}"[: reuse.MAX_NAME] or "-", [draft])
    try:
        drafts = reuse.read_lines(file.read().decode("utf-8-sig", "replace").splitlines())
    except Invalid as refusal:
        raise Invalid.at("file", together(problem.message for problem in refusal.problems[:5])) from None
    return reuse.add_press(actor, unit_id, file.filename[: reuse.MAX_NAME], drafts)


def _page(form: PressForm, errors: dict[str, list[str]] | None = None) -> str:
    actor, unit_id = current_actor(), current_unit().unit_id
    return render_template(
        "office/press.html",
        form=form,
        errors=errors,
        batches=reuse.press_batches(actor, unit_id)[: reuse.BATCHES_ON_PAGE],
        known=reuse.press_count(actor, unit_id),
        now=clock.now(),
    )
