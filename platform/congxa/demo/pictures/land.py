"""Pictures of the open land: hills, rice terraces, coffee rows, a road."""

from __future__ import annotations

from itertools import pairwise
from math import pi, sin
from random import Random

from congxa.demo.pictures.canvas import Canvas, Colour, Point, blend
from congxa.demo.pictures.palette import Palette


def backdrop(canvas: Canvas, light: Palette, chance: Random, horizon: float = 470) -> None:
    """Sky, sun, clouds and four ridges that fade into the haze; the ground begins at the horizon."""
    canvas.sky(light.sky, light.haze, until=horizon + 40)
    _sun(canvas, light, chance, horizon)
    for _ in range(3):
        _cloud(canvas, light, (chance.uniform(80, canvas.width - 80), chance.uniform(60, horizon * 0.4)), chance)
    for depth in range(4):
        height = horizon * (0.52 + 0.13 * depth)
        top = blend(light.far, light.near, depth / 3)
        top = blend(top, light.haze, 0.45 - 0.14 * depth)
        ridge = _ridge(canvas, chance, (height, 84 - 13 * depth), horizon + 30)
        canvas.shaded(ridge, top, blend(top, light.haze, 0.5))
    canvas.shaded(_slope(canvas, chance, horizon), light.ground, blend(light.ground, light.leaf, 0.4))


def draw_hills(canvas: Canvas, light: Palette, chance: Random) -> None:
    backdrop(canvas, light, chance, 520)
    water = _water(light)
    bank = [(canvas.width * 0.5 + 260 * sin(t * 3.1 + 0.6) * t, 545 + 255 * t) for t in _steps(24)]
    edge = [(x + 14 + 150 * t, y) for (x, y), t in zip(bank, _steps(24), strict=True)]
    canvas.polygon([*bank, *reversed(edge)], water)
    for _ in range(26):
        x, y = chance.uniform(0, canvas.width), chance.uniform(560, 770)
        if not 380 < x < 900:
            plant_tree(canvas, light, (x, y), 18 + (y - 540) * 0.16)


def draw_paddy(canvas: Canvas, light: Palette, chance: Random) -> None:
    backdrop(canvas, light, chance, 400)
    young, ripe, water = blend(light.ground, (190, 220, 80), 0.45), (222, 190, 84), _water(light)
    bend = chance.uniform(0, pi)
    for step in range(9):
        y = 415 + step * 30 + step * step * 2.1
        fill = (young, ripe, blend(young, light.leaf, 0.3), water)[(step + chance.randint(0, 1)) % 4]
        crest: list[Point] = [
            (x, y + (16 + 3 * step) * sin(x / 260 + bend + step * 0.35)) for x in range(-20, canvas.width + 60, 40)
        ]
        canvas.polygon([*crest, (canvas.width, canvas.height), (0, canvas.height)], fill)
        canvas.line(crest, blend(light.earth, light.leaf, 0.35), 3 + step * 0.7)
        _seedlings(canvas, crest, blend(fill, light.leaf, 0.45), 6 + step * 2)
    for nth in range(3):
        draw_person(canvas, light, (300 + nth * 260 + chance.uniform(-60, 60), 640 + nth * 26), 72, chance)


def draw_coffee(canvas: Canvas, light: Palette, chance: Random) -> None:
    backdrop(canvas, light, chance, 430)
    canvas.shaded(
        [(0, 450), (canvas.width, 430), (canvas.width, 800), (0, 800)],
        light.earth,
        blend(light.earth, (70, 40, 30), 0.3),
    )
    for row in range(9):
        depth = row / 8
        y, size = 462 + 330 * depth**1.35, 15 + 46 * depth
        shift = chance.uniform(0, size)
        for nth in range(int(canvas.width / (size * 1.7)) + 2):
            _bush(canvas, light, (nth * size * 1.7 - shift, y), size, chance)


def draw_road(canvas: Canvas, light: Palette, chance: Random) -> None:
    backdrop(canvas, light, chance, 470)
    turn = chance.choice((-1, 1))
    middle = [(600 + turn * 210 * sin(t * 2.6) * (1 - t * 0.6), 480 + 330 * t**1.5) for t in _steps(40)]
    half = [5 + 190 * t**1.7 for t in _steps(40)]
    _ribbon(canvas, middle, [w * 1.14 + 3 for w in half], light.earth)
    _ribbon(canvas, middle, half, (112, 116, 122))
    for start in range(4, 38, 5):
        t = start / 39
        _ribbon(canvas, middle[start : start + 3], [1 + 5 * t] * 3, (244, 236, 206))
    for nth in range(12):
        t = nth / 11
        x, y = middle[int(t * 39)]
        side = 1 if nth % 2 else -1
        plant_tree(canvas, light, (x + side * (60 + 360 * t), y + 6), 24 + 66 * t)


def plant_tree(canvas: Canvas, light: Palette, foot: Point, size: float) -> None:
    """A round tree; ``foot`` is where its stem meets the ground, ``size`` the width of its crown."""
    x, y = foot
    canvas.box(x - size * 0.06, y - size * 0.7, x + size * 0.06, y, blend(light.earth, (60, 40, 30), 0.5))
    canvas.dot((x, y - size * 0.95), size * 0.5, light.leaf)
    canvas.dot((x - size * 0.3, y - size * 0.72), size * 0.34, light.leaf)
    canvas.dot((x + size * 0.12, y - size * 1.05), size * 0.28, blend(light.leaf, light.ground, 0.4))


def draw_person(canvas: Canvas, light: Palette, foot: Point, tall: float, chance: Random) -> None:
    """A figure with a conical hat, seen from afar: nobody in particular."""
    x, y = foot
    cloth = chance.choice(((66, 84, 140), (168, 62, 74), (52, 116, 112), (120, 78, 130)))
    canvas.polygon(
        [
            (x - tall * 0.2, y),
            (x + tall * 0.2, y),
            (x + tall * 0.11, y - tall * 0.62),
            (x - tall * 0.11, y - tall * 0.62),
        ],
        cloth,
    )
    canvas.dot((x, y - tall * 0.7), tall * 0.1, (214, 164, 124))
    canvas.polygon(
        [(x - tall * 0.25, y - tall * 0.72), (x + tall * 0.25, y - tall * 0.72), (x, y - tall * 0.95)],
        blend(light.wall, (214, 180, 110), 0.5),
    )


def _water(light: Palette) -> Colour:
    return blend(blend(light.sky, light.haze, 0.4), (150, 208, 226), 0.65)


def _sun(canvas: Canvas, light: Palette, chance: Random, horizon: float) -> None:
    centre = (chance.uniform(0.2, 0.8) * canvas.width, horizon * chance.uniform(0.26, 0.44))
    around = blend(light.sky, light.haze, centre[1] / horizon)
    for step in range(5):
        canvas.dot(centre, 110 - step * 15, blend(around, light.sun, 0.12 + 0.1 * step))
    canvas.dot(centre, 46, light.sun)


def _cloud(canvas: Canvas, light: Palette, centre: Point, chance: Random) -> None:
    x, y = centre
    white = blend(light.haze, (255, 255, 255), 0.6)
    for shift, size in ((-62, 22), (-28, 34), (14, 42), (52, 28)):
        canvas.oval((x + shift, y - size * 0.3), size * 1.25, size * 0.62 * chance.uniform(0.8, 1), white)
    canvas.box(x - 92, y - 8, x + 88, y + 9, white, radius=9)


def _ridge(canvas: Canvas, chance: Random, crest_line: Point, bottom: float) -> list[Point]:
    height, swing = crest_line
    first, second, third = (chance.uniform(0, 2 * pi) for _ in range(3))
    crest: list[Point] = [
        (x, height - swing * (0.6 * sin(x / 210 + first) + 0.3 * sin(x / 83 + second) + 0.1 * sin(x / 31 + third)))
        for x in range(0, canvas.width + 12, 12)
    ]
    return [*crest, (canvas.width, bottom), (0, bottom)]


def _slope(canvas: Canvas, chance: Random, horizon: float) -> list[Point]:
    start = chance.uniform(0, 2 * pi)
    crest: list[Point] = [(x, horizon + 12 * sin(x / 300 + start)) for x in range(0, canvas.width + 30, 30)]
    return [*crest, (canvas.width, canvas.height), (0, canvas.height)]


def _seedlings(canvas: Canvas, crest: list[Point], fill: Colour, size: float) -> None:
    for (x, y), (after, low) in pairwise(crest):
        middle = ((x + after) / 2, (y + low) / 2 + size)
        canvas.line([(middle[0] - size * 0.4, middle[1] - size * 0.6), middle], fill, 2)
        canvas.line([(middle[0] + size * 0.4, middle[1] - size * 0.6), middle], fill, 2)


def _bush(canvas: Canvas, light: Palette, foot: Point, size: float, chance: Random) -> None:
    x, y = foot
    canvas.oval((x, y + size * 0.34), size * 0.8, size * 0.2, blend(light.earth, (60, 36, 28), 0.45))
    canvas.dot((x, y), size * 0.7, light.leaf)
    canvas.oval((x - size * 0.12, y - size * 0.22), size * 0.46, size * 0.34, blend(light.leaf, light.ground, 0.45))
    for _ in range(5):
        spot = (x + chance.uniform(-0.5, 0.5) * size, y + chance.uniform(-0.4, 0.35) * size)
        canvas.dot(spot, max(size * 0.07, 1.5), (206, 52, 48))


def _ribbon(canvas: Canvas, middle: list[Point], half: list[float], fill: Colour) -> None:
    left = [(x - w, y) for (x, y), w in zip(middle, half, strict=False)]
    right = [(x + w, y) for (x, y), w in zip(middle, half, strict=False)]
    canvas.polygon([*left, *reversed(right)], fill)


def _steps(count: int) -> list[float]:
    return [nth / (count - 1) for nth in range(count)]
