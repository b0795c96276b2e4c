"""By which prints is a text found again in others? Pure.

Every eight words in a row give a print; of every sixteen prints in a row the least is kept (winnowing, Schleimer and
others, 2003). So whatever two texts have in common for 23 words in a row shares a print at least, wherever it stands,
and a text keeps one print for each eight or nine of its words.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
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
    encoded = [word.encode() for word in folded]
    return [_signed(crc32(b" ".join(encoded[start : start + size]))) for start in range(len(encoded) - size + 1)]


def prints(folded: Sequence[str]) -> list[Kept]:
    """The prints that are kept of a text, in the order of the words; a text shorter than a window keeps one."""
    return list(_winnowed(shingles(folded)))


def _winnowed(all_prints: Sequence[int]) -> Iterator[Kept]:
    """The least of each window, the last of equal ones; each once."""
    window = limits().window
    rising: deque[int] = deque()  # places of prints, least first, that may still become the least of a window
    last = -1
    for place, each in enumerate(all_prints):
        while rising and all_prints[rising[-1]] >= each:
            rising.pop()
        rising.append(place)
        if rising[0] <= place - window:
            rising.popleft()
        if (place >= window - 1 or place == len(all_prints) - 1) and rising[0] != last:
            last = rising[0]
            yield Kept(all_prints[last], last)


def _signed(print_: int) -> int:
    return print_ - (1 << 32) if print_ >> 31 else print_
