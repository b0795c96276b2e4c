"""The only form that the public face takes: a vote. Without cookie; what keeps it honest is said in ``voting``."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, request
from flask_babel import gettext as _

from congxa.config import settings
from congxa.core.errors import Invalid
from congxa.publishing.kinds.poll import voting
from congxa.publishing.kinds.poll.voting import NotCounted
from congxa.publishing.public import AnyRow
from congxa.web.requests import current_site
from congxa.web.site.addresses import article_path
from congxa.web.site.finish import HTML, finish_move, guarded_page

VOTED = "?da-bo-phieu"  # the page cache keeps no address with it


def vote(poll_id: int) -> Response:
    """``/tham-do/<id>``: counts a vote and leads back to the poll; opened by hand, it only leads there."""
    unit_id = current_site().unit_id
    found = voting.poll(unit_id, poll_id)
    path = article_path(found.id, found.slug)
    if request.method != "POST":
        return finish_move(path, 303)
    if _comes_from_elsewhere():
        words = _("Phiếu được gửi từ một trang khác nên không được ghi. Hãy mở cuộc thăm dò trên trang này rồi chọn.")
        return _refusal(found, 403, _("Phiếu không được ghi"), words)
    voter = voting.voter_of(
        settings().secret_key, poll_id, request.remote_addr or "", request.headers.get("User-Agent", "")
    )
    try:
        voting.vote(unit_id, poll_id, request.form.get("chon", ""), voter)
    except NotCounted as error:
        return _refusal(found, 409, error.title, error.message)
    except Invalid as error:
        return _refusal(found, 422, _("Phiếu chưa được ghi"), error.message)
    return finish_move(path + VOTED, 303)


def _comes_from_elsewhere() -> bool:
    """Whether another site sent the form. Browsers say so in one of two headers; who says neither is no browser."""
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None:
        return said not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc.lower() != request.host.lower()


def _refusal(found: AnyRow, status: int, title: str, message: str) -> Response:
    back = article_path(found.id, found.slug)
    page = guarded_page(
        "kinds/poll/refused.html", here=back, status=status, title=title, message=message, poll=found, voted=VOTED
    )
    return Response(page, status, content_type=HTML, headers={"Cache-Control": "no-store"})
