"""An item as a reader will find it: in the site's own theme, wide and narrow, before it counts."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, make_response, render_template, request

from congxa import links, publishing
from congxa.core import clock
from congxa.core.errors import Missing
from congxa.identity import Permission
from congxa.web.desk.words import _
from congxa.web.headers import FRAMING_POLICY
from congxa.web.requests import current_actor, current_unit, here

WIDTHS = ("may-tinh", "dien-thoai")


def preview(article_id: int) -> Response:
    """The page around the frame; says how many links are blocked, for they are out in the frame."""
    unit_id = current_unit().unit_id
    article = publishing.article_for(current_actor(), Permission.DESK_READ, unit_id, article_id)
    guarded = links.guard(article.body, links.rules_in_force(unit_id), clock.now(), links.own_hosts())
    width = request.args.get("rong", "")
    answer = make_response(
        render_template(
            "desk/preview.html",
            article=article,
            removed=guarded.removed,
            widths=WIDTHS,
            width=width if width in WIDTHS else WIDTHS[0],
            is_chosen=width in WIDTHS,
        )
    )
    answer.headers["Content-Security-Policy"] = FRAMING_POLICY
    return answer


def drafted(article_id: int) -> Any:
    """The item for the frame. Runs in the scope of the desk."""
    item = current_app.extensions["congxa.preview"].drafted_item(current_unit().unit_id, article_id)
    if item is None:
        raise Missing(_("Không tìm thấy bài viết này."))
    return item


def frame(item: Any) -> Response:
    """Its page. Runs in the scope of the public face, so that nothing around it shows what readers could not see."""
    files_at = here("desk.files").rstrip("/")
    shown = current_app.extensions["congxa.preview"]
    answer: Response = shown.item(current_unit(), here("desk.preview_tokens"), item, files_at)
    return answer


def tokens() -> Response:
    """The colours of the site."""
    answer: Response = current_app.extensions["congxa.preview"].tokens(current_unit())
    return answer
