"""Where does a passage stand in a text that went on changing? Pure.

A passage is its words with some letters before and after them. Words that stand there several times are told apart by
what is around them; short words that stand there once, but elsewhere, are not taken for the passage.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

AROUND = 60  # letters kept before and after a passage
_SURE = 24  # letters of a passage that needs no surroundings to be known again
_SOME = 8  # letters of the surroundings that must be the same otherwise
_WIDTHS = (AROUND, 30, 15)  # letters of the surroundings between which a mended passage is looked for
_GROWN = 400  # letters by which what stands between the surroundings may have grown


class Passage(NamedTuple):
    """Words of a text, and what stands around them."""

    quote: str
    before: str = ""
    after: str = ""


class Found(StrEnum):
    """How a passage was found again."""

    WHOLE = "whole"  # the item as a whole is meant
    HERE = "here"
    CHANGED = "changed"  # its surroundings stand, other words between them
    GONE = "gone"


class Place(NamedTuple):
    """Where a passage stands: letters ``start`` to ``end`` of the text; of one that is gone, nowhere."""

    how: Found
    start: int = -1
    end: int = -1


def occurrences(text: str, quote: str) -> list[int]:
    """Where these words begin; they do not overlap."""
    found, at = [], text.find(quote) if quote else -1
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + len(quote))
    return found


def around(text: str, start: int, end: int) -> Passage:
    """The passage from ``start`` to ``end`` as it is kept."""
    return Passage(text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])


def find(text: str, passage: Passage) -> Place:
    """Where the passage stands now."""
    quote, before, after = passage
    if not quote:
        return Place(Found.WHOLE)
    ranked = [(_fit(text, at, passage), at) for at in occurrences(text, quote)]
    fit, at = max(ranked, key=lambda one: (one[0], -one[1]), default=(-1, -1))
    if at >= 0 and (len(quote) >= _SURE or fit >= min(_SOME, len(before) + len(after))):
        return Place(Found.HERE, at, at + len(quote))
    return _between(text, passage)


def _fit(text: str, at: int, passage: Passage) -> int:
    """How many letters around are the same, in a row from the passage outwards."""
    end = at + len(passage.quote)
    earlier = text[max(0, at - len(passage.before)) : at]
    later = text[end : end + len(passage.after)]
    return _same(earlier[::-1], passage.before[::-1]) + _same(later, passage.after)


def _same(one: str, other: str) -> int:
    return next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(other))


def _between(text: str, passage: Passage) -> Place:
    """Between its surroundings, as much of them as still stands."""
    quote, before, after = (words.strip() for words in passage)
    for width in _WIDTHS:
        early, late = before[-width:].strip(), after[:width].strip()
        if len(early) < _SOME or len(late) < _SOME:
            continue
        for at in occurrences(text, early):
            start = at + len(early)
            end = text.find(late, start, start + len(quote) + _GROWN + len(late))
            if end >= 0:
                inner = text[start:end]
                start += len(inner) - len(inner.lstrip())
                return Place(Found.CHANGED, start, max(start, end - (len(inner) - len(inner.rstrip()))))
    return Place(Found.GONE)
