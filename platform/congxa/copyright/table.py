"""What does each basis demand, and where is that written? Read from ``data/bases.toml`` and ``data/gate.toml``."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from congxa.copyright.origin import Basis, WorkKind


class RecordFacts(NamedTuple):
    """The list from which a record of the unit is chosen (a field of Origin), and which demands the choice fulfils."""

    field: str
    gives: frozenset[str]


@dataclass(frozen=True)
class BasisFacts:
    """One basis as it holds from ``valid_from`` to ``valid_to`` (inclusive, None: until further notice)."""

    key: Basis
    title: str
    hint: str
    works: tuple[WorkKind, ...]
    demands: tuple[str, ...]  # names of Origin's fields, and "proof"
    preset: Mapping[str, str]  # WorkKind -> what the large button says
    own: bool  # the unit itself is the source
    legal: str
    valid_from: date
    valid_to: date | None = None
    by_hand: bool = True  # whether a form offers it
    record: RecordFacts | None = None
    byline: bool = False  # whether a text may bear another name than that of its author
    more: Mapping[str, tuple[str, ...]] = dataclasses.field(
        default_factory=dict
    )  # WorkKind -> what it demands beyond that

    def demanded_of(self, work: WorkKind) -> tuple[str, ...]:
        """What must be filled in for such a work."""
        return (*self.demands, *self.more.get(work, ()))


@dataclass(frozen=True)
class KindFacts:
    """What a kind of article demands beyond the basis: of its text, and of each of its pictures."""

    key: str
    text: tuple[str, ...]
    pictures: tuple[str, ...]
    legal: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class FileFacts:
    """What holds of a file of these sorts of which nothing is said."""

    sorts: tuple[str, ...]
    silent: str  # refused | as_text
    legal: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Demand:
    """A field as messages and the guide name it, and how it is filled in."""

    key: str
    name: str
    press_name: str  # in a press review
    how: str
    chosen: bool = False  # from a list of the unit


@dataclass(frozen=True)
class Rule:
    """One rule of the gate beyond the demanded fields. ``message`` and ``mend`` bear figures in braces."""

    key: str
    title: str
    field: str  # at which field of a text it is told
    bases: tuple[Basis, ...]  # empty: every basis
    works: tuple[WorkKind, ...]
    message: str
    mend: str
    legal: str
    valid_from: date
    valid_to: date | None = None
    figures: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def concerns(self, work: WorkKind, basis: Basis | None) -> bool:
        """Whether it is asked of such a work on such a basis."""
        return work in self.works and (not self.bases or basis in self.bases)


def bases(work: WorkKind, on: date) -> tuple[BasisFacts, ...]:
    """The bases to choose from for such a work on this date, in the order in which a form offers them."""
    return tuple(row for row in _tables()[0] if work in row.works and _holds(row, on))


def basis_facts(basis: Basis, on: date) -> BasisFacts | None:
    """What a basis demands on this date; None when the law does not know it then."""
    return next((row for row in _tables()[0] if row.key is basis and _holds(row, on)), None)


def kind_facts(kind: str, on: date) -> KindFacts | None:
    """What a kind of article demands of its own on this date; None when nothing."""
    return next((row for row in _tables()[1] if row.key == kind and _holds(row, on)), None)


def must_say(sort: str, on: date) -> bool:
    """Whether a file of this sort must say where it comes from."""
    return any(sort in row.sorts and row.silent == "refused" and _holds(row, on) for row in file_facts())


def file_facts() -> tuple[FileFacts, ...]:
    """All rows about files."""
    return _tables()[2]


def demands() -> Mapping[str, Demand]:
    """The fields that can be demanded, in the order of the form."""
    return _gate()[0]


def rules(on: date) -> tuple[Rule, ...]:
    """The rules in force on this date."""
    return tuple(row for row in _gate()[1] if _holds(row, on))


def _holds(row: BasisFacts | KindFacts | FileFacts | Rule, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)


@cache
def _tables() -> tuple[tuple[BasisFacts, ...], tuple[KindFacts, ...], tuple[FileFacts, ...]]:
    source = _source("bases")
    papers = tuple(FileFacts(**{**row, "sorts": tuple(row["sorts"])}) for row in source["file"])
    return tuple(map(_basis, source["basis"])), tuple(map(_kind, source["kind"])), papers


@cache
def _gate() -> tuple[Mapping[str, Demand], tuple[Rule, ...]]:
    source = _source("gate")
    named = (Demand(**{"press_name": row["name"], **row}) for row in source["demand"])
    return {row.key: row for row in named}, tuple(map(_rule, source["rule"]))


def _source(name: str) -> dict[str, Any]:
    return tomllib.loads(files("congxa.copyright").joinpath(f"data/{name}.toml").read_text("utf-8"))


def _basis(row: dict[str, Any]) -> BasisFacts:
    read = {"key": Basis(row["key"]), "works": tuple(map(WorkKind, row["works"])), "demands": tuple(row["demands"])}
    more = {work: tuple(names) for work, names in row.get("more", {}).items()}
    named = row.get("record")
    record = RecordFacts(named["field"], frozenset(named["gives"])) if named else None
    return BasisFacts(**{**row, **read, "more": more, "record": record})


def _kind(row: dict[str, Any]) -> KindFacts:
    return KindFacts(**{**row, "text": tuple(row["text"]), "pictures": tuple(row["pictures"])})


def _rule(row: dict[str, Any]) -> Rule:
    read = {"works": tuple(map(WorkKind, row["works"])), "bases": tuple(map(Basis, row["bases"]))}
    return Rule(**{**row, **read})
