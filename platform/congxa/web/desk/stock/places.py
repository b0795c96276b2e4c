"""How is a work called on screen, and where at the desk is it mended?"""

from __future__ import annotations

from collections.abc import Mapping

from congxa.copyright import WorkKind
from congxa.web.requests import here

WORKS: Mapping[WorkKind, str] = {WorkKind.ARTICLE: "Bài", WorkKind.PICTURE: "Ảnh", WorkKind.FILE: "Tệp"}
MEND = "Xem và gia hạn"


def renewal_of(kind: WorkKind, work_id: int) -> str:
    """The same, at the day on which its right ends."""
    return place_of(kind, work_id) + "#f-valid_until"


def place_of(kind: WorkKind, work_id: int) -> str:
    """The page of the desk where the origin of a work is written."""
    match kind:
        case WorkKind.ARTICLE:
            return here("desk.article", article_id=work_id)
        case WorkKind.PICTURE:
            return here("desk.picture", picture_id=work_id)
        case WorkKind.FILE:
            return here("desk.file", file_id=work_id)
