"""Which passages do two texts have in common, and where do they stand? Pure.

Eight equal words in a row are a seed; it grows as far as words are equal. Seeds that stand in the same order close to
each other are one passage: a few words in it were changed, added or left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
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


def find_passages(
    one: Sequence[str], other: Sequence[str], passed_over: Collection[int] = frozenset()
) -> list[Passage]:
    """The common passages in the order of the first text, of at least ``Limits.least`` equal words each.

    ``passed_over`` are numbers of words of the first text that count for nobody's: standing phrases.
    """
    runs = _runs(one, other, passed_over)
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


def _runs(one: Sequence[str], other: Sequence[str], passed_over: Collection[int]) -> list[Passage]:
    """Equal words in a row, as long as they go, none within another."""
    size = limits().shingle
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(other) - size + 1):
        places[tuple(other[start : start + size])].append(start)
    runs: list[Passage] = []
    at, barred = 0, 0
    while at <= len(one) - size:
        blocked = next((number for number in range(at + size - 1, at - 1, -1) if number in passed_over), None)
        if blocked is not None:
            at = barred = blocked + 1
            continue
        found = places.get(tuple(one[at : at + size]))
        if not found:
            at += 1
            continue
        best = max((_grown(one, other, at, start, barred, passed_over) for start in found), key=lambda run: run.equal)
        runs.append(best)
        at = barred = best.end
    return runs


def _grown(
    one: Sequence[str], other: Sequence[str], at: int, start: int, barred: int, passed_over: Collection[int]
) -> Passage:
    begin, other_begin = at, start
    while begin > barred and other_begin > 0 and one[begin - 1] == other[other_begin - 1]:
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
