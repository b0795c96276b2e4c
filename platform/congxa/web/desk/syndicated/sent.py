"""What this unit sent: the list, the table of one item unit by unit, its CSV, and taking copies back."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, flash, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from congxa import tenancy
from congxa.core.errors import Invalid
from congxa.identity import Permission
from congxa.publishing import SyndicatedCopy, sending, watching
from congxa.publishing.syndicated.watching import Standing, standing
from congxa.web import copies as table
from congxa.web.desk.fields import read_number, read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here

Answer = str | AnyResponse | tuple[str, int]


def sent() -> str:
    """All items that were sent, each with its numbers."""
    items = watching.sent_items(current_actor(), current_unit().unit_id)
    may_send = current_actor().may(Permission.ARTICLE_SYNDICATE, current_unit().unit_id)
    return render_template("desk/syndicated/sent.html", items=items, titles=table.titles(), may_send=may_send)


def sent_item(article_id: int) -> str:
    """One item: a row for each unit it was sent to."""
    return _page(watching.sent_copies(current_actor(), current_unit().unit_id, article_id))


def sent_csv(article_id: int) -> Response:
    """The same rows for a spreadsheet."""
    copies = watching.sent_copies(current_actor(), current_unit().unit_id, article_id)
    return table.csv(table.rows(table.chosen(copies, request.args)), f"tin-da-gui-{article_id}.csv")


def take_back_copies(article_id: int) -> Answer:
    """What taking back the chosen copies would do; with ``do``: do it."""
    actor, unit_id = current_actor(), current_unit().unit_id
    copies = watching.sent_copies(actor, unit_id, article_id)
    numbers = {read_number(each) for each in request.form.getlist("unit_ids")}
    chosen = [each for each in copies if each.unit_id in numbers and standing(each) is not Standing.RECALLED]
    reason = read_text(request.form, "reason")
    if not chosen:
        words = _("Chưa chọn xã nào để thu hồi. Hãy đánh dấu các xã trong bảng rồi bấm lại.")
        return _page(copies, {"unit_ids": [words]}), 422
    errors = None
    if "do" in request.form:
        try:
            count = sending.take_back_copies(actor, unit_id, article_id, [each.unit_id for each in chosen], reason)
        except Invalid as error:
            errors = error.by_field()
        else:
            flash(_("Đang thu hồi ở %(count)s xã. Trạng thái tự cập nhật ở bảng dưới.", count=count))
            return redirect(here("desk.sent_item", article_id=article_id), 303)
    page = render_template(
        "desk/syndicated/take_back.html",
        item=watching.item_of(copies),
        chosen=[(each.unit_id, tenancy.title_of(each.unit_id)) for each in chosen],
        live=sum(standing(each) is Standing.LIVE for each in chosen),
        left=len(copies) - len(chosen),
        reason=reason,
        errors=errors,
    )
    return (page, 422) if errors else page


def retry_copies(article_id: int) -> AnyResponse:
    """Let the worker try at once what failed."""
    flash(table.try_now(article_id))
    return redirect(here("desk.sent_item", article_id=article_id), 303)


def _page(copies: Sequence[SyndicatedCopy], errors: dict[str, list[str]] | None = None) -> str:
    actor, unit_id = current_actor(), current_unit().unit_id
    return render_template(
        "desk/syndicated/sent_item.html",
        may_send=actor.may(Permission.ARTICLE_SYNDICATE, unit_id),
        try_again=here("desk.retry_copies", article_id=copies[0].source_article_id),
        errors=errors,
        **table.context(copies, request.args),
    )
