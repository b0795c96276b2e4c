"""What counts today? Content that stands by its own days, not by that of its publication; for the public face."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, String, and_, bindparam, case, func, select

from congxa.publishing.public import ARTICLES, LINES, Story, rows, story_of

MOST_CURRENT = 60  # no block of the front page shows more


def _current() -> Select[*tuple[Any, ...]]:
    """What counts today: schedules of this week, events that are not over, windows that are open; the nearest first."""
    facts, kind, today = ARTICLES.c.fields, ARTICLES.c.kind, bindparam("today", type_=String)
    starts, ends = facts["starts_at"].astext, func.nullif(facts["ends_at"].astext, "")
    opens, closes = facts["opens_on"].astext, facts["closes_on"].astext
    # Dates and moments are kept in one notation, so their text stands in the order of time.
    holds = case(
        (kind == "schedule", facts["week"].astext == bindparam("week", type_=String)),
        (kind == "event", func.coalesce(ends, starts) >= today),
        else_=and_(opens <= today, closes >= today),
    )
    return (
        select(*LINES)
        .where(ARTICLES.c.unit_id == bindparam("unit_id"), kind.in_(bindparam("kinds", expanding=True)), holds)
        .order_by(kind, func.coalesce(starts, closes), ARTICLES.c.id)
        .limit(MOST_CURRENT)
    )


_CURRENT = _current()


def current(unit_id: int, kinds: Collection[str], today: date) -> dict[str, list[Story]]:
    """What counts on this day of some of the kinds schedule, event, consultation and poll, by kind."""
    week = today - timedelta(days=today.weekday())
    found = rows(_CURRENT, unit_id=unit_id, kinds=sorted(kinds), today=today.isoformat(), week=week.isoformat())
    stories: dict[str, list[Story]] = {}
    for row in found:
        story = story_of(row)
        stories.setdefault(story.kind, []).append(story)
    return stories
