"""What answers to a query, and what comes first? Ids and ranks alone; texts are read for one page later.

First what has the words with their marks, then what has them without; within each the title before the summary before
the text, words in line before words apart, the newer before the older.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Row

from congxa.core import db
from congxa.search.asked import Asked, term
from congxa.search.statements import BY_WORDS, HAS_MORE, NEWEST
from congxa.search.words import KIND, SECTION, TITLE

MOST = 240  # items that a search shows, on all its pages
DEPTH = 400  # newest items that are looked at one by one
COMMON = 60  # of them: so many, and the index would name too many
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
    values = {**asked.ranks(), "unit_id": where.unit_id, "since": where.since, "until": where.until}
    loosest = asked.beginning() if asked.has_beginning else asked.whole()
    newest = db.rows(NEWEST, {**values, "query": where.narrow(loosest), "depth": DEPTH})
    known = {row.id: row for row in newest}
    is_all = not db.rows(HAS_MORE, {**values, "depth": DEPTH})[0].more or _widen(where, asked, values, known)
    whole = [row for row in known.values() if row.whole]
    found = whole if len(whole) >= FEW else list(known.values())
    found.sort(key=_place)
    return Candidates(found[:MOST], is_all and len(found) <= MOST)


def _widen(where: Where, asked: Asked, values: dict[str, Any], known: dict[int, AnyRow]) -> bool:
    """Add what the index of lexemes names, while it names few enough; gives whether everything is known then."""
    newest = list(known.values())

    def named(query: str) -> int:
        rows = db.rows(BY_WORDS, {**values, "query": where.narrow(query), "most": MOST + 1})
        known.update((row.id, row) for row in rows)
        return len(rows)

    if sum(row.whole for row in newest) < COMMON:
        count = named(asked.whole())
        if count <= MOST:
            return (
                count >= FEW or not asked.has_beginning or (len(newest) < COMMON and named(asked.beginning()) <= MOST)
            )
    # There is more than is shown, and the best of it may be old: the stricter queries are asked one by one.
    for rank, query in _stricter(asked):
        if sum(getattr(row, rank) for row in newest) >= COMMON or named(query) > MOST:
            break
    return False


def _stricter(asked: Asked) -> Iterator[tuple[str, str]]:
    yield "exact_title", asked.with_marks(TITLE)
    if len(asked.words) > 1:
        yield "exact", f"{asked.with_marks()} & {asked.in_line()}"
    yield "exact", asked.with_marks()
    yield "title", asked.whole(TITLE)
    if len(asked.words) > 1:
        yield "phrase", asked.in_line()


def _place(row: AnyRow) -> tuple[bool, bool, bool, bool, bool, float]:
    """The place in the list, the best lowest."""
    in_title = row.exact_title if row.exact else row.title if row.whole else row.begins_title
    in_summary = row.summary or in_title
    return not row.exact, not row.whole, not in_title, not in_summary, not row.phrase, -row.published_at.timestamp()
