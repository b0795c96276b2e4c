"""When does a sample take place, and how do its texts speak of the days around it?"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from congxa.core import clock, text
from congxa.demo.faults import FaultKind, fault_of
from congxa.demo.places import words_of_day
from congxa.demo.samples import UnitFacts, chance_of

# ngay_p12: twelve days after its publication, as a text writes it; iso_m3: three days before, as a field holds it.
_RELATIVE = re.compile(r"(ngay|iso)_([pm])(\d+)")


class DayWords(dict[str, str]):
    """The words of a day, and of every day counted from it."""

    def __init__(self, published_at: datetime, words: dict[str, str]) -> None:
        self._day = clock.local(published_at).date()
        super().__init__(words_of_day(published_at) | {"quy_truoc": _quarter_before(self._day)} | words)

    def __missing__(self, name: str) -> str:
        parts = _RELATIVE.fullmatch(name)
        if parts is None:
            raise KeyError(name)
        day = self._day + timedelta(days=int(parts[3]) * (1 if parts[2] == "p" else -1))
        return text.short_date(day) if parts[1] == "ngay" else day.isoformat()


def _quarter_before(day: date) -> str:
    """``quý III năm 2026``: the last that is over, of which a report may tell."""
    quarter = (day.month - 1) // 3
    return f"quý {('IV', 'I', 'II', 'III')[quarter]} năm {day.year - (quarter == 0)}"


def settle(unit: UnitFacts, age: int) -> int:
    """The age in days that a sample has in this unit: where all is stale on purpose, nothing is of the last 60 days."""
    return 62 + age * 50 // 108 if fault_of(unit.slug, FaultKind.STALE_SECTIONS) else age


def office_hour(unit: UnitFacts, key: str, now: datetime, age: int) -> datetime:
    """An office hour of the day that lies ``age`` days before now in Vietnam."""
    minute = chance_of(unit.slug, key, "minute").randrange(7 * 60, 17 * 60)
    day = clock.local(now).date() - timedelta(days=age)
    return datetime.combine(day, time(minute // 60, minute % 60), clock.VIETNAM)
