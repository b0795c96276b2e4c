"""What people do to a text before they paste it: all of it is found again."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

from congxa.core.text import unaccented

Handle = Callable[[str, random.Random], str]


def as_it_is(text: str, chance: random.Random) -> str:
    return text


def decomposed(text: str, chance: random.Random) -> str:
    """Letters and marks apart, as some systems write them."""
    return unicodedata.normalize("NFD", text)


def shouted(text: str, chance: random.Random) -> str:
    return text.upper()


def without_marks(text: str, chance: random.Random) -> str:
    return unaccented(text)


def other_signs(text: str, chance: random.Random) -> str:
    """Dashes and quotation marks for commas and full stops."""
    return text.replace(",", " –").replace(".", " …").replace(" xã ", " “xã” ")


def other_blanks(text: str, chance: random.Random) -> str:
    """Hard blanks, new lines, letters that nobody sees."""
    blanks = ("\N{NO-BREAK SPACE}", "\n", "  ", "\t", " \N{ZERO WIDTH SPACE}")
    return "".join(chance.choice(blanks) if sign == " " and chance.random() < 0.3 else sign for sign in text)


def soft_hyphens(text: str, chance: random.Random) -> str:
    return "".join(f"{sign}\N{SOFT HYPHEN}" if sign.isalpha() and chance.random() < 0.1 else sign for sign in text)


def few_words_changed(text: str, chance: random.Random) -> str:
    """About one word in forty is another, is left out, or has got one before it."""
    said = []
    for word in text.split():
        if chance.random() < 0.025:
            said += chance.choice(([], ["khác"], ["rất", word]))
        else:
            said.append(word)
    return " ".join(said)


ALL: tuple[Handle, ...] = (
    as_it_is,
    decomposed,
    shouted,
    without_marks,
    other_signs,
    other_blanks,
    soft_hyphens,
    few_words_changed,
)
