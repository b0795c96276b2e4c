"""What stands where a picture was taken off the pages: drawn by us and without words; those stand beside it."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw

RATIO = (16, 9)
TYPES = {"WEBP": "image/webp", "JPEG": "image/jpeg"}

_GROUND, _EDGE, _INK = (238, 240, 243), (206, 211, 218), (120, 129, 141)
_FINE = 3  # drawn so many times as large, then made smaller: lines without steps


@lru_cache(maxsize=16)
def placeholder(width: int, form: str = "WEBP", ratio: tuple[int, int] = RATIO) -> bytes:
    """The bytes of the placeholder at this width, as ``WEBP`` or ``JPEG``; ``ratio`` is that of width to height."""
    wide, high = width * _FINE, max(1, round(width * ratio[1] / ratio[0])) * _FINE
    image = Image.new("RGB", (wide, high), _GROUND)
    pen = ImageDraw.Draw(image)
    line = max(_FINE, wide // 160)
    pen.rectangle((0, 0, wide - 1, high - 1), outline=_EDGE, width=line)
    _frame_with_a_stroke(pen, (wide // 2, high // 2), min(wide, high) // 5, max(line, min(wide, high) // 48))
    buffer = io.BytesIO()
    image.resize((wide // _FINE, high // _FINE), Image.Resampling.LANCZOS).save(buffer, form, quality=82)
    return buffer.getvalue()


def _frame_with_a_stroke(pen: ImageDraw.ImageDraw, middle: tuple[int, int], reach: int, line: int) -> None:
    """A picture frame with a hill and a sun, crossed out."""
    x, y = middle
    low = reach * 3 // 4
    pen.rounded_rectangle((x - reach, y - low, x + reach, y + low), radius=line * 2, outline=_INK, width=line)
    sun = max(line, reach // 7)
    pen.ellipse((x + reach // 3 - sun, y - low // 2 - sun, x + reach // 3 + sun, y - low // 2 + sun), fill=_INK)
    hill = [(x - reach + line, y + low - line), (x - reach // 4, y - low // 6), (x + reach // 2, y + low - line)]
    pen.polygon(hill, fill=_INK)
    far = reach * 5 // 4
    for shift, ink in ((line, _GROUND), (0, _INK)):
        pen.line((x - far + shift, y + far + shift, x + far + shift, y - far + shift), fill=ink, width=line)
