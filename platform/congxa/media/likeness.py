"""Are two pictures the same one, recompressed, resized, turned grey, mirrored or with borders cut off? Pure.

A print is 64 bits: whether each of 8 × 8 spots is lighter than the one to its left (dHash). Prints of the same picture
differ in few bits, those of others in about half. Photographs have much in common all the same, a light sky over dark
ground; so each print has a second one beside it that looks from above to below. What may differ, and which parts are
printed beside the whole, is data: ``data/likeness.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from PIL import Image, ImageOps

SIDE = 8
BITS = SIDE * SIDE
SMALL = 160  # pixels: parts are cut from a picture of this size, whatever the size of the whole

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Limits:
    """``data/likeness.toml`` says what they mean."""

    most: int
    most_down: int
    flat: int
    one_sided: int
    parts: tuple[Box, ...]


class Print(NamedTuple):
    """64 bits each, the first spot highest: from left to right, and from above to below."""

    across: int
    down: int


@dataclass(frozen=True)
class Prints:
    """What is kept of one picture: the whole, the whole mirrored, and its parts as they stand in ``Limits.parts``."""

    whole: Print
    mirrored: Print
    parts: tuple[Print, ...] = ()


@cache
def limits() -> Limits:
    """The limits in force."""
    said = tomllib.loads(files("congxa.media").joinpath("data/likeness.toml").read_text("utf-8"))
    parts = tuple((left, upper, right, lower) for left, upper, right, lower in said.pop("parts"))
    return Limits(parts=parts, **said)


def prints_of(picture: Image.Image) -> Prints | None:
    """The prints of a picture; None for one that shows too little to be told from others: a blank sheet, a plate of
    one colour."""
    small, rules = _small(picture), limits()
    whole = _print(small)
    few, many = rules.one_sided, BITS - rules.one_sided
    if _contrast(small) < rules.flat or not few <= whole.across.bit_count() <= many:
        return None
    return Prints(whole, _print(ImageOps.mirror(small)), tuple(_print(small, box) for box in rules.parts))


def distance(one: Print, other: Print) -> int:
    """In how many bits two prints differ from left to right; ``BITS`` when they are of two pictures by what they say
    from above to below."""
    if (one.down ^ other.down).bit_count() > limits().most_down:
        return BITS
    return (one.across ^ other.across).bit_count()


def nearest(one: Prints, other: Prints) -> int:
    """The least distance of two pictures: whole to whole, to the mirrored one, and to the parts, either way round."""
    pairs = [(whole, print_) for whole in (one.whole, one.mirrored) for print_ in (other.whole, *other.parts)]
    pairs += [(whole, print_) for whole in (other.whole, other.mirrored) for print_ in one.parts]
    return min(distance(whole, print_) for whole, print_ in pairs)


def are_alike(one: Prints, other: Prints) -> bool:
    """Whether two pictures are the same one, as far as prints can tell."""
    return nearest(one, other) <= limits().most


def _small(picture: Image.Image) -> Image.Image:
    """A grey square of it, with white where one sees through."""
    shown = picture
    if "A" in picture.getbands() or "transparency" in picture.info:
        shown = Image.new("RGBA", picture.size, "white")
        shown.alpha_composite(picture.convert("RGBA"))
    elif picture.mode not in ("RGB", "L"):
        shown = picture.convert("RGB")
    return shown.resize((SMALL, SMALL), Image.Resampling.BOX, reducing_gap=2.0).convert("L")


def _contrast(small: Image.Image) -> int:
    spots = small.resize((SIDE, SIDE), Image.Resampling.BOX).tobytes()
    return max(spots) - min(spots)


def _print(small: Image.Image, part: Box = (0.0, 0.0, 1.0, 1.0)) -> Print:
    left, upper, right, lower = (share * SMALL for share in part)
    box = (left, upper, right, lower)
    across = small.resize((SIDE + 1, SIDE), Image.Resampling.BOX, box=box).tobytes()
    down = small.resize((SIDE, SIDE + 1), Image.Resampling.BOX, box=box).tobytes()
    starts = [row * (SIDE + 1) + column for row in range(SIDE) for column in range(SIDE)]
    return Print(_bits(across, starts, 1), _bits(down, range(BITS), SIDE))


def _bits(spots: bytes, starts: Iterable[int], step: int) -> int:
    print_ = 0
    for start in starts:
        print_ = print_ << 1 | (spots[start + step] > spots[start])
    return print_
