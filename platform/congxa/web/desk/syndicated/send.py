"""Sending an item to the units below: the choice, what it would do in numbers, the deed."""

from __future__ import annotations

from dataclasses import dataclass

from flask import flash, redirect, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from congxa import publishing
from congxa.core.errors import Conflict, Invalid, Problem
from congxa.identity import Permission
from congxa.publishing import Article, sending, watching
from congxa.publishing.syndicated.rules import MODE_TITLES, Mode
from congxa.publishing.syndicated.sending import Place, Sending
from congxa.publishing.syndicated.watching import Standing, standing
from congxa.web.copies import said_of_state
from congxa.web.desk.fields import read_number, read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here

Answer = str | Response | tuple[str, int]


@dataclass(frozen=True)
class Choice:
    """A unit below in the form: where the item would stand there, or why it cannot."""

    unit_id: int
    name: str
    section: str
    said: str
    is_chosen: bool


@dataclass(frozen=True)
class SendForm:
    """The form as it was typed."""

    unit_ids: tuple[int, ...]
    mode: Mode = Mode.LOCKED
    may_decline: bool = True
    note: str = ""

    @classmethod
    def typed(cls, sent: MultiDict[str, str]) -> SendForm:
        """What a browser sent; a mode that there is not becomes the stricter one."""
        numbers = (read_number(each) for each in sent.getlist("unit_ids"))
        mode = Mode.ADAPTABLE if sent.get("mode") == Mode.ADAPTABLE else Mode.LOCKED
        chosen = tuple(number for number in numbers if number is not None)
        return cls(chosen, mode, "may_decline" in sent, read_text(sent, "note"))

    @classmethod
    def new(cls, places: list[Place]) -> SendForm:
        """All that can take it, and have not declined it."""
        fit = (place for place in places if place.section and not _has_declined(place))
        return cls(tuple(place.unit.unit_id for place in fit))

    def sending(self) -> Sending:
        """The same for the service."""
        return Sending(self.unit_ids, self.mode, self.may_decline, self.note)


def send(article_id: int) -> Answer:
    """GET: the choice. POST: what it would do; with ``do``: do it, and on to the table."""
    actor, unit_id = current_actor(), current_unit().unit_id
    article = publishing.article_for(actor, Permission.ARTICLE_SYNDICATE, unit_id, article_id)
    places = sending.places(actor, article)
    if request.method == "GET":
        return _page(article, places, SendForm.new(places))
    form = SendForm.typed(request.form)
    if "change" in request.form:
        return _page(article, places, form)
    try:
        if "do" in request.form:
            sent = sending.send(actor, unit_id, article_id, form.sending())
            flash(_("Đã gửi về %(count)s xã. Trạng thái từng xã tự cập nhật ở bảng dưới.", count=len(sent)))
            return redirect(here("desk.sent_item", article_id=article_id), 303)
        sending.refuse_unfit(article)
        if not any(place.section and place.unit.unit_id in form.unit_ids for place in places):
            raise Invalid.at("unit_ids", _("Chưa chọn xã nào nhận được bài này. Hãy đánh dấu ít nhất một xã."))
    except (Invalid, Conflict) as error:
        return _page(article, places, form, error), 422
    return _foretold(article, places, form)


def _page(article: Article, places: list[Place], form: SendForm, error: Invalid | Conflict | None = None) -> str:
    return render_template(
        "desk/syndicated/send.html",
        article=article,
        form=form,
        choices=[_choice(place, form) for place in places],
        modes=[(mode.value, _(MODE_TITLES[mode]), _hint(mode)) for mode in Mode],
        policy_lets_decline=sending.terms_of(article.unit_id, form.mode, may_decline=True).may_decline,
        lacks=_lacks(article) if error is None or isinstance(error, Conflict) else (),
        errors=error.by_field() if isinstance(error, Invalid) else None,
    )


def _foretold(article: Article, places: list[Place], form: SendForm) -> str:
    terms = sending.terms_of(article.unit_id, form.mode, may_decline=form.may_decline)
    return render_template(
        "desk/syndicated/send_preview.html",
        article=article,
        form=form,
        mode_title=_(MODE_TITLES[form.mode]),
        terms=terms,
        forecast=watching.foretell(places, form.unit_ids, terms),
        declined=[place.unit.full_title for place in places if _has_declined(place)],
    )


def _lacks(article: Article) -> tuple[Problem, ...]:
    """What keeps the item from being sent, before anybody presses a button."""
    try:
        sending.refuse_unfit(article)
    except Invalid as error:
        return error.problems
    except Conflict as error:
        return (Problem("", error.message),)
    return ()


def _choice(place: Place, form: SendForm) -> Choice:
    unit_id = place.unit.unit_id
    if not place.section:
        said = _("Xã chưa có chuyên mục loại này, nên chưa nhận được bài.")
    elif place.copy is not None:
        said = said_of_state(place.copy).words + (f": {place.copy.reason}" if place.copy.reason else "")
    else:
        said = _("Chưa gửi")
    return Choice(unit_id, place.unit.full_title, place.section_title, said, unit_id in form.unit_ids)


def _has_declined(place: Place) -> bool:
    return place.copy is not None and standing(place.copy) is Standing.DECLINED


def _hint(mode: Mode) -> str:
    live = sending.terms_of(current_unit().unit_id, mode, may_decline=True).goes_live
    if mode is Mode.LOCKED:
        kept = _("Xã không sửa được; đơn vị bạn sửa bản gốc thì bản ở xã tự đổi theo.")
    else:
        kept = _("Xã được sửa cho hợp với địa phương; khi bản gốc đổi, xã đã sửa sẽ được mời so sánh và chọn.")
    then = _("Lên trang của xã ngay.") if live else _("Chờ trưởng ban biên tập của xã duyệt rồi mới lên trang.")
    return f"{kept} {then}"
