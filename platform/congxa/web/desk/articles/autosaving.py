"""What is typed is kept without a press of a button, offered again, and shown in the site's own face meanwhile."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, jsonify, make_response, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Redirection

from congxa import publishing
from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.identity import Permission
from congxa.publishing import autosaves
from congxa.publishing.autosaves.models import Autosave
from congxa.web.desk.articles.form import ArticleForm
from congxa.web.desk.fields import read_number, read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here
from congxa.web.told import told

USE = "luu-tam"  # in the query: go on with what was kept
# Not part of what is written: they belong to the page on which it was typed.
_LEFT_OUT = frozenset({"csrf_token", "step", "continue"})


def item_of() -> str:
    """The item of the form that was sent: the number of its article, or its own key."""
    return read_text(request.form, "item") or read_text(request.form, "form_key")


def keep() -> Response | tuple[Response, int]:
    """Keep the form as it stands; asked by the editor's script, answers with JSON."""
    item = item_of()
    if not item:
        return jsonify(message=_("Trang này đã cũ. Hãy mở lại bài rồi viết tiếp.")), 422
    pairs = [(name, value) for name, value in request.form.items(multi=True) if name not in _LEFT_OUT]
    try:
        at = autosaves.keep(
            current_actor(),
            current_unit().unit_id,
            item,
            pairs,
            version=read_number(request.form.get("version")) or 0,
            section=read_text(request.form, "section"),
            title=read_text(request.form, "title"),
        )
    except Invalid as error:
        return jsonify(message=told(error.message)), 422
    return jsonify(at=clock.local(at).strftime("%H:%M"))


def drop() -> Redirection:
    """Throw away what was kept, and show the item as it is saved."""
    actor, unit_id = current_actor(), current_unit().unit_id
    item, section = item_of(), read_text(request.form, "section")
    autosaves.forget(actor, unit_id, item)
    if item.isascii() and item.isdigit():
        return redirect(here("desk.article", article_id=int(item[:18])), 303)
    return redirect(here("desk.new_article", **{"chuyen-muc": section}), 303)


def typed_at(row: Autosave) -> str:
    """When the last key was pressed, in milliseconds by the clock of the machine it was typed on: by this a copy that
    the machine still has is known again."""
    said = next((str(value) for name, value in row.form if name == "typed_at"), "")
    return said if said.isascii() and said.isdigit() else str(int(row.at.timestamp() * 1000))


def form_of(row: Autosave) -> ArticleForm:
    """The form as it was typed."""
    return ArticleForm.typed(MultiDict([(str(name), str(value)) for name, value in row.form]))


def typed(item: str) -> Any:
    """The item for the frame beside the text, as it is typed. Runs in the scope of the desk."""
    actor, unit_id = current_actor(), current_unit().unit_id
    row = autosaves.kept_for(actor, unit_id, item)
    form = form_of(row)
    read = Permission.DESK_READ
    article = publishing.article_for(actor, read, unit_id, row.article_id) if row.article_id else None
    draft = form.lenient_draft(publishing.draft_of(article) if article else None)
    return current_app.extensions["congxa.preview"].typed_item(unit_id, draft, row.article_id)


def frame(item: Any) -> Response:
    """Its page, in the scope of the public face."""
    shown = current_app.extensions["congxa.preview"]
    files_at = here("desk.files").rstrip("/")
    return make_response(shown.item(current_unit(), here("desk.preview_tokens"), item, files_at))
