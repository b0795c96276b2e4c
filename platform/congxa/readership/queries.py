"""Reading the counts: for the page itself, for lists of what is read most, for the desk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import NamedTuple, cast

from sqlalchemy import Table, bindparam, func, select

from congxa.core import clock, db
from congxa.publishing.public import ARTICLES, LINES, AnyRow, Story, story_of
from congxa.readership.models import ArticleView, SiteVisit

_VIEWS, _VISITS = (cast(Table, model.__table__) for model in (ArticleView, SiteVisit))
_V = _VIEWS.c


class Readings(NamedTuple):
    """How often an article was read and its site visited, ever."""

    article: int
    site: int


_READINGS = select(
    select(func.coalesce(func.sum(_V.views), 0))
    .where(_V.unit_id == bindparam("unit_id"), _V.article_id == bindparam("article_id"))
    .scalar_subquery(),
    select(func.coalesce(func.sum(_VISITS.c.views), 0))
    .where(_VISITS.c.unit_id == bindparam("unit_id"))
    .scalar_subquery(),
)
_COUNTED = (
    select(_V.article_id, func.sum(_V.views).label("views"))
    .where(_V.unit_id == bindparam("unit_id"), _V.day > bindparam("since"))
    .group_by(_V.article_id)
    .subquery()
)
_MOST_READ = (
    select(*LINES)
    .join_from(ARTICLES, _COUNTED, _COUNTED.c.article_id == ARTICLES.c.id)
    .where(ARTICLES.c.unit_id == bindparam("unit_id"))
    .order_by(_COUNTED.c.views.desc(), ARTICLES.c.published_at.desc(), ARTICLES.c.id.desc())
    .limit(bindparam("count"))
)


def readings(unit_id: int, article_id: int = 0) -> Readings:
    """The numbers of an article and its site; without an article those of the site alone."""
    rows: Sequence[AnyRow] = db.rows(_READINGS, {"unit_id": unit_id, "article_id": article_id})
    return Readings(int(rows[0][0]), int(rows[0][1]))


def most_read(unit_id: int, days: int, count: int) -> list[Story]:
    """The items read most in the last ``days`` days, today included; in the role of the public face, so public ones."""
    since = clock.today() - timedelta(days=days)
    return [story_of(row) for row in db.rows(_MOST_READ, {"unit_id": unit_id, "since": since, "count": count})]


def views_of(unit_id: int, article_ids: Collection[int]) -> dict[int, int]:
    """How often each of these articles was read, by id; the desk shows it. Articles never read are left out."""
    statement = (
        select(_V.article_id, func.sum(_V.views))
        .where(_V.unit_id == unit_id, _V.article_id.in_(article_ids))
        .group_by(_V.article_id)
    )
    rows: Sequence[AnyRow] = db.rows(statement, {}) if article_ids else []
    return {row[0]: int(row[1]) for row in rows}


def visits_by_day(unit_id: int, days: int) -> list[int]:
    """How often the site was visited on each of the last ``days`` days (in Vietnam), today the last of them."""
    today = clock.today()
    first = today - timedelta(days=days - 1)
    visits = _VISITS.c
    statement = select(visits.day, visits.views).where(visits.unit_id == unit_id, visits.day >= first)
    rows: Sequence[AnyRow] = db.rows(statement, {})
    known = {row[0]: int(row[1]) for row in rows}
    return [known.get(first + timedelta(days=number), 0) for number in range(days)]
