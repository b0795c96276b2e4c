"""The design tokens of a unit as a stylesheet: CSS custom properties that override the defaults of the theme."""

from __future__ import annotations

import hashlib
import re

from congxa.tenancy.site import Tokens
from congxa.tenancy.values import TEXT_CONTRAST, contrast

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_ADDRESS = re.compile(r"/[A-Za-z0-9/._-]+")
_WHITE = "#ffffff"


def tokens_css(
    tokens: Tokens, ground: str = _WHITE, header_image: str | None = None, least: float = TEXT_CONTRAST
) -> str:
    """The stylesheet of a unit. ``ground``: the colour of the theme's pages; ``header_image``: an address of our own.

    The unit's colour is darkened until it has the contrast ``least`` that the theme promises on that ground. Raises
    ValueError for anything that is no colour or address, so that no value can leave its declaration.
    """
    declarations = {
        "--primary": readable(_colour(tokens.primary), _colour(ground), least),
        "--on-primary": _WHITE,
        "--accent": _colour(tokens.accent),
        "--header-image": _image(header_image),
    }
    return ":root {\n" + "".join(f"  {name}: {value};\n" for name, value in declarations.items()) + "}\n"


def digest_of(css: str) -> str:
    """Twelve hexadecimal digits that stand in the stylesheet's address: a changed colour gets another address."""
    return hashlib.sha256(css.encode()).hexdigest()[:12]


def readable(colour: str, ground: str, least: float = TEXT_CONTRAST) -> str:
    """The same hue, dark enough to be read on ``ground`` and to carry white text."""
    while min(contrast(colour, ground), contrast(colour, _WHITE)) < least:
        darker = bytes(value * 19 // 20 for value in bytes.fromhex(colour[1:]))
        if not any(darker):
            return "#000000"  # a ground so dark that nothing stands out is the theme's own mistake
        colour = f"#{darker.hex()}"
    return colour


def _colour(value: str) -> str:
    if not _COLOUR.fullmatch(value):
        raise ValueError(f"not a colour: {value!r}")
    return value


def _image(address: str | None) -> str:
    if address is None:
        return "none"
    if not _ADDRESS.fullmatch(address):
        raise ValueError(f"not an address of our own: {address!r}")
    return f'url("{address}")'
