"""Which letters do the parts of a document bear? Sizes and faces of Decree 30/2020/NĐ-CP, appendix I."""

from __future__ import annotations

from functools import cache

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle

from congxa.demo.pdf import fonts

# size, bold, italic, alignment, further settings
_STYLES: dict[str, tuple[float, bool, bool, int, dict[str, float]]] = {
    "body": (11.5, True, False, TA_CENTER, {}),
    "nation": (10, True, False, TA_CENTER, {}),
    "motto": (11.5, True, False, TA_CENTER, {}),
    "number": (11.5, False, False, TA_CENTER, {"spaceBefore": 4}),
    "day": (11.5, False, True, TA_CENTER, {}),
    "form": (13, True, False, TA_CENTER, {"spaceAfter": 3}),
    "abstract": (12.5, True, False, TA_CENTER, {"spaceAfter": 4}),
    "ground": (12, False, True, TA_JUSTIFY, {"firstLineIndent": 28, "spaceAfter": 4}),
    "addressee": (12.5, False, False, TA_LEFT, {"leftIndent": 90}),
    "text": (12, False, False, TA_JUSTIFY, {"firstLineIndent": 28, "spaceAfter": 5}),
    "article": (12, True, False, TA_JUSTIFY, {"firstLineIndent": 28, "spaceBefore": 3, "spaceAfter": 4}),
    "item": (12, False, False, TA_JUSTIFY, {"firstLineIndent": 28, "spaceAfter": 3}),
    "cell": (10.5, False, False, TA_LEFT, {}),
    "cell-head": (10.5, True, False, TA_CENTER, {}),
    "receivers": (10.5, True, True, TA_LEFT, {}),
    "receiver": (9.5, False, False, TA_LEFT, {}),
    "signs": (12, True, False, TA_CENTER, {}),
}


@cache
def style(name: str) -> ParagraphStyle:
    """The style of one part."""
    size, bold, italic, alignment, more = _STYLES[name]
    return ParagraphStyle(
        name, fontName=fonts.face(bold, italic), fontSize=size, leading=size * 1.32, alignment=alignment, **more
    )
