"""Reading the index, in the scope of the public face: what answers to a query, and what could be meant while typing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from typing import NamedTuple

from congxa.core import clock, db
from congxa.search.asked import Asked, ask
from congxa.search.candidates import AnyRow, Where, candidates
from congxa.search.extracts import DEEPEST, Pieces, extract, mark
from congxa.search.statements import BY_WORDS, LINES, NAMES, NEWEST, PREPARE
from congxa.search.words import TITLE, key

PAGE = 12
SUGGESTIONS = 8
SUGGESTION_DEPTH = 200  # newest items that are looked at one by one


@dataclass(frozen=True)
class Wanted:
    """What a reader filled in. ``section`` is the id; both days are in."""

    said: str
    kind: str = ""
    section_id: int | None = None
    since: date | None = None
    until: date | None = None
    page: int = 1


class Line(NamedTuple):
    """One result."""

    path: str
    kind: str
    section: str  # its title; "" when it is out of use
    published_at: datetime
    title: Pieces
    passage: Pieces
    facts: tuple[Pieces, ...]  # those that were asked for


class Facet(NamedTuple):
    """How many of the results are of a kind, or in a section."""

    key: str
    title: str
    size: int


@dataclass(frozen=True)
class Found:
    """A page of results. ``is_all``: whether ``total`` is everything, or only as much as a search shows."""

    asked: Asked
    lines: tuple[Line, ...] = ()
    total: int = 0
    is_all: bool = True
    page: int = 1
    pages: int = 1
    kinds: tuple[Facet, ...] = ()
    sections: tuple[Facet, ...] = ()


class Suggestion(NamedTuple):
    """Something that could be meant: its title, its number when that is what was typed, and its page."""

    title: str
    number: str
    path: str


def find(unit_id: int, wanted: Wanted) -> Found:
    """What answers on one site, the best first; nothing for a query without words. A page beyond the last is empty."""
    asked = ask(wanted.said)
    if not asked.words:
        return Found(asked)
    db.rows(PREPARE, {})
    since = _begin(wanted.since) if wanted.since else None
    until = _begin(wanted.until + timedelta(days=1)) if wanted.until else None
    found = candidates(Where(unit_id, wanted.kind, wanted.section_id, since, until), asked)
    shown = found.rows[(wanted.page - 1) * PAGE : wanted.page * PAGE]
    return Found(
        asked=asked,
        lines=_lines(unit_id, asked, [row.id for row in shown]),
        total=len(found.rows),
        is_all=found.is_all,
        page=wanted.page,
        pages=max(1, ceil(len(found.rows) / PAGE)),
        kinds=tuple(Facet(kind, "", count) for kind, count in Counter(row.kind for row in found.rows).most_common()),
        sections=_sections(unit_id, found.rows),
    )


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), clock.VIETNAM).astimezone(UTC)


def _sections(unit_id: int, rows: Iterable[AnyRow]) -> tuple[Facet, ...]:
    counts = Counter(row.section_id for row in rows)
    named = {row.id: row for row in db.rows(NAMES, {"unit_id": unit_id, "ids": list(counts)})} if counts else {}
    return tuple(
        Facet(named[number].slug, named[number].title, count)
        for number, count in counts.most_common()
        if number in named
    )


def _lines(unit_id: int, asked: Asked, ids: list[int]) -> tuple[Line, ...]:
    rows = {row.id: row for row in db.rows(LINES, {"unit_id": unit_id, "ids": ids, "deepest": DEEPEST})} if ids else {}
    return tuple(_line(asked, rows[number]) for number in ids if number in rows)


def _line(asked: Asked, row: AnyRow) -> Line:
    shown = extract(asked, row.title, row.summary, row.body)
    facts = [mark(asked, said) for said in row.facts.values()]
    told = tuple(pieces for pieces in facts if any(is_hit for _words, is_hit in pieces))
    return Line(row.path, row.kind, row.section_title or "", row.published_at, shown.title, shown.passage, told)


def suggest(unit_id: int, said: str) -> tuple[Suggestion, ...]:
    """At most eight things whose title or number has the words, the last of them perhaps only begun; the newest first,
    those with the marks that were typed before others. Nothing for less than two letters.
    """
    asked = ask(said)
    if not asked.words or len("".join(asked.keys)) < 2:
        return ()
    db.rows(PREPARE, {})
    values = {**asked.ranks(), "unit_id": unit_id, "since": None, "until": None, "query": asked.beginning(TITLE)}
    rows = {row.id: row for row in db.rows(NEWEST, {**values, "depth": SUGGESTION_DEPTH})}
    if len(rows) < SUGGESTIONS:
        rows |= {row.id: row for row in db.rows(BY_WORDS, {**values, "most": 5 * SUGGESTIONS})}
    best = sorted(rows.values(), key=lambda row: (not row.exact_title, not row.title, -row.published_at.timestamp()))
    ids = [row.id for row in best[:SUGGESTIONS]]
    lines = {row.id: row for row in db.rows(LINES, {"unit_id": unit_id, "ids": ids, "deepest": 0})} if ids else {}
    return tuple(Suggestion(lines[n].title, _number(asked, lines[n]), lines[n].path) for n in ids if n in lines)


def _number(asked: Asked, row: AnyRow) -> str:
    """The fact that begins as the query does: the number of a document that somebody types by heart. A place or an
    office that begins so is no number."""
    begun = key(asked.words[0])
    numbers = (said for said in row.facts.values() if any(sign.isdigit() for sign in said))
    return next((said for said in numbers if key(said).startswith(begun)), "")
