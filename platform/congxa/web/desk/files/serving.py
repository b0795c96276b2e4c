"""Files as the desk shows them: also those that no reader may see yet."""

from __future__ import annotations

from flask import Response

from congxa import media
from congxa.media import File
from congxa.web.ranges import send
from congxa.web.requests import current_actor, current_unit

KEPT = "private, max-age=3600"  # bytes and pages never change under their number


def download(file_id: int) -> Response:
    """The file itself; a film plays in the page, everything else is saved."""
    file = _file(file_id)
    return send(file, KEPT, inline=media.SORTS[file.sort].is_inline)


def page_picture(file_id: int, number: int, width: int) -> Response:
    """A page of a PDF."""
    response = Response(media.page_picture(_file(file_id), number, width), content_type="image/webp")
    response.headers["Cache-Control"] = KEPT
    return response


def _file(file_id: int) -> File:
    return media.file_for(current_actor(), current_unit().unit_id, file_id)
