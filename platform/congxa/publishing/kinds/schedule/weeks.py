"""Which days make a week, and what stands on each of them? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from congxa.core import text
from congxa.core.words import Words, say

WORKING_DAYS = 5  # these stand in the table even when there is nothing on them


class WeekDay(NamedTuple):
    """A day of the table. ``entries``: rows as they were typed, in their order."""

    day: date
    words: str
    entries: Sequence[Mapping[str, Any]]
    is_today: bool


def monday_of(day: date) -> date:
    """The Monday of the week in which a day lies."""
    return day - timedelta(days=day.weekday())


def week_in_words(monday: date) -> Words:
    """``Tuần 48 (23/11 - 29/11/2026)``; the number is that of ISO 8601."""
    sunday = monday + timedelta(days=6)
    first = f"{monday:%d/%m}" if monday.year == sunday.year else text.short_date(monday)
    return say(
        "Tuần %(week)s (%(first)s - %(last)s)",
        week=monday.isocalendar().week,
        first=first,
        last=text.short_date(sunday),
    )


def day_in_words(day: date) -> str:
    """``Thứ tư, 25/11/2026``."""
    return f"{text.date_in_words(day).partition(',')[0]}, {text.short_date(day)}"


def days_of(monday: date, entries: Iterable[Mapping[str, Any]], today: date) -> list[WeekDay]:
    """The days of a week with their entries; Saturday and Sunday only when something stands on them."""
    by_day: dict[date, list[Mapping[str, Any]]] = {}
    for entry in entries:
        by_day.setdefault(entry["day"], []).append(entry)
    days = (monday + timedelta(days=number) for number in range(7))
    return [
        WeekDay(day, day_in_words(day), by_day.get(day, ()), day == today)
        for day in days
        if day in by_day or day.weekday() < WORKING_DAYS
    ]
