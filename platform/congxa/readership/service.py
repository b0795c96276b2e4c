"""Bringing the counts from Redis home. Runs in the desk's scope over all units that the worker serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from congxa.adapters.tally import Count, Tally
from congxa.core.db import after_commit, current_scope, db
from congxa.core.events import listen
from congxa.publishing import Article
from congxa.publishing.events import ArticlePurged
from congxa.readership.models import ArticleView, SiteVisit

AT_ONCE = 1_000  # rows of one statement

_T = TypeVar("_T")


def flush(tally: Tally) -> int:
    """Add what was counted to the rows, and forget it in Redis once that is committed; gives how many rows changed.

    What is no article of a unit in scope is left out: anybody may ask for any number.
    """
    counts = [count for count in tally.take() if count.unit_id in current_scope().units]
    visits = [count for count in counts if count.article_id == 0]
    views = _of_articles([count for count in counts if count.article_id > 0])
    _add(SiteVisit, [{"unit_id": one.unit_id, "day": one.day, "views": one.views} for one in visits])
    _add(ArticleView, [one._asdict() for one in views])
    after_commit(tally.done)
    return len(visits) + len(views)


def _of_articles(counts: Iterable[Count]) -> list[Count]:
    kept: list[Count] = []
    for unit_id, group in groupby(sorted(counts, key=lambda count: count.unit_id), lambda count: count.unit_id):
        for part in _parts(list(group)):
            ids = {count.article_id for count in part}
            known = set(db.session.scalars(select(Article.id).where(Article.unit_id == unit_id, Article.id.in_(ids))))
            kept += [count for count in part if count.article_id in known]
    return kept


def _parts(rows: Sequence[_T]) -> Iterator[list[_T]]:
    return (list(rows[start : start + AT_ONCE]) for start in range(0, len(rows), AT_ONCE))


def _add(model: type[ArticleView] | type[SiteVisit], rows: Sequence[dict[str, Any]]) -> None:
    keys = [column.name for column in model.__table__.primary_key]
    for part in _parts(rows):
        statement = insert(model).values(part)
        added = {"views": model.views + statement.excluded.views}
        db.session.execute(statement.on_conflict_do_update(index_elements=keys, set_=added))


@listen(ArticlePurged)
def forget_views(event: ArticlePurged) -> None:
    """How often an article was read goes with it; the visits of the site stay."""
    of_article = (ArticleView.unit_id == event.unit_id, ArticleView.article_id == event.article_id)
    db.session.execute(delete(ArticleView).where(*of_article))
