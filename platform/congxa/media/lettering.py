"""Vietnamese words on a picture, in the letters of the sites: wrapped to a width, no mark over or under a letter cut.

The font comes as two files, as browsers load it: Latin letters, and those that only Vietnamese has. Each run of letters
is drawn with the file that has it, all on one base line.
"""

from __future__ import annotations

import io
import unicodedata
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageDraw, ImageFont

LEADING = 1.44  # of the size: the tallest letter, Ẫ, and the deepest, Ặ, stay clear of the lines around them
_TALLEST, _DEEPEST = "ẪỄỖ", "ỴặĐg"


class Lettering:
    """One weight of a font, at any size."""

    def __init__(self, *files: Path) -> None:
        """``files`` in the order in which they are asked for a letter; WOFF2 or TrueType."""
        self._faces = [_opened(file) for file in files]

    def width(self, words: str, size: int) -> float:
        """How wide the words become, in pixels."""
        return sum(self._font(face, size).getlength(run) for face, run in self._runs(words))

    def height(self, lines: int, size: int) -> int:
        """How high so many lines become, marks included."""
        return round(lines * size * LEADING)

    def wrap(self, words: str, size: int, width: int, most: int) -> list[str]:
        """The words in lines no wider than ``width``; an ellipsis ends what does not fit into ``most`` lines."""
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) <= width:
                lines[-1] = longer
            else:
                lines += self._broken(word, size, width)
        if len(lines) <= most:
            return lines
        last = lines[most - 1]
        while last and self.width(f"{last}…", size) > width:
            last = last[:-1].rstrip()
        return [*lines[: most - 1], f"{last.rstrip(' ,.;:')}…"]

    def write(
        self, pen: ImageDraw.ImageDraw, at: tuple[float, float], words: str, size: int, fill: tuple[int, int, int]
    ) -> None:
        """One line; ``at`` is the left upper corner of the room that ``height`` gives it."""
        x, top = at
        base = top + size * LEADING / 2 + self._middle(size)
        for face, run in self._runs(words):
            font = self._font(face, size)
            pen.text((x, base), run, font=font, fill=fill, anchor="ls")
            x += font.getlength(run)

    def _middle(self, size: int) -> float:
        """From the middle of a line down to its base line, so that the tallest and the deepest letter both fit."""
        top = min(self._font(face, size).getbbox(run, anchor="ls")[1] for face, run in self._runs(_TALLEST))
        bottom = max(self._font(face, size).getbbox(run, anchor="ls")[3] for face, run in self._runs(_DEEPEST))
        return -(top + bottom) / 2

    def _broken(self, word: str, size: int, width: int) -> list[str]:
        """A word that is wider than a line, such as an address, in pieces."""
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter, size) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces

    def _runs(self, words: str) -> list[tuple[int, str]]:
        """Runs of letters with the number of the file that has them; letters that none has are left out."""
        placed = [(self._face_of(letter), letter) for letter in unicodedata.normalize("NFC", words)]
        known = [(face, letter) for face, letter in placed if face is not None]
        return [(face, "".join(letter for _, letter in run)) for face, run in groupby(known, lambda pair: pair[0])]

    def _face_of(self, letter: str) -> int | None:
        return next((number for number, (_, letters) in enumerate(self._faces) if ord(letter) in letters), None)

    @lru_cache(maxsize=32)  # noqa: B019 - there are two of these in a process, for good
    def _font(self, face: int, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(io.BytesIO(self._faces[face][0]), size)


def _opened(file: Path) -> tuple[bytes, frozenset[int]]:
    """The font as plain TrueType (not every FreeType opens WOFF2) and the letters that it has."""
    with TTFont(file) as font:
        font.flavor = None
        plain = io.BytesIO()
        font.save(plain)
        return plain.getvalue(), frozenset(font.getBestCmap())
