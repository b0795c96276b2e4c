"""What came out of a poll? Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Result(NamedTuple):
    """An option with its votes. ``share``: per cent of all votes, with one place behind the comma."""

    option: str
    votes: int
    share: float


def results_of(options: Sequence[str], counts: Mapping[int, int]) -> list[Result]:
    """The options in their order; ``counts``: votes by the place of the option."""
    total = sum(counts.get(place, 0) for place in range(len(options)))
    return [
        Result(option, votes := counts.get(place, 0), round(100 * votes / total, 1) if total else 0.0)
        for place, option in enumerate(options)
    ]
