"""What do the leaders of a unit do this week, and what did they do last week? Posts only, no names."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from congxa.core import clock, text
from congxa.demo.dates import settle
from congxa.demo.places import words_of, words_of_story
from congxa.demo.prose import fill, to_html
from congxa.demo.records import filled
from congxa.demo.samples import SampleArticle, UnitFacts, chance_of, nothing_said


def schedules_for(unit: UnitFacts, now: datetime) -> list[SampleArticle]:
    """Two weeks, each made public on the Friday before; a stale unit stopped doing so two months ago."""
    today = clock.local(now).date()
    # A week's plan goes out three days before its Monday, and that day too must be as old as all else that is stale.
    today -= timedelta(days=settle(unit, 0) + 3 if settle(unit, 0) else 0)
    monday = today - timedelta(days=today.weekday())
    return [_write(unit, monday - timedelta(weeks=back)) for back in (0, 1)]


def _write(unit: UnitFacts, monday: date) -> SampleArticle:
    said, sunday = _read(), monday + timedelta(days=6)
    words = words_of(unit) | words_of_story(unit, "schedule", {})
    words |= {"dau": text.short_date(monday), "cuoi": text.short_date(sunday)}
    friday = monday - timedelta(days=3)
    return SampleArticle(
        title=fill(said["title"], words),
        section=said["section"],
        kind="schedule",
        summary=said["summary"],
        body=to_html(said["body"]),
        cover=None,
        byline="",
        published_at=datetime.combine(friday, time(16, 5), clock.VIETNAM),
        provenance=nothing_said("official_document") | {"source_name": f"Ủy ban nhân dân {unit.full_name}"},
        key=f"lich-{monday.isoformat()}",
        fields={"week": monday.isoformat(), "entries": filled(_entries(unit, monday), words)},
    )


def _entries(unit: UnitFacts, monday: date) -> list[dict[str, str]]:
    """The round of Monday, then one or two works a day, none twice."""
    said = _read()
    chance = chance_of(unit.slug, "schedule", monday.isoformat())
    works = chance.sample(said["work"], len(said["work"]))
    entries = [{"day": monday.isoformat(), **said["first"][0]}]
    for day in range(5):
        count = 1 if day == 0 else chance.randint(1, 2)
        taken, works = sorted(works[:count], key=lambda row: str(row["time"])), works[count:]
        entries += [{"day": (monday + timedelta(days=day)).isoformat(), **row} for row in taken]
    return entries


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files("congxa.demo").joinpath("data/records/schedule.toml").read_text("utf-8"))
