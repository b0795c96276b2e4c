"""The bin: what was thrown away, taking it back, throwing away."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import publishing
from congxa.core.errors import CongxaError
from congxa.publishing import STATE_TITLES, ArticleState
from congxa.web.desk.fields import read_number
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here
from congxa.web.told import told


def bin_page() -> str:
    """What lies in the bin, and when each goes for good."""
    actor, unit_id = current_actor(), current_unit().unit_id
    rows = publishing.binned(actor, unit_id)
    return render_template(
        "desk/bin.html",
        rows=[
            (row, _(STATE_TITLES[ArticleState(row.state)]), publishing.gone_on(row), publishing.may_bin(actor, row))
            for row in rows
        ],
        sections={section.id: section.title for section in publishing.sections(unit_id)},
        days=publishing.bin_days(unit_id),
    )


def bin_article(article_id: int) -> Response:
    """Throw one article away, from its own page."""
    unit_id = current_unit().unit_id
    version = read_number(request.form.get("version")) or 0
    thrown = publishing.discard(current_actor(), unit_id, article_id, version)
    words = _("Đã bỏ bài “%(title)s” vào thùng rác. Giữ %(days)s ngày, lấy lại được ở đây.", **_said(thrown.title))
    flash(words)
    return redirect(here("desk.bin"), 303)


def take_back() -> Response:
    """Take the chosen articles out of the bin; what cannot come back says why."""
    actor, unit_id = current_actor(), current_unit().unit_id
    if not request.form.getlist("article"):
        flash(_("Chưa chọn bài nào. Hãy đánh dấu các bài muốn lấy lại."), "error")
    for number in map(read_number, request.form.getlist("article")):
        if number is None:
            continue
        try:
            article = publishing.take_back(actor, unit_id, number)
        except CongxaError as refusal:
            flash(told(refusal.message), "error")
            continue
        flash(_("Đã lấy lại bài “%(title)s”.", title=article.title))
    return redirect(here("desk.bin"), 303)


def _said(title: str) -> dict[str, object]:
    return {"title": title, "days": publishing.bin_days(current_unit().unit_id)}
