"""Which words of a text were added, which dropped? Pure: lines are paired, then compared word by word.

What is too long to be compared by words is compared by sentences: a page may take no longer because somebody pasted a
novel into one paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

_WORD = re.compile(r"\w+\s*|[^\w\s]\s*")
_SENTENCE = re.compile(r"[^.!?…;]+(?:[.!?…;]+\s*|$)|[.!?…;]+\s*")
_MOST = 1_000_000  # pairs of words that are looked at for two lines
_NEAR = 8  # lines in which the successor of a line is looked for
_ALIKE = 0.4  # share of common words from which two lines are one that was changed
_FOLDED_FROM = 4  # equal lines in a row that are folded


class How(StrEnum):
    """What happened to a piece."""

    SAME = "same"
    ADDED = "added"
    DROPPED = "dropped"


class Piece(NamedTuple):
    """Words in a row with one fate."""

    how: How
    words: str


@dataclass(frozen=True)
class Row:
    """A line with what changed in it; or, with ``folded``, equal lines that need not be read again."""

    pieces: tuple[Piece, ...] = ()
    folded: tuple[str, ...] = ()


def rows_of(left: Sequence[str], right: Sequence[str]) -> list[Row]:
    """Two texts as one, line by line."""
    rows: list[Row] = []
    for kind, left_from, left_to, right_from, right_to in SequenceMatcher(None, left, right, False).get_opcodes():
        one, other = left[left_from:left_to], right[right_from:right_to]
        rows.extend(_equal(one) if kind == "equal" else _changed(one, other))
    return rows


def _equal(lines: Sequence[str]) -> Iterator[Row]:
    if len(lines) < _FOLDED_FROM:
        yield from (Row((Piece(How.SAME, line),)) for line in lines)
        return
    yield Row((Piece(How.SAME, lines[0]),))
    yield Row(folded=tuple(lines[1:-1]))
    yield Row((Piece(How.SAME, lines[-1]),))


def _changed(left: Sequence[str], right: Sequence[str]) -> Iterator[Row]:
    """What stands left against what stands right: a line is followed by the nearest that is like it."""
    bags, place = [_bag(line) for line in right], 0
    for line in left:
        near = range(place, min(place + _NEAR, len(right)))
        bag = _bag(line)
        likeness, found = max(((_likeness(bag, bags[at]), -at) for at in near), default=(0.0, 0))
        if likeness < _ALIKE:
            yield Row((Piece(How.DROPPED, line),))
            continue
        yield from (Row((Piece(How.ADDED, words),)) for words in right[place:-found])
        yield Row(tuple(pieces_of(line, right[-found])))
        place = 1 - found
    yield from (Row((Piece(How.ADDED, words),)) for words in right[place:])


def _bag(line: str) -> Counter[str]:
    return Counter(word.strip().lower() for word in _WORD.findall(line))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def pieces_of(left: str, right: str) -> list[Piece]:
    """One line that became another: its pieces in the order of reading."""
    one, other = _WORD.findall(left), _WORD.findall(right)
    if len(one) * len(other) > _MOST:
        one, other = _SENTENCE.findall(left), _SENTENCE.findall(right)
    if len(one) * len(other) > _MOST:
        return [Piece(How.DROPPED, left), Piece(How.ADDED, right)]
    found: list[Piece] = []
    # A word is the same at the end of a line and before a blank.
    bare, of_other = [words.strip() for words in one], [words.strip() for words in other]
    for kind, left_from, left_to, right_from, right_to in SequenceMatcher(None, bare, of_other, False).get_opcodes():
        if kind == "equal":
            texts = ("".join(one[left_from:left_to]), "".join(other[right_from:right_to]))
            found.append(Piece(How.SAME, max(texts, key=len)))
            continue
        found.append(Piece(How.DROPPED, "".join(one[left_from:left_to])))
        found.append(Piece(How.ADDED, "".join(other[right_from:right_to])))
    return [piece for piece in _joined(found) if piece.words]


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Marks that stayed between two changes belong to them: nobody reads a comma alone as unchanged."""
    dropped = added = marks = ""
    for piece in pieces:
        if piece.how is How.SAME and (dropped or added) and not any(map(str.isalnum, piece.words)):
            marks = piece.words
        elif piece.how is How.SAME:
            yield from (Piece(How.DROPPED, dropped), Piece(How.ADDED, added), Piece(How.SAME, marks + piece.words))
            dropped = added = marks = ""
        else:
            dropped += marks + (piece.words if piece.how is How.DROPPED else "")
            added += marks + (piece.words if piece.how is How.ADDED else "")
            marks = ""
    yield from (Piece(How.DROPPED, dropped), Piece(How.ADDED, added), Piece(How.SAME, marks))
