"""Where in a text are the words that were asked for, and which passage shows them best?

Done on the text with its marks, so that ``huong hoa`` lights up ``Hướng Hoá``. Pieces are plain text: whoever shows
them escapes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from congxa.search.asked import Asked
from congxa.search.words import Word, exact, key, words_of

PASSAGE = 240  # letters
CHUNK = 4_000  # letters looked through at a time
DEEPEST = 40_000  # letters of a text that are looked through

Pieces = tuple[tuple[str, bool], ...]
"""Text in pieces, each with whether it is to be marked."""


class Extract(NamedTuple):
    """What a line of the results shows."""

    title: Pieces
    passage: Pieces


class Hit(NamedTuple):
    """A word of the text that was asked for: which word of the query it is, and whether its marks are the same."""

    word: Word
    place: int
    is_exact: bool


def extract(asked: Asked, title: str, summary: str, body: str) -> Extract:
    """The title with its marks, and the passage of summary or body that answers best; else the summary's beginning."""
    best_score, best = 0, _cut(summary or body, 0, ())
    for source, start, score, hits in _passages(asked, summary, body):
        if score > best_score:
            best_score, best = score, _cut(source, start, hits)
            if score >= 2 * len(asked.keys) - 1:
                break
    return Extract(mark(asked, title), best)


def mark(asked: Asked, words: str) -> Pieces:
    """The whole text in pieces."""
    return tuple(_pieces(words, 0, len(words), _worthwhile(list(_hits(asked, words)))))


def _passages(asked: Asked, summary: str, body: str) -> Iterator[tuple[str, int, int, list[Hit]]]:
    chunks = [summary] if summary else []
    chunks += [body[at : at + CHUNK] for at in range(0, min(len(body), DEEPEST), CHUNK)]
    for chunk in chunks:
        hits = _worthwhile(list(_hits(asked, chunk)))
        first = 0
        for last, hit in enumerate(hits):
            while hit.word.end - hits[first].word.start > PASSAGE:
                first += 1
            within = hits[first : last + 1]
            yield chunk, within[0].word.start, _score(within), hits


def _score(hits: Sequence[Hit]) -> int:
    """How many different words of the query, and how many of them one behind the other."""
    in_line = {one.place for one, other in pairwise(hits) if _are_neighbours(one, other)}
    return len({hit.place for hit in hits}) + len(in_line)


def _hits(asked: Asked, words: str) -> Iterator[Hit]:
    places = {word: place for place, word in reversed(list(enumerate(asked.keys)))}
    last = asked.keys[-1] if asked.has_beginning else ""
    for word in words_of(words):
        said = key(word.said)
        place = places.get(said)
        if place is None and word.parts:
            place = next((places[part] for part in map(key, word.parts) if part in places), None)
        if place is None and last and said.startswith(last):
            place = len(asked.keys) - 1
        if place is not None:
            yield Hit(word, place, exact(word.said) in asked.exact_keys)


def _worthwhile(hits: list[Hit]) -> list[Hit]:
    """Without the chance ones: where words stand in line as asked, those that stand alone say nothing; where they
    stand with the marks that were typed, the same letters with others are other words.
    """
    in_line: set[int] = set()
    for at, (one, other) in enumerate(pairwise(hits)):
        if _are_neighbours(one, other):
            in_line |= {at, at + 1}
    kept = [hits[at] for at in sorted(in_line)] or hits
    exact_places = {hit.place for hit in kept if hit.is_exact}
    if in_line and not all(hit.place in exact_places for hit in kept):
        return kept
    return [hit for hit in kept if hit.is_exact or hit.place not in exact_places]


def _are_neighbours(one: Hit, other: Hit) -> bool:
    return other.place == one.place + 1 and other.word.start - one.word.end <= 2


def _cut(source: str, start: int, hits: Sequence[Hit]) -> Pieces:
    """A passage of about PASSAGE letters from some words before ``start``, with an ellipsis where it is cut."""
    begin = 0 if start < PASSAGE // 4 else source.rfind(" ", 0, start - PASSAGE // 6) + 1
    end = len(source) if len(source) - begin <= PASSAGE else source.rfind(" ", begin + PASSAGE // 2, begin + PASSAGE)
    end = end if end > begin else min(len(source), begin + PASSAGE)
    pieces = list(_pieces(source, begin, end, hits))
    before, behind = [("… ", False)] if begin else [], [(" …", False)] if end < len(source) else []
    return (*before, *pieces, *behind)


def _pieces(source: str, begin: int, end: int, hits: Sequence[Hit]) -> Iterator[tuple[str, bool]]:
    at, waiting = begin, ""
    previous: Hit | None = None
    for hit in hits:
        if hit.word.start < at or hit.word.end > end:
            continue
        between = source[at : hit.word.start]
        if waiting and previous and _are_neighbours(previous, hit):
            waiting += between + source[hit.word.start : hit.word.end]
        else:
            if waiting:
                yield waiting, True
            if between:
                yield between, False
            waiting = source[hit.word.start : hit.word.end]
        at, previous = hit.word.end, hit
    if waiting:
        yield waiting, True
    if at < end:
        yield source[at:end], False
