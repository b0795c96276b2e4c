"""Where do letters with every Vietnamese mark come from? Be Vietnam Pro, put together from its subsets for the Web."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as PdfFont

from congxa.config import ROOT

FAMILY = "BeVietnamPro"
_FILES = ROOT / "platform" / "congxa" / "web" / "assets" / "node_modules" / "@fontsource" / "be-vietnam-pro" / "files"
# bold, italic -> weight and style as the files are called
_FACES = {(0, 0): "400-normal", (1, 0): "700-normal", (0, 1): "400-italic", (1, 1): "700-italic"}


@cache
def register() -> str:
    """Tell the PDF library of the four faces, once in a process; returns the name of the family."""
    for face in _FACES.values():
        name = f"{FAMILY}-{face}"
        pdfmetrics.registerFont(PdfFont(name, BytesIO(_whole(face))))
    return FAMILY


def face(bold: bool = False, italic: bool = False) -> str:
    """The name of one face, as the canvas wants it."""
    return f"{register()}-{_FACES[int(bold), int(italic)]}"


def _whole(face: str) -> bytes:
    """Latin and Vietnamese letters of one face as one TrueType font."""
    parts = [_plain(f"be-vietnam-pro-{subset}-{face}.woff2") for subset in ("latin", "vietnamese")]
    merged = BytesIO()
    Merger().merge(parts).save(merged)
    return merged.getvalue()


def _plain(name: str) -> BytesIO:
    font, plain = TTFont(_FILES / name), BytesIO()
    font.flavor = None
    font.save(plain)
    plain.seek(0)
    return plain
