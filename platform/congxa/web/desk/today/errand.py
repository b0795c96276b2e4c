"""What is an errand, and which comes first? Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum


class Rank(IntEnum):
    """How urgent errands are, the most urgent first. Within a rank the nearest day leads."""

    LATE = 0  # a day is over: a deadline, a right
    DUE = 1  # ordered from above, with a clock
    RETURNED = 2  # somebody waits for this very person
    DECIDE = 3  # others cannot go on
    SOON = 4  # a day that comes
    TODAY = 5  # happens by itself today; good to know
    CARE = 6  # nobody waits, but it grows worse


@dataclass(frozen=True)
class Errand:
    """One sentence with one button. ``kind`` is bad, warn, good or empty; ``days`` orders within the rank."""

    rank: Rank
    kind: str
    icon: str
    words: str
    urgent: str
    url: str
    button: str
    days: int = 0


def in_order(errands: Iterable[Errand]) -> list[Errand]:
    """The most urgent first; what is equally urgent stays in the order in which it was found."""
    return sorted(errands, key=lambda errand: (errand.rank, errand.days))
