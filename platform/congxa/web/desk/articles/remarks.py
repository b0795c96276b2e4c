"""Remarks at passages: beside the editor, and beside the text on a page for reading."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa import publishing
from congxa.core.errors import Conflict, Invalid
from congxa.identity import Permission
from congxa.publishing import Article, remarks
from congxa.web.desk.articles import page
from congxa.web.desk.articles.beside import Beside, beside
from congxa.web.desk.fields import read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here

Answer = str | Response | tuple[str, int]
ACTS = {"tra-loi": "answer", "xong": "resolve", "mo-lai": "reopen"}
IN_EDITOR = "bai"  # the page to which one comes back


def remarks_page(article_id: int) -> Answer:
    """The article to read with its remarks; sent, one more is kept."""
    actor, unit_id = current_actor(), current_unit().unit_id
    if request.method == "GET":
        return page.reading(publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id))
    said = [read_text(request.form, name) for name in ("words", "quote", "before", "after")]
    try:
        kept = remarks.add(actor, unit_id, article_id, *said)
    except (Invalid, Conflict) as error:
        return _refused(article_id, error)
    return _done(article_id, kept.id, ("words", "quote", "before", "after"), _("Đã ghi nhận xét."))


def settle_remark(article_id: int, remark_id: int, act: str) -> Answer:
    """Answer a remark, call it done, or open it again."""
    actor, unit_id = current_actor(), current_unit().unit_id
    field_name = f"words-{remark_id}"
    try:
        match ACTS[act]:
            case "answer":
                said = read_text(request.form, field_name)
                remarks.answer(actor, unit_id, article_id, remark_id, said)
                return _done(article_id, remark_id, (field_name,), _("Đã trả lời nhận xét."))
            case "resolve":
                remarks.resolve(actor, unit_id, article_id, remark_id)
                return _done(article_id, remark_id, (), _("Đã đánh dấu nhận xét là xong."))
            case _:
                remarks.reopen(actor, unit_id, article_id, remark_id)
                return _done(article_id, remark_id, (), _("Đã mở lại nhận xét."))
    except (Invalid, Conflict) as error:
        return _refused(article_id, error)


def _refused(article_id: int, error: Invalid | Conflict) -> Answer:
    """The same page with what was typed. A Conflict is told as a sentence above the remarks."""
    article = publishing.article_for(current_actor(), Permission.DESK_READ, current_unit().unit_id, article_id)
    errors = error.by_field() if isinstance(error, Invalid) else {"": [error.message]}
    shown = beside(article, _typed(), {f"remark-{name}" if name else "": said for name, said in errors.items()})
    # 422 for both: the partial answer of a 409 would not be put in.
    return (_part(article, shown) if _is_partial() else page.reading(article, shown)), 422


def _done(article_id: int, remark_id: int, sent: tuple[str, ...], words: str) -> Answer:
    """Back to where one was. What else was typed there and not sent is not lost."""
    left = {name: said for name, said in _typed().items() if name not in sent}
    article = publishing.article_for(current_actor(), Permission.DESK_READ, current_unit().unit_id, article_id)
    if _is_partial():
        return _part(article, beside(article, left), words)
    if any(left.values()):
        return page.reading(article, beside(article, left))
    flash(words)
    endpoint = "desk.article" if request.form.get("ve") == IN_EDITOR else "desk.remarks"
    return redirect(here(endpoint, article_id=article_id, _anchor=f"nhan-xet-{remark_id}"), 303)


def _typed() -> dict[str, str]:
    is_ours = ("words", "quote", "before", "after")
    return {name: read_text(request.form, name) for name in request.form if name.startswith(is_ours)}


def _is_partial() -> bool:
    return "HX-Request" in request.headers


def _part(article: Article, shown: Beside, said: str = "") -> str:
    return render_template("desk/remarks.html", article=article, beside=shown, is_editor=True, said=said)
