"""What does each basis demand, and where is that written? Read from ``data/bases.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from congxa.copyright.origin import Basis, WorkKind


@dataclass(frozen=True)
class BasisFacts:
    """One basis as it holds from ``valid_from`` to ``valid_to`` (inclusive, None: until further notice)."""

    key: Basis
    title: str
    hint: str
    works: tuple[WorkKind, ...]
    demands: tuple[str, ...]  # names of Origin's fields
    own: bool  # the unit itself is the source
    legal: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class KindFacts:
    """What a kind of article demands beyond the basis: of its text, and of each of its pictures."""

    key: str
    text: tuple[str, ...]
    pictures: tuple[str, ...]
    legal: str
    valid_from: date
    valid_to: date | None = None


def bases(work: WorkKind, on: date) -> tuple[BasisFacts, ...]:
    """The bases to choose from for such a work on this date, in the order in which a form offers them."""
    return tuple(row for row in _tables()[0] if work in row.works and _holds(row, on))


def basis_facts(basis: Basis, on: date) -> BasisFacts | None:
    """What a basis demands on this date; None when the law does not know it then."""
    return next((row for row in _tables()[0] if row.key is basis and _holds(row, on)), None)


def kind_facts(kind: str, on: date) -> KindFacts | None:
    """What a kind of article demands of its own on this date; None when nothing."""
    return next((row for row in _tables()[1] if row.key == kind and _holds(row, on)), None)


def _holds(row: BasisFacts | KindFacts, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)


@cache
def _tables() -> tuple[tuple[BasisFacts, ...], tuple[KindFacts, ...]]:
    source = tomllib.loads(files("congxa.copyright").joinpath("data/bases.toml").read_text("utf-8"))
    return tuple(map(_basis, source["basis"])), tuple(map(_kind, source["kind"]))


def _basis(row: dict[str, Any]) -> BasisFacts:
    read = {"key": Basis(row["key"]), "works": tuple(map(WorkKind, row["works"])), "demands": tuple(row["demands"])}
    return BasisFacts(**{**row, **read})


def _kind(row: dict[str, Any]) -> KindFacts:
    return KindFacts(**{**row, "text": tuple(row["text"]), "pictures": tuple(row["pictures"])})
