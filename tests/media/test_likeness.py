"""The same picture is known again however it was handled, and no two pictures are taken for one."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from functools import cache
from itertools import combinations

import pytest
from PIL import Image, ImageDraw, ImageOps

from congxa.media.bands import MASKS, flips
from congxa.media.likeness import Prints, are_alike, nearest, prints_of
from media.scenes import scene

PICTURES = 250


@cache
def known() -> dict[int, Prints]:
    found = {number: prints_of(scene(number)) for number in range(PICTURES)}
    return {number: prints for number, prints in found.items() if prints is not None}


def jpeg(picture: Image.Image, quality: int = 30) -> Image.Image:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return Image.open(io.BytesIO(buffer.getvalue()))


def bannered(picture: Image.Image) -> Image.Image:
    shown = picture.copy()
    width, height = shown.size
    ImageDraw.Draw(shown).rectangle((0, height * 0.92, width, height), fill=(200, 20, 20))
    return shown


def cropped(left: float, upper: float, right: float, lower: float) -> Callable[[Image.Image], Image.Image]:
    def crop(picture: Image.Image) -> Image.Image:
        width, height = picture.size
        return picture.crop((int(width * left), int(height * upper), int(width * right), int(height * lower)))

    return crop


def handled(picture: Image.Image) -> Image.Image:
    """Cut, made small, sent twice through a messenger."""
    return jpeg(jpeg(cropped(0.05, 0.05, 0.95, 0.95)(picture).resize((300, 200)), 60), 40)


@pytest.mark.parametrize(
    ("handle", "share"),
    [
        pytest.param(jpeg, 1, id="recompressed"),
        pytest.param(lambda picture: picture.resize((200, 140)), 1, id="resized"),
        pytest.param(lambda picture: picture.convert("L"), 1, id="grey"),
        pytest.param(bannered, 1, id="with a banner below"),
        pytest.param(ImageOps.mirror, 0.99, id="mirrored"),
        pytest.param(cropped(0.05, 0.05, 0.95, 0.95), 0.99, id="cut by a tenth"),
        pytest.param(cropped(0.1, 0.1, 0.9, 0.9), 0.98, id="cut by a tenth on each side"),
        pytest.param(cropped(0.1, 0.1, 1, 1), 0.99, id="without its left and upper border"),
        pytest.param(cropped(0, 0, 1, 0.9), 0.99, id="without its lower border"),
        pytest.param(cropped(0.1, 0, 1, 1), 0.98, id="without its left border"),
        pytest.param(lambda picture: ImageOps.mirror(cropped(0, 0, 0.9, 0.9)(picture)), 0.98, id="mirrored and cut"),
        pytest.param(handled, 0.97, id="cut, small, sent on"),
    ],
)
def test_the_same_picture_is_known_again(handle: Callable[[Image.Image], Image.Image], share: float) -> None:
    found = 0
    for number, prints in known().items():
        again = prints_of(handle(scene(number)))
        found += again is not None and are_alike(again, prints)
    assert found >= share * len(known()), found


def test_cut_anywhere_by_a_tenth_most_are_known_again() -> None:
    chance, found = random.Random(5), 0
    for number, prints in known().items():
        left, upper = chance.uniform(0, 0.1), chance.uniform(0, 0.1)
        again = prints_of(cropped(left, upper, left + 0.9, upper + 0.9)(scene(number)))
        found += again is not None and are_alike(again, prints)
    assert found >= 0.9 * len(known()), found


def test_it_does_not_matter_which_of_the_two_was_cut() -> None:
    whole, part = known()[7], prints_of(cropped(0.1, 0, 1, 0.9)(scene(7)))
    assert part is not None
    assert nearest(whole, part) == nearest(part, whole) <= 10


def test_no_two_pictures_are_taken_for_one() -> None:
    pairs = list(combinations(known().items(), 2))
    assert len(pairs) > 30_000
    assert [(one, other) for (one, a), (other, b) in pairs if are_alike(a, b)] == []


@pytest.mark.parametrize(
    "blank",
    [
        Image.new("RGB", (800, 600), "white"),
        Image.new("RGBA", (800, 600), (0, 0, 0, 0)),
        Image.new("1", (800, 600), 1),
        Image.linear_gradient("L").resize((800, 600)),
    ],
    ids=["white", "see-through", "black and white", "nothing but sky"],
)
def test_a_blank_sheet_has_no_prints(blank: Image.Image) -> None:
    assert prints_of(blank) is None


@pytest.mark.parametrize("mode", ["P", "RGBA", "LA", "CMYK", "I;16", "1"])
def test_pictures_of_every_notation_are_printed(mode: str) -> None:
    picture = scene(3).convert("L").convert(mode) if mode in ("I;16", "1") else scene(3).convert(mode)
    again = prints_of(picture)
    assert again is not None
    if mode != "I;16":
        assert are_alike(again, known()[3])


@pytest.mark.parametrize("most", [1, 3, 10, 13])
def test_what_differs_in_few_bits_is_equal_in_one_of_the_bands_but_for_a_few_known_turns(most: int) -> None:
    assert sum(MASKS) == 2**64 - 1
    assert all(one & other == 0 for one, other in combinations(MASKS, 2))
    chance = random.Random(most)
    for _ in range(2000):
        turned = sum(1 << place for place in chance.sample(range(64), most))
        assert any(turned & mask in known for mask, known in zip(MASKS, map(set, flips(most)), strict=True))


def test_few_neighbours_are_asked_for() -> None:
    assert [len(turned) for turned in flips(10)] == [137, 137, 137, 17]
