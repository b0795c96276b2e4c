"""Where is it written that this is a breach? Read from ``data/laws.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Law:
    """What a check rests on from ``valid_from`` to ``valid_to`` (inclusive, None: until further notice)."""

    check: str
    legal: str
    valid_from: date
    valid_to: date | None = None


def law_of(check: str, on: date) -> str:
    """The law behind a check on this date (in Vietnam), in words for evidence; empty when there is none then."""
    return next((law.legal for law in _laws() if law.check == check and _holds(law, on)), "")


def _holds(law: Law, on: date) -> bool:
    return law.valid_from <= on and (law.valid_to is None or on <= law.valid_to)


@cache
def _laws() -> tuple[Law, ...]:
    source = tomllib.loads(files("congxa.oversight").joinpath("data/laws.toml").read_text("utf-8"))
    return tuple(Law(**row) for row in source["law"])
