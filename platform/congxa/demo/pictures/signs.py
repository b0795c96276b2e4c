"""Banners with large words, the round badge in the place of an emblem, the wide picture of the header."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from math import cos, pi, sin

from PIL import Image

from congxa.demo.pictures.canvas import Canvas, Colour, blend
from congxa.demo.pictures.land import backdrop
from congxa.demo.pictures.lettering import width_of, write
from congxa.demo.pictures.palette import PALETTES
from congxa.demo.samples import chance_of

_GOLD: Colour = (250, 214, 120)
_CREAM: Colour = (255, 250, 236)


@lru_cache(maxsize=16)
def draw_banner(lines: tuple[str, ...], colour: Colour) -> bytes:
    """A banner of 600x200 with one or two lines of capitals, as JPEG."""
    sheet = Canvas(600, 200)
    sheet.sky(blend(colour, (255, 255, 255), 0.12), blend(colour, (0, 0, 0), 0.3))
    for nth in range(3):
        fill = blend(colour, (255, 255, 255), 0.1 + 0.05 * nth)
        sheet.polygon([(330 + nth * 90, 200), (470 + nth * 70, 96 - nth * 14), (640 + nth * 60, 200)], fill)
    sheet.dot((560, 40), 20, _GOLD)
    sheet.box(0, 188, 600, 200, _GOLD)
    size = _fitting_size(lines)
    base = 112 + size * 0.3 - (len(lines) - 1) * size * 0.68
    for nth, line in enumerate(lines):
        write(sheet.image, (72, (base + nth * size * 1.36) * 2), line, size * 2, _CREAM)
    return sheet.jpeg(sheet.width)


def _fitting_size(lines: tuple[str, ...]) -> int:
    size = 48
    while size > 20 and max(width_of(line, size) for line in lines) > 455:
        size -= 2
    return size


@lru_cache(maxsize=64)
def draw_emblem(initials: str, variant: int) -> bytes:
    """A round badge of 256x256 with hills, a sun and the initials, as PNG with a clear ground."""
    light = PALETTES[variant]
    sheet = Canvas(256, 256)
    sheet.sky(light.sky, light.haze)
    for nth in range(7):
        turn = pi + nth * pi / 6
        sheet.line([(128 + 44 * cos(turn), 92 + 44 * sin(turn)), (128 + 60 * cos(turn), 92 + 60 * sin(turn))], _GOLD, 5)
    sheet.dot((128, 92), 34, _GOLD)
    sheet.polygon([(0, 170), (70, 96), (120, 150), (176, 84), (256, 168), (256, 256), (0, 256)], light.near)
    sheet.polygon([(0, 190), (90, 140), (170, 176), (256, 136), (256, 256), (0, 256)], light.leaf)
    wide = width_of(initials, 54)
    write(sheet.image, (256 - wide, 442), initials, 108, _CREAM)
    badge = sheet.finished()
    return _cut_round(badge, blend(light.leaf, (0, 0, 0), 0.25))


def _cut_round(badge: Image.Image, rim: Colour) -> bytes:
    ring = Canvas(256, 256)
    ring.dot((128, 128), 127, rim)
    ring.dot((128, 128), 118, _GOLD)
    inner, outer = Canvas(256, 256), Canvas(256, 256)
    inner.dot((128, 128), 113, (255, 255, 255))
    outer.dot((128, 128), 127, (255, 255, 255))
    whole = Image.composite(badge, ring.finished(), inner.finished().convert("L"))
    whole.putalpha(outer.finished().convert("L"))
    kept = BytesIO()
    whole.save(kept, "PNG", optimize=True)
    return kept.getvalue()


@lru_cache(maxsize=8)
def draw_header(variant: int) -> bytes:
    """Hills in a strip of 1600x320 for the head of the pages, as JPEG."""
    sheet = Canvas(1600, 320)
    backdrop(sheet, PALETTES[variant], chance_of("header", variant), 270)
    return sheet.jpeg(sheet.width)
