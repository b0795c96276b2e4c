"""Which schedules are there: of this week, before and after it, and is there one already?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import bindparam, func, select

from congxa.core import clock
from congxa.core.db import db, hold
from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing import public
from congxa.publishing.kinds.kind import Answer, Ask, Values
from congxa.publishing.kinds.schedule.facts import ENTRIES
from congxa.publishing.kinds.schedule.weeks import days_of, monday_of, week_in_words
from congxa.publishing.models import Article
from congxa.publishing.public import ARTICLES, LINES, AnyRow, Story
from congxa.publishing.states import STATE_TITLES, ArticleState

_ARTICLE = ARTICLES.c
_week = _ARTICLE.fields["week"].astext  # dates in ISO notation sort as they follow one another
_OF_UNIT = select(*LINES).where(_ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.kind == "schedule")
_AT = _OF_UNIT.where(_week == bindparam("week")).order_by(_ARTICLE.id.desc()).limit(1)
_BEFORE = _OF_UNIT.where(_week < bindparam("week")).order_by(_week.desc()).limit(1)
_AFTER = _OF_UNIT.where(_week > bindparam("week")).order_by(_week).limit(1)
_IN_SECTION = (
    select(*LINES, func.count().over().label("total"))
    .where(_ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.section_id == bindparam("section_id"))
    .order_by(_week.desc(), _ARTICLE.id.desc())
    .limit(bindparam("length"))
    .offset(bindparam("start"))
)


def this_week(unit_id: int) -> Story | None:
    """The schedule of the week under way in Vietnam, when it is published."""
    found = public.rows(_AT, unit_id=unit_id, week=monday_of(clock.today()).isoformat())
    return public.story(found[0]) if found else None


def table(story: Story) -> Mapping[str, object]:
    """What the table of a schedule shows: ``week`` in words and ``days``."""
    return _table(date.fromisoformat(story.fields["week"]), ENTRIES.read(story.fields.get("entries")))


def page(unit_id: int, _row: AnyRow, values: Values) -> Mapping[str, object]:
    """The table of a schedule, and the ways to the weeks beside it."""
    monday: date = values["week"] or monday_of(clock.today())  # a draft may not say it yet
    return {**_table(monday, values["entries"]), **_beside(unit_id, monday)}


def listing(ask: Ask) -> Answer:
    """The weeks, the latest first; with them the one under way, or in words that it has no schedule."""
    found = public.rows(_IN_SECTION, unit_id=ask.unit_id, section_id=ask.section_id, start=ask.start, length=ask.length)
    monday = monday_of(clock.today())
    current = this_week(ask.unit_id)
    shown = table(current) if current else {"week": week_in_words(monday), "days": ()}
    return Answer(public.listing(found), {"current": current, **shown, **_beside(ask.unit_id, monday)}, {})


def clashes(unit_id: int, article_id: int | None, values: Values) -> Iterable[Problem]:
    """A unit has one schedule for a week, whatever its state: one that was withdrawn is reopened, not doubled."""
    if values["week"] is None:
        return
    hold("schedule", unit_id)  # two clerks who begin the same week at the same moment
    same = select(Article).where(
        Article.unit_id == unit_id,
        Article.kind == "schedule",
        Article.fields["week"].astext == values["week"].isoformat(),
        Article.id != (article_id or 0),
    )
    other = db.session.scalar(same.limit(1))
    if other is not None:
        state = say(STATE_TITLES[ArticleState(other.state)]).lower()
        yield Problem(
            "week",
            say(
                "%(week)s đã có lịch: “%(title)s” (%(state)s). Hãy mở lịch ấy ra sửa, hoặc chọn tuần khác.",
                week=week_in_words(values["week"]),
                title=other.title,
                state=state,
            ),
        )


def _table(monday: date, entries: Iterable[Mapping[str, object]]) -> Mapping[str, object]:
    return {"week": week_in_words(monday), "days": days_of(monday, entries, clock.today())}


def _beside(unit_id: int, monday: date) -> Mapping[str, Story | None]:
    week = monday.isoformat()
    before = public.rows(_BEFORE, unit_id=unit_id, week=week)
    after = public.rows(_AFTER, unit_id=unit_id, week=week)
    return {
        "before": public.story(before[0]) if before else None,
        "after": public.story(after[0]) if after else None,
    }
