"""Is this copy the file that the site published? Asked by the SHA-256 of the copy; nothing is uploaded."""

from __future__ import annotations

import re

from flask import Response, request
from flask_babel import gettext as _

from congxa import media
from congxa.publishing.files.uses import articles_with_file
from congxa.web.requests import current_site
from congxa.web.site.finish import finish_page

VERIFY_PATH = "/kiem-tra-tep"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BETWEEN = re.compile(r"[\s:\-]+")  # some programs write a hash in groups


def verify() -> Response:
    """``/kiem-tra-tep?sha256=…``: which public file of this site has just these bytes, and where it stands."""
    unit_id, typed = current_site().unit_id, request.args.get("sha256", "")[:300].strip()
    digest = _BETWEEN.sub("", typed).lower()
    problem = ""
    if typed and not _SHA256.fullmatch(digest):
        problem = _("Mã SHA-256 có đúng 64 ký tự, gồm chữ số và các chữ từ a đến f. Hãy chép lại cả mã rồi kiểm tra.")
    file = media.file_with_hash(unit_id, digest) if typed and not problem else None
    answer = finish_page(
        "verify.html",
        [f"file:{file.id}"] if file else [],
        here=VERIFY_PATH,
        typed=typed,
        problem=problem,
        file=file,
        items=articles_with_file(unit_id, file.id) if file else [],
    )
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
