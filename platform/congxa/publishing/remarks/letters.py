"""Which letters does a reader see of a piece of HTML, and where does each stand in it? Pure.

Blanks in a row are one, as on the screen; the border of a block is a blank. Letters and marks that are written apart
(``a`` and a tone) are one letter, as somebody else's keyboard writes them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html import unescape

_PIECE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^>\"]|\"[^\"]*\")*>|([^<]+)")
_LETTER = re.compile(r"&[#a-zA-Z0-9]+;|.[\u0300-\u036f]*", re.DOTALL)
# Between these, words go on; every other tag ends a line.
_INLINE = frozenset(["strong", "em", "u", "s", "sub", "sup", "a", "b", "i", "span", "mark"])
NOWHERE = (-1, -1)


@dataclass
class Letters:
    """The letters of several pieces, one after the other: of each its part, its span in that part's HTML, and whether
    it stands in a link."""

    text: str = ""
    parts: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    linked: list[bool] = field(default_factory=list)


def normal(words: str) -> str:
    """Plain words as the letters of a text are written: one form of each letter, single blanks."""
    return " ".join("".join(_seen(letter) for letter in unicodedata.normalize("NFC", words)).split())


def read(parts: list[str]) -> Letters:
    """The letters of pieces of clean HTML."""
    found = Letters()
    kept: list[str] = []
    for number, html in enumerate(parts):
        links = 0
        for piece in _PIECE.finditer(html):
            closing, tag, words = piece[1], (piece[2] or "").lower(), piece[3]
            if words is None:
                links += (tag == "a") * (-1 if closing else 1)
                if tag not in _INLINE:
                    _blank(found, kept, number, NOWHERE)
                continue
            for each in _LETTER.finditer(words):
                span = (piece.start(3) + each.start(), piece.start(3) + each.end())
                for letter in unicodedata.normalize("NFC", unescape(each[0])):
                    if _seen(letter) == " ":
                        _blank(found, kept, number, span)
                    else:
                        _keep(found, kept, number, span, letter, links > 0)
        _blank(found, kept, number, NOWHERE)
    found.text = "".join(kept)
    return found


def _seen(letter: str) -> str:
    return letter if letter.isprintable() and not letter.isspace() else " "


def _keep(found: Letters, kept: list[str], part: int, span: tuple[int, int], letter: str, linked: bool) -> None:
    kept.append(letter)
    found.parts.append(part)
    found.spans.append(span)
    found.linked.append(linked)


def _blank(found: Letters, kept: list[str], part: int, span: tuple[int, int]) -> None:
    if not kept or kept[-1] != " ":
        _keep(found, kept, part, span, " ", linked=False)
    elif found.spans[-1] != NOWHERE and found.spans[-1][1] == span[0]:
        found.spans[-1] = (found.spans[-1][0], span[1])
