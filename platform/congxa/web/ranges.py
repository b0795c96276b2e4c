"""How is a stored file sent: whole, a part of it, or only the word that the reader has it? In pieces, never at once."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response, request

from congxa import media
from congxa.core import text
from congxa.media import File

NO_SCRIPT = "default-src 'none'; frame-ancestors 'none'; sandbox"


def send(file: File, cache: str, *, inline: bool) -> Response:
    """The bytes of a file under its own type and name. Understands ``Range`` with one part (RFC 9110, section 14):
    206 for that part, 416 when it lies behind the end; several parts are answered with the whole file."""
    response = Response(content_type=_typed(file))
    response.set_etag(file.sha256[:40])
    response.accept_ranges = "bytes"
    response.headers["Cache-Control"] = cache
    response.headers["Content-Security-Policy"] = NO_SCRIPT
    response.headers["Content-Disposition"] = f"{'inline' if inline else 'attachment'}; {_named(file)}"
    etag = response.get_etag()[0] or ""
    if request.if_none_match.contains_weak(etag):
        response.status_code = 304
        return response
    start, end = 0, file.size
    wanted = request.range
    if wanted is not None and wanted.units == "bytes" and len(wanted.ranges) == 1 and _still_holds(etag):
        part = wanted.range_for_length(file.size)
        if part is None:
            response.status_code = 416
            response.headers["Content-Range"] = f"bytes */{file.size}"
            return response
        start, end = part
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {start}-{end - 1}/{file.size}"
    if request.method != "HEAD":
        response.response = media.storage.stream(file.key, start, end)
    response.content_length = end - start
    return response


def _still_holds(etag: str) -> bool:
    """Whether a part may be added to what the reader has: yes, unless ``If-Range`` names another version."""
    said = request.if_range
    return said.date is None and said.etag in (None, etag)


def _named(file: File) -> str:
    """The name under which it is saved, with its marks and, for old programs, without (RFC 6266, appendix D)."""
    plain = text.slug(file.filename.rsplit(".", 1)[0])
    return f"filename={plain}.{file.ending}; filename*=UTF-8''{quote(file.filename, safe='')}"


def _typed(file: File) -> str:
    return f"{file.content_type}; charset=utf-8" if file.content_type.startswith("text/") else file.content_type
