"""Which passages do two texts have in common, and where do they stand? Pure.

Eight equal words in a row are a seed; it grows as far as words are equal. Seeds that stand in the same order close to
each other are one passage: a few words in it were changed, added or left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from congxa.reuse.limits import limits
from congxa.reuse.winnowing import Kept, shingles


class Passage(NamedTuple):
    """Words ``start`` up to before ``end`` of one text equal those from ``other_start`` of the other, ``equal`` of
    them word by word."""

    start: int
    end: int
    other_start: int
    other_end: int
    equal: int


@dataclass(frozen=True)
class Places:
    """Where the eight words behind each print stand in a text: asked once, compared with many texts."""

    last: Mapping[int, int]
    earlier: Mapping[int, Sequence[int]]  # of those that stand there several times
    barred: Collection[int]  # places where no passage begins

    def of(self, print_: int) -> Sequence[int]:
        """The places of a print of the text, in order."""
        every = (*self.earlier.get(print_, ()), self.last[print_])
        return [place for place in every if place not in self.barred]


def places_of(all_prints: Sequence[int], passed_over: Collection[int] = frozenset()) -> Places:
    """The places of the prints of a text (``shingles``).

    ``passed_over`` are numbers of words that count for nobody's: standing phrases.
    """
    last = dict(zip(all_prints, range(len(all_prints)), strict=True))
    earlier: dict[int, list[int]] = defaultdict(list)
    if len(last) < len(all_prints):
        for place, print_ in enumerate(all_prints):
            if last[print_] != place:
                earlier[print_].append(place)
    barred = {word - before for word in passed_over for before in range(limits().shingle)}
    return Places(last, earlier, barred)


def find_passages(
    one: Sequence[str],
    other: Sequence[str],
    passed_over: Collection[int] = frozenset(),
    places: Places | None = None,
) -> list[Passage]:
    """The common passages in the order of the first text, of at least ``Limits.least`` equal words each.

    ``passed_over`` as in ``places_of``, whose answer for the first text may be given as ``places``.
    """
    known = places_of(shingles(one), passed_over) if places is None else places
    seeds = _seeds(one, other, known)
    runs = _runs(one, other, passed_over, seeds) if seeds else []
    return [passage for passage in _joined(runs) if passage.equal >= limits().least]


def standing_phrases(kept: Sequence[Kept], common: Collection[int]) -> set[int]:
    """The numbers of the words under prints that stand in many texts, and of those between two such prints."""
    rules = limits()
    found: set[int] = set()
    before: int | None = None
    for print_, place in kept:
        if print_ not in common:
            before = None
            continue
        start = place if before is None or place - before > rules.window else before
        found.update(range(start, place + rules.shingle))
        before = place
    return found


def _seeds(one: Sequence[str], other: Sequence[str], places: Places) -> Mapping[int, Sequence[int]]:
    """Where eight words of the first text stand in the other. Equal prints are looked for, for numbers are compared
    faster than words; the words decide."""
    size, prints = limits().shingle, shingles(other)
    seeds: dict[int, list[int]] = defaultdict(list)
    if places.last.keys().isdisjoint(prints):
        return seeds
    for other_start in [start for start, print_ in enumerate(prints) if print_ in places.last]:
        words = other[other_start : other_start + size]
        for start in places.of(prints[other_start]):
            if one[start : start + size] == words:
                seeds[start].append(other_start)
    return seeds


def _runs(
    one: Sequence[str], other: Sequence[str], passed_over: Collection[int], seeds: Mapping[int, Sequence[int]]
) -> list[Passage]:
    """Equal words in a row, as long as they go, none within another."""
    runs: list[Passage] = []
    barred = 0
    for start in sorted(seeds):
        if start < barred:
            continue
        grown = (_grown(one, other, start, other_start, barred, passed_over) for other_start in seeds[start])
        best = max(grown, key=lambda run: run.equal)
        runs.append(best)
        barred = best.end
    return runs


def _grown(
    one: Sequence[str], other: Sequence[str], at: int, start: int, barred: int, passed_over: Collection[int]
) -> Passage:
    begin, other_begin = at, start
    while (
        begin > barred and other_begin > 0 and one[begin - 1] == other[other_begin - 1] and begin - 1 not in passed_over
    ):
        begin, other_begin = begin - 1, other_begin - 1
    end, other_end = at, start
    while end < len(one) and other_end < len(other) and one[end] == other[other_end] and end not in passed_over:
        end, other_end = end + 1, other_end + 1
    return Passage(begin, end, other_begin, other_end, end - begin)


def _joined(runs: Sequence[Passage]) -> list[Passage]:
    most = limits().gap
    joined: list[Passage] = []
    for run in runs:
        before = joined[-1] if joined else None
        if before and run.start - before.end <= most and 0 <= run.other_start - before.other_end <= most:
            joined[-1] = Passage(before.start, run.end, before.other_start, run.other_end, before.equal + run.equal)
        else:
            joined.append(run)
    return joined
