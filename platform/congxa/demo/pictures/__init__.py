"""Which pictures does the demo draw?

Flat landscapes in nine scenes and five lights, drawn with Pillow and always the same: nobody's photograph, nobody's
right. Units of one light share their drawings, so 22 sites need no more than 45.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import lru_cache
from random import Random
from zlib import crc32

from PIL import Image, ImageOps

from congxa.demo.pictures.canvas import Canvas
from congxa.demo.pictures.land import draw_coffee, draw_hills, draw_paddy, draw_road
from congxa.demo.pictures.palette import PALETTES, Palette
from congxa.demo.pictures.signs import draw_banner, draw_emblem, draw_header
from congxa.demo.pictures.village import (
    draw_border,
    draw_market,
    draw_office,
    draw_school,
    draw_stilt_house,
)
from congxa.demo.samples import UnitFacts, chance_of

__all__ = ["SCENES", "draw_banner", "draw_scene", "emblem", "header_picture", "light_of"]

SCENES: Mapping[str, Callable[[Canvas, Palette, Random], None]] = {
    "border": draw_border,
    "coffee": draw_coffee,
    "hills": draw_hills,
    "market": draw_market,
    "office": draw_office,
    "paddy": draw_paddy,
    "road": draw_road,
    "school": draw_school,
    "stilt-house": draw_stilt_house,
}


def light_of(unit: UnitFacts) -> int:
    """Which of the five lights a unit's pictures are drawn in."""
    return crc32(unit.slug.encode()) % len(PALETTES)


@lru_cache(maxsize=64)
def draw_scene(scene: str, light: int) -> bytes:
    """One scene in one light as a JPEG of 800x533. KeyError: there is no such scene."""
    sheet = Canvas(1200, 800)
    SCENES[scene](sheet, PALETTES[light], chance_of(scene, light))
    return sheet.jpeg(800)


def mirrored(jpeg: bytes) -> bytes:
    """The same picture the other way round, as somebody sends it on who hopes not to be found."""
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(jpeg)) as picture:
        ImageOps.mirror(picture).save(buffer, "JPEG", quality=70)
    return buffer.getvalue()


def emblem(unit: UnitFacts) -> bytes:
    """The badge that stands in the place of the emblem: a PNG of 256x256."""
    initials = "".join(word[0] for word in unit.name.split())
    return draw_emblem(initials, light_of(unit))


def header_picture(unit: UnitFacts) -> bytes:
    """The strip of hills at the head of the unit's pages: a JPEG of 1600x320."""
    return draw_header(light_of(unit))
