"""Pictures as the desk shows them: also those that no reader may see yet.

The text of an article names ``/tep/<id>/<width>.webp``, an address of the public hosts. On the management host the same
address answers for people at the desk of the picture's unit, so that a draft shows its pictures.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request
from flask.sansio.app import App

from congxa import media
from congxa.core.db import current_scope
from congxa.core.errors import Missing
from congxa.identity import Permission
from congxa.media import Picture
from congxa.web.access import own_units
from congxa.web.desk.fields import ROW
from congxa.web.requests import current_actor, current_unit

CONTENT_TYPE = "image/webp"
KEPT = "private, no-cache"  # a picture may be cut anew at any moment; whoever has it asks whether it still holds


def rendition(picture_id: int, width: int) -> Response:
    """A picture of the unit in one of its widths."""
    return answer(media.picture_for(current_actor(), current_unit().unit_id, picture_id), width)


def original(picture_id: int) -> Response:
    """The whole of a picture of the unit, however it is cut."""
    found = media.picture_for(current_actor(), current_unit().unit_id, picture_id)
    return _kept(CONTENT_TYPE, f"{found.sha256[:24]}-toan-canh", lambda: media.whole(found))


@own_units(Permission.DESK_READ)
def in_text(picture_id: int, width: int) -> Response:
    """A picture of any unit at whose desk the person works, at the address that texts name: as readers would see it."""
    found = _of_any_unit(picture_id)
    if found.is_gone:
        return _kept(CONTENT_TYPE, f"go-{width}", lambda: media.gone(width))
    return answer(found, width)


@own_units(Permission.DESK_READ)
def fallback_in_text(picture_id: int) -> Response:
    """The same for a browser that knows no WebP."""
    found = _of_any_unit(picture_id)
    if found.is_gone:
        return _kept(media.FALLBACK_TYPE, "go-jpg", lambda: media.gone(media.FALLBACK_WIDTH, "JPEG"))
    return _kept(media.FALLBACK_TYPE, f"{found.sha256[:24]}-{found.edition}-jpg", lambda: media.fallback(found))


def _of_any_unit(picture_id: int) -> Picture:
    for unit_id in current_scope().units:
        found = media.pictures(unit_id, [picture_id]).get(picture_id)
        if found is not None:
            return found
    raise Missing("Không tìm thấy ảnh này.")


def answer(picture: Picture, width: int) -> Response:
    etag = f"{picture.sha256[:24]}-{picture.edition}-{width}"
    return _kept(CONTENT_TYPE, etag, lambda: media.rendition(picture, width))


def _kept(content_type: str, etag: str, body: Callable[[], bytes]) -> Response:
    response = Response(content_type=content_type)
    response.set_etag(etag)
    response.headers["Cache-Control"] = KEPT
    if request.if_none_match.contains_weak(etag):
        response.status_code = 304
        return response
    response.set_data(body())
    return response


def register(app: App) -> None:
    """Let the management application answer at the addresses that texts name."""
    app.add_url_rule(f"/tep/<{ROW}:picture_id>/<int(max=9999):width>.webp", "picture_in_text", in_text, methods=["GET"])
    app.add_url_rule(f"/tep/<{ROW}:picture_id>/960.jpg", "fallback_in_text", fallback_in_text, methods=["GET"])
