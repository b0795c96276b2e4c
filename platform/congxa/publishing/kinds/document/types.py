"""Which kinds of document are there, and which facts must each bear? Read from ``data/*.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

ADMINISTRATIVE, LEGAL = "administrative", "legal"
NATURES = ((LEGAL, "Văn bản quy phạm pháp luật"), (ADMINISTRATIVE, "Văn bản hành chính"))


@dataclass(frozen=True, kw_only=True)
class DocumentType:
    """One kind of document as it holds from ``valid_from`` to ``valid_to`` (inclusive, None: no end known)."""

    key: str
    name: str
    abbreviation: str  # as numbers bear it; empty: they bear none
    natures: tuple[str, ...]
    basis: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class Demand:
    """One fact that a public document must bear, by the name of its field."""

    name: str
    title: str
    legal: str
    valid_from: date
    valid_to: date | None = None


def options() -> tuple[tuple[str, str], ...]:
    """Every kind of document once, key and name, in the order of the table."""
    return tuple({row.key: row.name for row in _types()}.items())


def type_of(key: str, on: date | None) -> DocumentType | None:
    """A kind of document as it held on the day; without a day, as it holds now. None when there was none then."""
    return next((row for row in types_on(on) if row.key == key), None)


def types_on(on: date | None) -> tuple[DocumentType, ...]:
    """Every kind of document as they held on the day; without a day, as they hold now."""
    return tuple(row for row in _types() if _holds(row.valid_from, row.valid_to, on or date.max))


def notation_since() -> date:
    """From which date of issue on numbers are written as ``notation`` knows them."""
    since: date = _read("types.toml")["notation"]["valid_from"]
    return since


def demands(on: date) -> tuple[Demand, ...]:
    """What a public document must bear on this day."""
    return tuple(row for row in _demands() if _holds(row.valid_from, row.valid_to, on))


def demand_of(name: str) -> Demand | None:
    """What the law says of this fact until further notice; None when it says nothing."""
    return next((row for row in _demands() if row.name == name and row.valid_to is None), None)


def _holds(start: date | None, end: date | None, on: date) -> bool:
    return (start is None or start <= on) and (end is None or on <= end)


@cache
def _types() -> tuple[DocumentType, ...]:
    return tuple(DocumentType(**{**row, "natures": tuple(row["natures"])}) for row in _read("types.toml")["type"])


@cache
def _demands() -> tuple[Demand, ...]:
    return tuple(Demand(**row) for row in _read("mandatory.toml")["field"])


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("congxa.publishing.kinds.document").joinpath(f"data/{name}").read_text("utf-8"))
