"""A public address as a QR code: drawn here, so that nobody else learns what is read."""

from __future__ import annotations

import io

import segno
from flask import Response
from flask_babel import gettext as _

from congxa.core.errors import Missing
from congxa.publishing import public
from congxa.web.pages import mark_page, tag_page
from congxa.web.requests import current_site
from congxa.web.site.addresses import short_path
from congxa.web.site.frame import current_frame

LARGEST_ID = 2**63 - 1
SVG = "image/svg+xml"
ONE_DAY = "public, max-age=86400"


def code(article_id: int) -> Response:
    """``/ma-qr/<id>.svg``: leads to the short address, which is fewer modules for a weak camera to read."""
    if article_id > LARGEST_ID or public.article(current_site().unit_id, article_id) is None:
        raise Missing(_("Bài viết này không có hoặc đã được gỡ. Hãy về trang chủ để xem tin mới."))
    tag_page(f"article:{article_id}", f"unit:{current_site().unit_id}")
    mark_page()
    response = Response(drawn(current_frame().url + short_path(article_id)), content_type=SVG)
    response.headers["Cache-Control"] = ONE_DAY
    return response


def drawn(address: str) -> bytes:
    """The code as an SVG document without any style, which the policy of our pages would refuse."""
    buffer = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        buffer, kind="svg", scale=4, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None
    )
    return buffer.getvalue()
