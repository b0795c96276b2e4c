"""The files that stand in published items: to save, to play, and page by page as pictures."""

from __future__ import annotations

from flask import Response, request
from flask_babel import gettext as _

from congxa import media
from congxa.core.errors import Gone, Missing
from congxa.media import File
from congxa.web.ranges import send
from congxa.web.requests import current_site
from congxa.web.site.addresses import file_path
from congxa.web.site.files import WEBP, kept_long
from congxa.web.site.finish import finish_move

# A file may be taken off the site at any moment; whoever has it asks whether it is still there.
ASKS_EVERY_TIME = "public, no-cache"


def download(file_id: int, filename: str) -> Response:
    """``/tap-tin/<id>/<name>``: a film, a recording and captions play in the page, everything else is saved; a PDF is
    shown by the browser itself with ``?xem``. Another name behind the number leads to the right one."""
    file = _file(file_id)
    if f"/tap-tin/{file_id}/{filename}" != file_path(file):
        return finish_move(file_path(file))
    inline = media.SORTS[file.sort].is_inline or (file.sort == "pdf" and "xem" in request.args)
    return send(file, ASKS_EVERY_TIME, inline=inline)


def page_picture(file_id: int, number: int, width: int) -> Response:
    """``/tap-tin/<id>/trang/<n>/<width>.webp``: a page of a PDF."""
    file = _file(file_id)
    if width not in media.PAGE_WIDTHS or not 1 <= number <= file.pages:
        raise Missing("Không có trang này.")
    etag = f"{file.sha256[:24]}-{number}-{width}"
    return kept_long(WEBP, etag, lambda: media.page_picture(file, number, width))


def _file(file_id: int) -> File:
    file = media.files_of(current_site().unit_id, [file_id]).get(file_id)
    if file is None:
        raise Missing("Không có tệp này, hoặc tệp đã được gỡ.")
    if file.withdrawn_at is not None:
        said = {"title": file.shown_title, "reason": file.withdrawn_reason}
        raise Gone(_("Tệp “%(title)s” đã được gỡ khỏi trang. Lý do: %(reason)s", **said))
    return file
