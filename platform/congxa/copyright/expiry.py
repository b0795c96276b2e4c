"""When does the right to a work end, is it over, and which notice is due? Pure. Days are days in Vietnam."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files


def last_day(*ends: date | None) -> date | None:
    """The earliest of the days on which something that the right rests on ends; None when nothing does."""
    return min((day for day in ends if day is not None), default=None)


def is_over(until: date | None, today: date) -> bool:
    """Whether the work may be shown no longer; on its last day it still may."""
    return until is not None and until < today


def withheld_from(until: date) -> date:
    """The first day on which the work is withheld."""
    return until + timedelta(days=1)


def step_due(until: date, today: date) -> int | None:
    """The notice that is due: so many days before the end; None while it is too early for any.

    Only the latest step counts: a right that is entered ten days before its end is told of once, not three times. A
    step that nobody was told in time (the worker stood still) is due until the next one, the last for good.
    """
    return min((days for days in steps(today) if until - timedelta(days=days) <= today), default=None)


def steps(on: date) -> tuple[int, ...]:
    """The days before the end at which notices are due, the earliest notice first."""
    return next((days for start, end, days in _steps() if start <= on and (end is None or on <= end)), ())


@cache
def _steps() -> tuple[tuple[date, date | None, tuple[int, ...]], ...]:
    source = tomllib.loads(files("congxa.copyright").joinpath("data/notices.toml").read_text("utf-8"))
    return tuple((row["valid_from"], row.get("valid_to"), tuple(row["days"])) for row in source["notice"])
