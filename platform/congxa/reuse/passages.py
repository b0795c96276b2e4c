"""Which passages do two texts have in common, and where do they stand? Pure.

Eight equal words in a row are a seed; it grows as far as words are equal. Seeds that stand in the same order close to
each other are one passage: a few words in it were changed, added or left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from congxa.reuse.limits import limits
from congxa.reuse.winnowing import Kept


class Passage(NamedTuple):
    """Words ``start`` up to before ``end`` of one text equal those from ``other_start`` of the other, ``equal`` of
    them word by word."""

    start: int
    end: int
    other_start: int
    other_end: int
    equal: int


Places = Mapping[tuple[str, ...], Sequence[int]]


def places_of(one: Sequence[str], passed_over: Collection[int] = frozenset()) -> Places:
    """Where each eight words in a row stand in a text: asked once, compared with many.

    ``passed_over`` are numbers of words that count for nobody's: standing phrases.
    """
    size = limits().shingle
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    blocked = -1
    for start in range(min(size - 1, len(one))):
        blocked = start if start in passed_over else blocked
    for start in range(len(one) - size + 1):
        last = start + size - 1
        blocked = last if last in passed_over else blocked
        if blocked < start:
            found[tuple(one[start : start + size])].append(start)
    return found


def find_passages(
    one: Sequence[str],
    other: Sequence[str],
    passed_over: Collection[int] = frozenset(),
    places: Places | None = None,
) -> list[Passage]:
    """The common passages in the order of the first text, of at least ``Limits.least`` equal words each.

    ``passed_over`` as in ``places_of``, whose answer for the first text may be given as ``places``.
    """
    known = places_of(one, passed_over) if places is None else places
    runs = _runs(one, other, passed_over, known)
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


def _runs(one: Sequence[str], other: Sequence[str], passed_over: Collection[int], places: Places) -> list[Passage]:
    """Equal words in a row, as long as they go, none within another."""
    size = limits().shingle
    seeds: dict[int, list[int]] = defaultdict(list)
    for other_start in range(len(other) - size + 1):
        for start in places.get(tuple(other[other_start : other_start + size]), ()):
            seeds[start].append(other_start)
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
