"""Pictures that look like taken ones: a sky, ridges, houses, people, grain; no two alike. For tests about likeness."""

from __future__ import annotations

import random
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIZES = ((480, 320), (320, 480), (400, 400), (512, 288))


@cache
def scene(number: int) -> Image.Image:
    """The picture of this number, the same each time."""
    chance = random.Random(number)
    width, height = chance.choice(SIZES)
    picture = _sky(chance, width, height)
    pen = ImageDraw.Draw(picture)
    horizon = height * chance.uniform(0.2, 0.6)
    for _ in range(chance.randint(1, 4)):
        pen.polygon(_ridge(chance, width, height, horizon), _colour(chance))
        horizon += height * chance.uniform(0.05, 0.15)
    for _ in range(chance.randint(4, 16)):
        _thing(chance, pen, width, height)
    soft = picture.filter(ImageFilter.GaussianBlur(chance.uniform(0.5, 2)))
    noise = Image.frombytes("L", (width, height), chance.randbytes(width * height))
    grain = noise.point(lambda value: 96 + value // 4).convert("RGB")
    return ImageChops.overlay(soft, grain)


def _sky(chance: random.Random, width: int, height: int) -> Image.Image:
    turned = Image.linear_gradient("L").rotate(chance.choice((0, 90, 180, 270)))
    mask = turned.resize((width, height))
    return Image.composite(
        Image.new("RGB", (width, height), _colour(chance)), Image.new("RGB", (width, height), _colour(chance)), mask
    )


def _ridge(chance: random.Random, width: int, height: int, level: float) -> list[tuple[float, float]]:
    steps = chance.randint(3, 9)
    tops = [(width * step / steps, level + height * chance.uniform(-0.15, 0.15)) for step in range(steps + 1)]
    return [*tops, (width, height), (0, height)]


def _thing(chance: random.Random, pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    left, top = chance.uniform(-0.1, 0.9) * width, chance.uniform(0.1, 0.9) * height
    wide, high = chance.uniform(0.04, 0.35) * width, chance.uniform(0.05, 0.4) * height
    box = (left, top, left + wide, top + high)
    draw = chance.choice((pen.rectangle, pen.ellipse))
    draw(box, fill=_colour(chance))


def _colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)
