"""Which samples are there beside the stories: procedures, consultations, offices, events, polls…?

Each kind has a file in ``data/records/``. Of the records that share a slot a unit gets one; gaps are filled as in
stories, in the facts too, and every day is counted from the day of publication (``demo.dates``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from congxa.demo.dates import DayWords, office_hour, settle
from congxa.demo.papers import paper_file
from congxa.demo.places import place_of, words_of, words_of_story
from congxa.demo.prose import fill, to_html
from congxa.demo.samples import Provenance, SampleArticle, SampleFile, UnitFacts, chance_of, nothing_said


@dataclass(frozen=True)
class Record:
    """One sample with gaps. ``age``: how many days ago, from and to; ``papers``: the PDF files it shows."""

    kind: str
    section: str
    key: str
    slot: str
    age: tuple[int, int]
    title: str
    summary: str = ""
    body: str = ""
    cover: str | None = None
    basis: str = "official_document"
    needs: frozenset[str] = frozenset()
    level: str = ""  # "commune" or "district"; empty: both
    numbers: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    refs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    papers: tuple[Mapping[str, Any], ...] = ()

    def fits(self, unit: UnitFacts) -> bool:
        """May this unit show it?"""
        return self.level in ("", level_of(unit)) and self.needs <= place_of(unit).marks


def level_of(unit: UnitFacts) -> str:
    """Whether a unit is a district or one of its communes."""
    return "district" if unit.kind == "huyện" else "commune"


def records_for(unit: UnitFacts, name: str, now: datetime) -> list[SampleArticle]:
    """What a unit shows of one file of records."""
    return [write(unit, record, moment_of(unit, record, now)) for record in chosen(unit, name)]


def chosen(unit: UnitFacts, name: str) -> list[Record]:
    """One record for each slot of a file, in the order of the slots."""
    slots: dict[str, list[Record]] = {}
    for record in records(name):
        if record.fits(unit):
            slots.setdefault(record.slot, []).append(record)
    return [chance_of(unit.slug, name, slot).choice(fitting) for slot, fitting in slots.items()]


def moment_of(unit: UnitFacts, record: Record, now: datetime) -> datetime:
    """When a unit made it public."""
    age = chance_of(unit.slug, record.slot, "age").randint(*record.age)
    return office_hour(unit, record.key, now, settle(unit, age))


def write(unit: UnitFacts, record: Record, published_at: datetime) -> SampleArticle:
    """The record as the unit shows it, with its gaps filled."""
    words = words_for(unit, record, published_at)
    byline = "Ban biên tập" if record.basis == "own_staff" else ""
    source: Provenance = {"author": byline} if byline else {"source_name": f"Ủy ban nhân dân {unit.full_name}"}
    return SampleArticle(
        title=fill(record.title, words),
        section=record.section,
        kind=record.kind,
        summary=fill(record.summary, words),
        body=to_html(fill(record.body, words)),
        cover=record.cover,
        byline=byline,
        published_at=published_at,
        provenance=nothing_said(record.basis) | source,
        key=record.key,
        fields=filled(record.fields, words),
        files=_files(unit, record, words, published_at),
        refs=record.refs,
    )


def words_for(unit: UnitFacts, record: Record, published_at: datetime) -> DayWords:
    """Every word that a record may ask for."""
    return DayWords(published_at, words_of(unit) | words_of_story(unit, record.key, record.numbers))


def filled(facts: Any, words: Mapping[str, str]) -> Any:
    """Facts of any depth with their gaps filled."""
    if isinstance(facts, str):
        return fill(facts, words)
    if isinstance(facts, Mapping):
        return {name: filled(value, words) for name, value in facts.items()}
    return [filled(value, words) for value in facts] if isinstance(facts, list) else facts


def _files(
    unit: UnitFacts, record: Record, words: Mapping[str, str], published_at: datetime
) -> dict[str, tuple[SampleFile, ...]]:
    found: dict[str, tuple[SampleFile, ...]] = {}
    for row in record.papers:
        file = paper_file(unit, filled(row, words), published_at)
        found[row["field"]] = (*found.get(row["field"], ()), file)
    return found


@cache
def records(name: str) -> tuple[Record, ...]:
    """All records of a file. What stands at its head holds for each of them."""
    book = tomllib.loads(files("congxa.demo").joinpath(f"data/records/{name}.toml").read_text("utf-8"))
    rows: list[dict[str, Any]] = book.pop("record")
    return tuple(_record({**book, **row}) for row in rows)


def _record(row: dict[str, Any]) -> Record:
    row["age"] = tuple(row["age"])
    row.setdefault("slot", row["key"])
    for name, make in _SHAPES.items():
        if name in row:
            row[name] = make(row[name])
    return Record(**row)


_SHAPES: Mapping[str, Any] = {
    "numbers": lambda said: {name: (int(low), int(high)) for name, (low, high) in said.items()},
    "needs": frozenset,
    "papers": tuple,
    "refs": lambda said: {name: tuple(keys) for name, keys in said.items()},
}
