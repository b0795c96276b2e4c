"""Theme and colours as a form, with the contrast that the colours have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from congxa.tenancy.values import contrast
from congxa.theming import Theme, Themes, readable
from congxa.web.desk.fields import read_text
from congxa.web.desk.words import _

WHITE = "#ffffff"


def typed(form: Mapping[str, str]) -> dict[str, Any]:
    """What a sent form says; an image that is not chosen is that of the theme."""
    names = ("primary", "accent")
    tokens: dict[str, Any] = {name: read_text(form, f"tokens-{name}").lower() for name in names}
    tokens |= {name: read_text(form, f"tokens-{name}") or None for name in ("header_image", "emblem")}
    return {"theme": read_text(form, "theme"), "tokens": tokens}


@dataclass(frozen=True)
class Contrast:
    """One sentence about a colour: the ratio in words, whether it is enough, and what would be."""

    name: str
    ratio: str
    least: str
    good: bool
    proposed: str  # a darker colour of the same hue; empty when it is good


def contrasts(content: Mapping[str, Any], themes: Themes) -> list[Contrast]:
    """The main colour under white text, and as text on the ground of the theme; none for what is no colour."""
    colour = content["tokens"]["primary"]
    if content["theme"] not in themes.names() or not _is_colour(colour):
        return []
    theme = themes.theme(content["theme"])
    pairs = [(_("Chữ trắng trên màu chính"), WHITE)]
    if theme.surface != WHITE:
        pairs.append((_("Màu chính trên nền trang"), theme.surface))
    return [_contrast(name, colour, ground, theme) for name, ground in pairs]


def _contrast(name: str, colour: str, ground: str, theme: Theme) -> Contrast:
    ratio = contrast(colour, ground)
    good = ratio >= theme.contrast
    proposed = "" if good else readable(colour, theme.surface, theme.contrast)
    return Contrast(name, _number(ratio), _number(theme.contrast), good, proposed)


def _number(ratio: float) -> str:
    # Cut, not rounded: 4,46 must not read as 4,5.
    return f"{int(ratio * 10) / 10}".replace(".", ",")


def _is_colour(value: str) -> bool:
    return len(value) == 7 and value[0] == "#" and all(digit in "0123456789abcdef" for digit in value[1:])
