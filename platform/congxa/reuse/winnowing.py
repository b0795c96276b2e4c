"""By which prints is a text found again in others? Pure.

Every eight words in a row give a print; of every sixteen prints in a row the least is kept (winnowing, Schleimer and
others, 2003). So whatever two texts have in common for 23 words in a row shares a print at least, wherever it stands,
and a text keeps one print for each eight or nine of its words.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

from congxa.reuse.limits import limits


class Kept(NamedTuple):
    """A print, and the number of its first word."""

    print: int
    place: int


def shingles(folded: Sequence[str]) -> list[int]:
    """The print of each eight words in a row, as the database keeps it: 32 bits, signed."""
    size = limits().shingle
    text = " ".join(folded)
    lengths = map(len, folded) if text.isascii() else [len(word.encode()) for word in folded]
    encoded, starts = text.encode(), list(accumulate((length + 1 for length in lengths), initial=0))
    spans = zip(starts, starts[size:], strict=False)
    unsigned = array("I", [crc32(encoded[start : after - 1]) for start, after in spans])
    return array("i", unsigned.tobytes()).tolist()


def prints(folded: Sequence[str]) -> list[Kept]:
    """The prints that are kept of a text, in the order of the words; a text shorter than a window keeps one."""
    return list(winnowed(shingles(folded)))


def winnowed(all_prints: Sequence[int]) -> Iterator[Kept]:
    """Those of all prints of a text that are kept: the least of each window, the last of equal ones; each once."""
    window = limits().window
    place = _last_least(all_prints[:window], 0) if all_prints else None
    while place is not None:
        yield Kept(all_prints[place], place)
        place = _next(all_prints[place], all_prints[place + 1 : place + 1 + window], place + 1)


def _next(kept: int, following: Sequence[int], start: int) -> int | None:
    """The place of the print that is kept next. One that is no greater takes over as soon as a window reaches it; else
    the least of the first window without the present one."""
    if not following:
        return None
    if min(following) <= kept:
        return next(place for place, each in enumerate(following, start) if each <= kept)
    return _last_least(following, start) if len(following) == limits().window else None


def _last_least(some: Sequence[int], start: int) -> int:
    return start + len(some) - 1 - some[::-1].index(min(some))
