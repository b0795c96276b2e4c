"""Vietnamese capitals for banners and emblems.

The one font every installation of Pillow has knows plain Latin letters only, and a font of the machine would make
the same banner look different elsewhere. So the marks (hook, horn, tilde…) are drawn over the letters here.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from congxa.demo.pictures.canvas import Colour, Point

_CIRCUMFLEX, _BREVE, _HORN, _DOT = "\u0302", "\u0306", "\u031b", "\u0323"
_GRAVE, _ACUTE, _HOOK, _TILDE = "\u0300", "\u0301", "\u0309", "\u0303"


def width_of(text: str, size: int) -> float:
    """How wide the text becomes, in pixels."""
    return sum(_font(size).getlength(_plain(letter)) + size * 0.03 for letter in _letters(text))


def write(image: Image.Image, at: Point, text: str, size: int, fill: Colour) -> None:
    """Write the text in capitals; ``at`` is the left end of its base line, ``size`` the font size in pixels."""
    pen = ImageDraw.Draw(image)
    x, base = at
    for letter in _letters(text):
        _write_letter(pen, (x, base), letter, size, fill)
        x += _font(size).getlength(_plain(letter)) + size * 0.03


def _write_letter(pen: ImageDraw.ImageDraw, at: Point, letter: str, size: int, fill: Colour) -> None:
    x, base = at
    plain = _plain(letter)
    bold = max(round(size / 34), 1)
    pen.text((x, base), plain, font=_font(size), fill=fill, anchor="ls", stroke_width=bold, stroke_fill=fill)
    if plain == " ":
        return
    left, _, right, _ = _font(size).getbbox(plain, anchor="ls")
    middle, top, stroke = x + (left + right) / 2, base - size * 0.80, max(round(size / 12), 1)
    if letter == "Đ":
        pen.line([(x - size * 0.03, base - size * 0.36), (x + size * 0.3, base - size * 0.36)], fill, stroke)
    marks = set(unicodedata.normalize("NFD", letter)[1:])
    if _HORN in marks:
        _horn(pen, (x + right, base - size * 0.7), size, fill)
    if _DOT in marks:
        radius = size * 0.062
        spot = base + size * 0.17
        pen.ellipse([middle - radius, spot - radius, middle + radius, spot + radius], fill)
    hat = _CIRCUMFLEX in marks or _BREVE in marks
    if _CIRCUMFLEX in marks:
        _stroke(pen, [(-0.17, 0.06), (0, -0.07), (0.17, 0.06)], (middle, top, size, stroke), fill)
    if _BREVE in marks:
        _stroke(pen, [(-0.16, -0.06), (-0.08, 0.03), (0.08, 0.03), (0.16, -0.06)], (middle, top, size, stroke), fill)
    _tone(pen, marks, (middle, top, size, stroke), hat, fill)


def _tone(
    pen: ImageDraw.ImageDraw, marks: set[str], place: tuple[float, float, int, int], hat: bool, fill: Colour
) -> None:
    middle, top, size, stroke = place
    raised = top - size * 0.17 if hat else top
    aside = middle + size * 0.2 if hat else middle
    if _ACUTE in marks:
        _stroke(pen, [(-0.05, 0.06), (0.08, -0.08)], (aside, top - (size * 0.1 if hat else 0), size, stroke), fill)
    if _GRAVE in marks:
        _stroke(pen, [(-0.08, -0.08), (0.05, 0.06)], (aside, top - (size * 0.1 if hat else 0), size, stroke), fill)
    if _TILDE in marks:
        shape = [(-0.17, 0.03), (-0.09, -0.04), (0.09, 0.03), (0.17, -0.04)]
        _stroke(pen, shape, (middle, raised, size, stroke), fill)
    if _HOOK in marks:
        shape = [(-0.06, -0.08), (0.03, -0.1), (0.05, -0.03), (0, 0.0), (0, 0.05)]
        _stroke(pen, shape, (aside, top - (size * 0.1 if hat else 0), size, stroke), fill)


def _horn(pen: ImageDraw.ImageDraw, at: Point, size: int, fill: Colour) -> None:
    place = (at[0], at[1], size, max(round(size / 13), 1))
    _stroke(pen, [(-0.08, 0.09), (0.03, 0.06), (0.06, -0.06)], place, fill)


def _stroke(pen: ImageDraw.ImageDraw, shape: list[Point], place: tuple[float, float, int, int], fill: Colour) -> None:
    x, y, size, width = place
    pen.line([(x + dx * size, y + dy * size) for dx, dy in shape], fill, width, joint="curve")


def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", text).upper()


def _plain(letter: str) -> str:
    return "D" if letter == "Đ" else unicodedata.normalize("NFD", letter)[0]


@lru_cache(maxsize=8)
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType: the demo's banners cannot be drawn")
    return font
