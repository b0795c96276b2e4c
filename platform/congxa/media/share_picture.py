"""The picture beside a link that somebody shares: drawn by us, 1200 × 630, in the colours of the site."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageOps

from congxa.media.lettering import Lettering

WIDTH, HEIGHT = 1200, 630
CONTENT_TYPE = "image/jpeg"
LARGEST = 280_000  # bytes; messengers leave out pictures above 300 KB
LOOK = 2  # raise it when the drawing changes, so that pictures kept are drawn anew

Colour = tuple[int, int, int]
_MARGIN, _BAND, _LINE = 60, 110, 8
_CREDIT = 20  # pixels
_WHITE: Colour = (255, 255, 255)


@dataclass(frozen=True)
class Plate:
    """What the picture says. ``primary`` carries white text; ``cover``: the bytes of a picture, or nothing."""

    title: str
    site: str
    place: str
    primary: str
    accent: str
    cover: bytes | None = None
    credit: str = ""  # who made the picture, written into it
    focus: tuple[float, float] = (0.5, 0.5)  # what of it must stay in sight, as shares from the left and from above


def mark_of(picture: bytes) -> str:
    """What ``draw`` was told to write into the file."""
    said = Image.open(io.BytesIO(picture)).info.get("comment", b"")
    return bytes(said).decode("ascii", "replace")


def draw(plate: Plate, bold: Lettering, plain: Lettering, mark: str = "") -> bytes:
    """The picture as JPEG. ``mark``: ASCII, kept in the file, so that one can tell what it was drawn from."""
    primary, accent = _colour(plate.primary), _colour(plate.accent)
    image = Image.new("RGB", (WIDTH, HEIGHT), primary)
    pen = ImageDraw.Draw(image)
    size, most = (46, 3) if plate.cover else (66, 4)
    lines = bold.wrap(plate.title, size, WIDTH - 2 * _MARGIN, most)
    room = HEIGHT - _BAND
    top = (room - bold.height(len(lines), size)) // 2
    if plate.cover:
        top = room - bold.height(len(lines), size) - 20
        picture = Image.open(io.BytesIO(plate.cover)).convert("RGB")
        image.paste(_cut(picture, (WIDTH, top - 20 - _LINE), plate.focus), (0, 0))
        if plate.credit:
            _credit(image, plate.credit, plain, top - 20 - _LINE)
        pen.rectangle((0, top - 20 - _LINE, WIDTH, top - 20), accent)
    else:
        _star(image, (WIDTH - 190, 190), 330, _mixed(primary, _WHITE, 0.07))
    for number, line in enumerate(lines):
        bold.write(pen, (_MARGIN, top + bold.height(number, size)), line, size, _WHITE)
    _band(image, plate, (bold, plain), accent)
    return _packed(image, mark)


def _cut(picture: Image.Image, size: tuple[int, int], focus: tuple[float, float]) -> Image.Image:
    return ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=focus)


def _credit(image: Image.Image, words: str, letters: Lettering, bottom: int) -> None:
    """The line that names the author, in the corner of the picture on a dark ground, so that it stays with it."""
    line = letters.wrap(words, _CREDIT, WIDTH // 2, 1)[0]
    wide = round(letters.width(line, _CREDIT)) + 24
    ImageDraw.Draw(image).rectangle((WIDTH - wide, bottom - _CREDIT - 18, WIDTH, bottom), (32, 32, 32))
    letters.write(ImageDraw.Draw(image), (WIDTH - wide + 12, bottom - _CREDIT - 14), line, _CREDIT, _WHITE)


def _band(image: Image.Image, plate: Plate, letters: tuple[Lettering, Lettering], accent: Colour) -> None:
    pen = ImageDraw.Draw(image)
    bold, plain = letters
    primary = _colour(plate.primary)
    top = HEIGHT - _BAND
    pen.rectangle((0, top, WIDTH, HEIGHT), _mixed(primary, (0, 0, 0), 0.25))
    pen.rectangle((0, top, WIDTH, top + 2), accent)
    _sign(image, (_MARGIN + 38, top + _BAND // 2), 38, primary, accent)
    left, room = _MARGIN + 100, WIDTH - 2 * _MARGIN - 100
    bold.write(pen, (left, top + 12), bold.wrap(plate.site, 32, room, 1)[0], 32, _WHITE)
    if plate.place:
        plain.write(pen, (left, top + 58), plain.wrap(plate.place, 24, room, 1)[0], 24, _WHITE)


def _sign(image: Image.Image, middle: tuple[int, int], radius: int, ground: Colour, accent: Colour) -> None:
    """A star in a ring: a neutral sign, not the national emblem."""
    fine = Image.new("L", (radius * 8, radius * 8))
    pen = ImageDraw.Draw(fine)
    pen.ellipse((0, 0, radius * 8 - 1, radius * 8 - 1), 255)
    x, y = middle
    box = (x - radius, y - radius)
    image.paste(ground, box, fine.resize((radius * 2, radius * 2), Image.Resampling.LANCZOS))
    pen.ellipse((12, 12, radius * 8 - 13, radius * 8 - 13), 0)
    image.paste(accent, box, fine.resize((radius * 2, radius * 2), Image.Resampling.LANCZOS))
    _star(image, middle, round(radius * 0.72), accent)


def _star(image: Image.Image, middle: tuple[int, int], radius: int, fill: Colour) -> None:
    fine = Image.new("L", (radius * 8, radius * 8))
    points = []
    for corner in range(10):
        reach = radius * 4 * (1 if corner % 2 == 0 else 0.382)
        angle = math.pi * (corner / 5 - 0.5)
        points.append((radius * 4 + reach * math.cos(angle), radius * 4 + reach * math.sin(angle)))
    ImageDraw.Draw(fine).polygon(points, 255)
    mask = fine.resize((radius * 2, radius * 2), Image.Resampling.LANCZOS)
    image.paste(fill, (middle[0] - radius, middle[1] - radius), mask)


def _packed(image: Image.Image, mark: str) -> bytes:
    for quality in (84, 74, 60, 45):
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True, comment=mark)
        if buffer.tell() <= LARGEST:
            break
    return buffer.getvalue()


def _colour(written: str) -> Colour:
    red, green, blue = bytes.fromhex(written.removeprefix("#"))
    return red, green, blue


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
