"""The light of a picture: five times of day and weather, so that neighbours' pictures differ."""

from __future__ import annotations

from dataclasses import dataclass

from congxa.demo.pictures.canvas import Colour


@dataclass(frozen=True)
class Palette:
    """The colours of one light, from the top of the sky down to the ground at one's feet."""

    sky: Colour
    haze: Colour
    sun: Colour
    far: Colour
    near: Colour
    ground: Colour
    leaf: Colour
    earth: Colour
    roof: Colour
    wall: Colour


PALETTES: tuple[Palette, ...] = (
    Palette(
        sky=(122, 186, 224), haze=(240, 244, 226), sun=(255, 247, 214), far=(133, 170, 178), near=(58, 116, 92),
        ground=(116, 163, 82), leaf=(38, 92, 66), earth=(190, 128, 88), roof=(178, 84, 62), wall=(246, 228, 182),
    ),
    Palette(
        sky=(96, 122, 176), haze=(255, 206, 158), sun=(255, 236, 190), far=(150, 130, 158), near=(72, 92, 98),
        ground=(126, 138, 76), leaf=(44, 74, 62), earth=(178, 112, 84), roof=(152, 72, 66), wall=(250, 216, 170),
    ),
    Palette(
        sky=(166, 198, 206), haze=(236, 240, 234), sun=(255, 255, 244), far=(158, 182, 180), near=(84, 128, 110),
        ground=(140, 172, 104), leaf=(52, 98, 80), earth=(182, 140, 104), roof=(128, 98, 84), wall=(240, 236, 212),
    ),
    Palette(
        sky=(72, 158, 204), haze=(214, 240, 240), sun=(255, 242, 178), far=(108, 164, 168), near=(34, 112, 84),
        ground=(98, 168, 92), leaf=(22, 88, 64), earth=(206, 136, 86), roof=(196, 96, 58), wall=(252, 236, 190),
    ),
    Palette(
        sky=(238, 164, 116), haze=(255, 228, 176), sun=(255, 246, 206), far=(190, 138, 122), near=(106, 92, 78),
        ground=(164, 144, 72), leaf=(72, 82, 52), earth=(176, 104, 70), roof=(142, 66, 52), wall=(255, 222, 168),
    ),
)  # fmt: skip
