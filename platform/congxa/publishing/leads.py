"""How early is the desk warned of a day that comes? Read from ``data/warnings.toml``. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Lead(NamedTuple):
    """When a day is told of: ``days`` before it (negative: after it), until ``forget`` days after it."""

    key: str
    days: int
    forget: int
    valid_from: date
    valid_to: date | None = None

    def days_told(self, today: date) -> tuple[date, date]:
        """The first and the last day of which one is told today."""
        return today - timedelta(days=self.forget), today + timedelta(days=self.days)


def lead(key: str, on: date) -> Lead:
    """The row in force on a day; KeyError for one that the file does not know then."""
    for each in _leads():
        if each.key == key and each.valid_from <= on and (each.valid_to is None or on <= each.valid_to):
            return each
    raise KeyError(key)


@cache
def _leads() -> tuple[Lead, ...]:
    source = tomllib.loads(files("congxa.publishing").joinpath("data/warnings.toml").read_text("utf-8"))
    return tuple(map(_lead, source["warning"]))


def _lead(row: Mapping[str, Any]) -> Lead:
    return Lead(**row)
