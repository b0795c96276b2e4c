"""Which events are coming, and which have been?"""

from __future__ import annotations

from sqlalchemy import bindparam, case, func, select

from congxa.core import clock
from congxa.publishing import public
from congxa.publishing.kinds.kind import Answer, Ask
from congxa.publishing.public import ARTICLES, LINES, Story

_ARTICLE = ARTICLES.c
# Moments are kept in one notation, in Vietnam's time, so they sort as they follow one another.
_STARTS = _ARTICLE.fields["starts_at"].astext
_ENDS = func.coalesce(_ARTICLE.fields["ends_at"].astext, _STARTS)
_IS_COMING = bindparam("today") <= _ENDS  # an event is coming until its last day is over
_COMING = (
    select(*LINES)
    .where(_ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.kind == "event", _IS_COMING)
    .order_by(_STARTS, _ARTICLE.id)
    .limit(bindparam("count"))
)
_IN_SECTION = (
    select(*LINES, func.count().over().label("total"))
    .where(_ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.section_id == bindparam("section_id"))
    .order_by(_IS_COMING.desc(), case((_IS_COMING, _STARTS)), _STARTS.desc(), _ARTICLE.id.desc())
    .limit(bindparam("length"))
    .offset(bindparam("start"))
)


def coming(unit_id: int, count: int) -> list[Story]:
    """The next events of a unit, the nearest first; one that lasts several days stays until its last day is over."""
    found = public.rows(_COMING, unit_id=unit_id, today=_today(), count=count)
    return [public.story(row) for row in found]


def listing(ask: Ask) -> Answer:
    """The coming events, the nearest first, then those that have been, the latest first."""
    today = _today()
    found = public.rows(
        _IN_SECTION,
        unit_id=ask.unit_id,
        section_id=ask.section_id,
        today=today,
        start=ask.start,
        length=ask.length,
    )
    page = public.listing(found)
    ahead = [story for story in page.stories if _ends(story) >= today]
    past = [story for story in page.stories if _ends(story) < today]
    return Answer(page, {"coming": ahead, "past": past}, {})


def _ends(story: Story) -> str:
    return str(story.fields.get("ends_at") or story.fields.get("starts_at") or "")


def _today() -> str:
    return clock.today().isoformat()
