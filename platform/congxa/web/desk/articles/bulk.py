"""Several items at once: what will happen to each, then doing it, then what happened."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template, request

from congxa import publishing, tenancy
from congxa.core.db import abandon
from congxa.core.errors import Invalid
from congxa.publishing.bulk import MOST, WITH_NOTE, Action, Chosen, Order, Outcome, carry_out, foretell
from congxa.web.desk.fields import read_number, read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit

TITLES: dict[Action, str] = {
    Action.SUBMIT: "Gửi duyệt",
    Action.APPROVE: "Duyệt",
    Action.RETURN: "Trả lại để sửa",
    Action.PUBLISH: "Đăng bài",
    Action.WITHDRAW: "Gỡ bài",
    Action.ARCHIVE: "Đưa vào lưu trữ",
    Action.MOVE: "Chuyển chuyên mục",
    Action.DISCARD: "Bỏ vào thùng rác",
    Action.TAKE_BACK: "Lấy khỏi thùng rác",
}
# What takes an action back, where there is a way.
_BACK = {Action.DISCARD: Action.TAKE_BACK, Action.TAKE_BACK: Action.DISCARD}


def bulk() -> str | tuple[str, int]:
    """The page that foretells, or with ``do`` the report of what was done."""
    order, chosen = _order(), _chosen()
    if not chosen:
        raise Invalid.at("article", _("Chưa chọn bài nào. Hãy quay lại danh sách và đánh dấu các bài cần xử lý."))
    if "do" not in request.form:
        return _foretold(order, chosen, {})
    try:
        done = carry_out(current_actor(), current_unit().unit_id, order, chosen)
    except Invalid as error:
        return _foretold(order, chosen, error.by_field()), 422
    return render_template("desk/bulk_done.html", **_said(order, done), back=_back(order, done))


def _foretold(order: Order, chosen: Sequence[Chosen], errors: dict[str, list[str]]) -> str:
    told = foretell(current_actor(), current_unit().unit_id, order, chosen)
    abandon()
    return render_template(
        "desk/bulk.html", **_said(order, told), errors=errors, needs_note=order.action in WITH_NOTE, most=MOST
    )


def _said(order: Order, outcomes: Sequence[Outcome]) -> dict[str, object]:
    titles = {section.slug: section.title for section in publishing.sections(current_unit().unit_id)}
    return {
        "order": order,
        "action_title": _(TITLES[order.action]),
        "sections": titles,
        "copies": _copies(order, outcomes),
        "section_title": titles.get(order.section, ""),
        "good": [each for each in outcomes if not each.refusals],
        "bad": [each for each in outcomes if each.refusals],
        "states": {each.before: _(each.before) for each in outcomes} | {each.after: _(each.after) for each in outcomes},
    }


def _copies(order: Order, outcomes: Sequence[Outcome]) -> dict[int, int]:
    """At how many units below each item goes with its source."""
    unit_id = current_unit().unit_id
    if order.action is not Action.WITHDRAW or not tenancy.directory().below.get(unit_id):
        return {}
    return {each.article_id: publishing.watching.units_with(unit_id, each.article_id) for each in outcomes}


def _back(order: Order, done: Sequence[Outcome]) -> list[tuple[str, list[int]]]:
    """The orders that take the action back, each with its items."""
    good = [each for each in done if not each.refusals]
    if order.action in _BACK and good:
        return [(_BACK[order.action].value, [each.article_id for each in good])]
    if order.action is Action.MOVE:
        by_section: dict[str, list[int]] = {}
        for each in good:
            by_section.setdefault(each.section, []).append(each.article_id)
        return [(f"move:{slug}", numbers) for slug, numbers in by_section.items()]
    return []


def _order() -> Order:
    pressed, _colon, section = read_text(request.form, "action").partition(":")
    try:
        return Order(Action(pressed), read_text(request.form, "note"), section)
    except ValueError:
        raise Invalid.at("action", _("Chưa chọn việc cần làm. Hãy quay lại danh sách và chọn.")) from None


def _chosen() -> list[Chosen]:
    found = []
    for said in request.form.getlist("article"):
        number, _colon, version = said.partition(":")
        article_id = read_number(number)
        if article_id is not None:
            found.append(Chosen(article_id, read_number(version) or 0))
    return found
