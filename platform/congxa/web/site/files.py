"""What a page loads beside the built files: pictures, the site's colours, pictures of the theme."""

from __future__ import annotations

from flask import Response, request, send_file

from congxa import media
from congxa.core.errors import Missing
from congxa.theming import digest_of
from congxa.web.built import FOR_GOOD
from congxa.web.requests import current_site
from congxa.web.site.finish import CSS
from congxa.web.site.frame import current_frame, themes

WEBP = "image/webp"
# A picture's bytes never change under their address; that it is no longer shown should spread within a week.
ONE_WEEK = "public, max-age=604800"
LARGEST_ID = 2**63 - 1


def picture(picture_id: int, width: int) -> Response:
    """``/tep/<id>/<width>.webp``: only what is in public use is visible in this scope."""
    unit_id = current_site().unit_id
    found = media.pictures(unit_id, [picture_id]).get(picture_id) if picture_id <= LARGEST_ID else None
    if found is None or width not in media.WIDTHS:
        raise Missing("Không có ảnh này.")
    response = Response(content_type=WEBP)
    response.set_etag(f"{found.sha256[:24]}-{width}")
    response.headers["Cache-Control"] = ONE_WEEK
    if request.if_none_match.contains_weak(response.get_etag()[0] or ""):
        response.status_code = 304
        return response
    response.set_data(media.rendition(found, width))
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
