"""Does the caption of a picture say that a newspaper took it? Pure."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from congxa.core.text import fold

# Words of a credit ("Ảnh: Báo …", "Nguồn: VnExpress", "theo báo …"), without Vietnamese marks; not "theo báo cáo".
_CREDIT = re.compile(
    r"\b(?:anh|nguon|theo|tu lieu)\s*[:\-–]?\s*(?:cua\s+)?"
    r"(?:bao(?! cao\b(?! bang))|tap chi|ttxvn|thong tan xa|vnexpress|vietnamnet|dan tri|tuoi tre|thanh nien|nhan dan"
    r"|vov|vtv)\b"
)


def names_a_newspaper(caption: str) -> bool:
    """Whether the words credit the press: ``Ảnh: Báo Vùng Cao`` does, ``Bà con đọc báo`` does not."""
    return _CREDIT.search(fold(caption)) is not None


def captions_in(body: str) -> dict[int, str]:
    """Picture id -> its caption, for the figures of an article's body; a picture without a caption is left out."""
    found: dict[int, str] = {}
    if "<figcaption" not in body:
        return found
    for figure in LexborHTMLParser(body).css("figure"):
        picture, caption = figure.css_first("img[data-picture]"), figure.css_first("figcaption")
        number = picture.attributes.get("data-picture") if picture else None
        if caption is not None and number and number.isdigit():
            found.setdefault(int(number), " ".join(caption.text().split()))
    return found
