"""What answers to a query, and what comes first? Ids and ranks alone; texts are read for one page later.

First what has the words with their marks, then what has them without; within each the title before the summary before
the text, words in line before words apart, the newer before the older.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Row, TextClause

from congxa.core import db
from congxa.search.asked import Asked, term
from congxa.search.statements import BY_WORDS, HAS_MORE, NEWEST
from congxa.search.words import KIND, SECTION, TITLE

MOST = 240  # items that a search shows, on all its pages
DEPTH = 240  # newest items that are looked at one by one
COMMON = 36  # of them: so many, and walking on is quicker than the index
SEVERAL = 12  # of them: so many, and there is more than a search shows on all but the smallest sites
FEW = 12  # whole words that find fewer than a page: the last may be the beginning of a word

AnyRow: TypeAlias = "Row[*tuple[Any, ...]]"


@dataclass(frozen=True)
class Where:
    """Where to look: the unit, and what the reader chose. Moments are aware; ``until`` itself is out."""

    unit_id: int
    kind: str = ""
    section_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None

    def narrow(self, query: str) -> str:
        """The tsquery within kind and section."""
        wanted = [term(KIND, self.kind)] if self.kind else []
        wanted += [term(SECTION, str(self.section_id))] if self.section_id is not None else []
        return " & ".join([query, *wanted])


@dataclass(frozen=True)
class Candidates:
    """What answers, the best first; ``is_all`` is false when there is more than a search shows."""

    rows: list[AnyRow]
    is_all: bool


def candidates(where: Where, asked: Asked) -> Candidates:
    """Look for a query of at least one word."""
    look = _Look(where, asked)
    is_all = look.is_whole_site or look.widen()
    whole = [row for row in look.known.values() if row.whole]
    found = whole if len(whole) >= FEW else list(look.known.values())
    found.sort(key=_place)
    return Candidates(found[:MOST], is_all and len(found) <= MOST)


class _Look:
    """One search under way. It begins with the newest items, which also tell how common the words are."""

    def __init__(self, where: Where, asked: Asked) -> None:
        self._where, self._asked = where, asked
        self._values: dict[str, Any] = {
            **asked.ranks(),
            "unit_id": where.unit_id,
            "since": where.since,
            "until": where.until,
        }
        self.known: dict[int, AnyRow] = {}
        self._newest = self._walk(asked.beginning() if asked.has_beginning else asked.whole(), DEPTH)
        self.is_whole_site = not self._goes_on(DEPTH)

    def widen(self) -> bool:
        """Look on behind the newest; gives whether everything that answers is known then."""
        is_rare = self._seen(("whole",)) < SEVERAL
        has_many = is_rare and self._has_many(("whole",), self._asked.whole())
        if not is_rare or has_many:
            # Probably there is more than is shown, and the best of it may be old: the strictest query goes first.
            strictly = any(self._has_many(ranks, query) for ranks, query in _from_strict_to_loose(self._asked))
            has_many = has_many or strictly or self._has_many(("whole",), self._asked.whole())
        return not has_many and self._few_enough()

    def _few_enough(self) -> bool:
        """All that has the whole words is known; where that is little, the last may be the beginning of a word."""
        if sum(row.whole for row in self.known.values()) >= FEW or not self._asked.has_beginning:
            return True
        # Of beginnings that are everywhere, the newest do.
        return len(self._newest) < COMMON and not self._has_many((), self._asked.beginning())

    def _has_many(self, ranks: tuple[str, ...], query: str) -> bool:
        """Add what answers to a query, the newest first; gives whether that was more than a search shows."""
        seen = self._seen(ranks)
        if seen < COMMON:
            rows = self._ask(BY_WORDS, query, most=MOST + 1)
            return len(rows) > MOST
        depth = DEPTH * (MOST + 1) * 5 // (4 * seen)  # a quarter deeper than so many should take
        return len(self._walk(query, depth)) > MOST or self._goes_on(depth)

    def _seen(self, ranks: tuple[str, ...]) -> int:
        """How many of the newest items answer so."""
        return sum(all(getattr(row, rank) for rank in ranks) for row in self._newest)

    def _walk(self, query: str, depth: int) -> Sequence[AnyRow]:
        return self._ask(NEWEST, query, depth=depth)

    def _ask(self, statement: TextClause, query: str, **more: int) -> Sequence[AnyRow]:
        rows = db.rows(statement, {**self._values, "query": self._where.narrow(query), **more})
        self.known.update((row.id, row) for row in rows)
        return rows

    def _goes_on(self, depth: int) -> bool:
        return bool(db.rows(HAS_MORE, {**self._values, "depth": depth})[0].more)


def _from_strict_to_loose(asked: Asked) -> Iterator[tuple[tuple[str, ...], str]]:
    yield ("exact_title",), asked.with_marks(TITLE)
    if len(asked.words) > 1:
        yield ("exact", "phrase"), f"{asked.with_marks()} & {asked.in_line()}"
    yield ("exact",), asked.with_marks()
    yield ("title",), asked.whole(TITLE)
    if len(asked.words) > 1:
        yield ("phrase",), asked.in_line()


def _place(row: AnyRow) -> tuple[bool, bool, bool, bool, bool, float]:
    """The place in the list, the best lowest."""
    in_title = row.exact_title if row.exact else row.title if row.whole else row.begins_title
    in_summary = row.summary or in_title
    return not row.exact, not row.whole, not in_title, not in_summary, not row.phrase, -row.published_at.timestamp()
