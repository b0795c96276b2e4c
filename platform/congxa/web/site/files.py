"""What a page loads beside the built files: pictures, the site's colours, pictures of the theme."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, request, send_file

from congxa import media
from congxa.core import clock
from congxa.core.errors import Missing
from congxa.media import Picture
from congxa.theming import digest_of
from congxa.web.built import FOR_GOOD
from congxa.web.requests import current_site
from congxa.web.site.finish import CSS
from congxa.web.site.frame import current_frame, themes

WEBP = "image/webp"
# A picture's bytes never change under its whole address; that it is no longer shown should spread within a week.
ONE_WEEK_SECONDS = 604_800
ONE_WEEK = f"public, max-age={ONE_WEEK_SECONDS}"
# The address without its look, as texts, feeds and old pages have it: whoever keeps it asks whether it still holds.
ASKS_EVERY_TIME = "public, no-cache"


def picture(picture_id: int, width: int) -> Response:
    """``/tep/<id>/<width>.webp``: only what is in public use is visible in this scope."""
    found = _picture(picture_id)
    if width not in media.WIDTHS:
        raise Missing("Không có ảnh này.")
    if found.is_gone:
        return _of_now(found, WEBP, f"go-{width}", lambda: media.gone(width))
    return _of_now(found, WEBP, f"{found.sha256[:24]}-{found.edition}-{width}", lambda: media.rendition(found, width))


def picture_fallback(picture_id: int) -> Response:
    """``/tep/<id>/960.jpg``: the same for browsers that know no WebP."""
    found, jpeg = _picture(picture_id), media.FALLBACK_TYPE
    if found.is_gone:
        return _of_now(found, jpeg, "go-jpg", lambda: media.gone(media.FALLBACK_WIDTH, "JPEG"))
    return _of_now(found, jpeg, f"{found.sha256[:24]}-{found.edition}-jpg", lambda: media.fallback(found))


def _of_now(picture: Picture, content_type: str, etag: str, body: Callable[[], bytes]) -> Response:
    """Kept for a week where the address says how the picture looks now, and asked for every time where it does not."""
    response = kept_long(content_type, etag, body)
    look = media.look_of(picture.edition, is_gone=picture.is_gone)
    if picture.is_gone or request.args.get("v", "") != look:
        response.headers["Cache-Control"] = ASKS_EVERY_TIME
    elif picture.rights_until is not None:
        left = int((clock.end_of_day(picture.rights_until) - clock.now()).total_seconds())
        response.headers["Cache-Control"] = f"public, max-age={min(max(left, 0), ONE_WEEK_SECONDS)}"
    return response


def _picture(picture_id: int) -> Picture:
    found = media.pictures(current_site().unit_id, [picture_id]).get(picture_id)
    if found is None:
        raise Missing("Không có ảnh này.")
    return found


def kept_long(content_type: str, etag: str, body: Callable[[], bytes]) -> Response:
    """Bytes that never change under their address; they are fetched only for whoever does not have them."""
    response = Response(content_type=content_type)
    response.set_etag(etag)
    response.headers["Cache-Control"] = ONE_WEEK
    if request.if_none_match.contains_weak(response.get_etag()[0] or ""):
        response.status_code = 304
        return response
    response.set_data(body())
    return response


def tokens(digest: str) -> Response:
    """``/giao-dien/tokens-<digest>.css``: another digest than today's gets today's colours, but not for good."""
    css = current_frame().tokens
    response = Response(css, content_type=CSS)
    response.headers["Cache-Control"] = FOR_GOOD if digest == digest_of(css) else "no-cache"
    return response


def theme_image(theme: str, digest: str, path: str) -> Response:
    """``/giao-dien/<theme>/<digest>/<path>``: a picture of the theme that the site has now, or Missing."""
    if theme not in themes().names() or digest != themes().image_digest(theme, path):
        raise Missing("Giao diện không có ảnh này.")
    response = send_file(themes().image(theme, path))
    response.headers["Cache-Control"] = FOR_GOOD
    return response
