"""A sheet to draw flat landscapes on: points are in the finished picture's pixels, edges come out smooth."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TypeAlias

from PIL import Image, ImageDraw

Colour: TypeAlias = tuple[int, int, int]
Point: TypeAlias = tuple[float, float]

# Drawn twice as large and halved at the end: Pillow's own shapes have jagged edges.
_FINENESS = 2


def blend(first: Colour, second: Colour, share: float) -> Colour:
    """The colour that lies ``share`` (0 to 1) of the way from the first to the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


class Canvas:
    """Shapes in the order they are drawn; the later cover the earlier."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * _FINENESS, height * _FINENESS))
        self._draw = ImageDraw.Draw(self.image)

    def sky(self, top: Colour, bottom: Colour, until: float | None = None) -> None:
        """A gradient from the upper edge down to ``until`` (the lower edge unless told)."""
        height = round((until or self.height) * _FINENESS)
        self.image.paste(_gradient(top, bottom, self.image.width, height), (0, 0))

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        self._draw.polygon([(x * _FINENESS, y * _FINENESS) for x, y in points], fill=fill)

    def shaded(self, points: Sequence[Point], top: Colour, bottom: Colour) -> None:
        """A polygon whose colour runs from its highest to its lowest point."""
        high = max(int(min(y for _, y in points)), 0) * _FINENESS
        low = min(int(max(y for _, y in points)) + 1, self.height) * _FINENESS
        left = max(int(min(x for x, _ in points)), 0) * _FINENESS
        right = min(int(max(x for x, _ in points)) + 1, self.width) * _FINENESS
        mask = Image.new("L", (max(right - left, 1), max(low - high, 1)))
        shape = [(x * _FINENESS - left, y * _FINENESS - high) for x, y in points]
        ImageDraw.Draw(mask).polygon(shape, fill=255)
        self.image.paste(_gradient(top, bottom, *mask.size), (left, high), mask)

    def box(self, left: float, top: float, right: float, bottom: float, fill: Colour, radius: float = 0) -> None:
        edges = [left * _FINENESS, top * _FINENESS, right * _FINENESS, bottom * _FINENESS]
        self._draw.rounded_rectangle(edges, radius=radius * _FINENESS, fill=fill)

    def oval(self, centre: Point, wide: float, high: float, fill: Colour) -> None:
        """An ellipse; ``wide`` and ``high`` are its half axes."""
        (x, y) = centre
        edges = [x - wide, y - high, x + wide, y + high]
        self._draw.ellipse([edge * _FINENESS for edge in edges], fill=fill)

    def dot(self, centre: Point, radius: float, fill: Colour) -> None:
        self.oval(centre, radius, radius, fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float) -> None:
        shape = [(x * _FINENESS, y * _FINENESS) for x, y in points]
        self._draw.line(shape, fill=fill, width=max(round(width * _FINENESS), 1), joint="curve")

    def finished(self) -> Image.Image:
        """The picture in its final size."""
        return self.image.reduce(_FINENESS)

    def jpeg(self, width: int) -> bytes:
        """The finished picture as a JPEG file, ``width`` pixels wide."""
        kept = BytesIO()
        size = (width, width * self.height // self.width)
        self.image.resize(size, Image.Resampling.BOX).save(kept, "JPEG", quality=80)
        return kept.getvalue()


def _gradient(top: Colour, bottom: Colour, width: int, height: int) -> Image.Image:
    column = Image.new("RGB", (1, height))
    column.putdata([blend(top, bottom, y / max(height - 1, 1)) for y in range(height)])
    return column.resize((width, height), Image.Resampling.NEAREST)
