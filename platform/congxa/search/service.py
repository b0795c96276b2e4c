"""Keeping the index: what becomes public is found from that commit on, what is hidden is not.

Both happen in the transaction of the change, so that the index never says more or less than the site.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ARRAY, String, cast, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from congxa import publishing
from congxa.core.db import db
from congxa.core.events import listen
from congxa.core.text import clean
from congxa.publishing import Article, ArticleState
from congxa.publishing.events import ArticleHidden, ArticleShown
from congxa.search.models import SearchItem
from congxa.search.words import lexemes

ARTICLE = "article"
AT_ONCE = 200  # articles read at a time


@listen(ArticleShown)
def show(event: ArticleShown) -> None:
    """Let an article be found, as it stands now."""
    title, summary, body = clean(event.title), clean(event.summary), clean(event.text)
    facts = {name: clean(said) for name, said in event.facts.items()}
    words = lexemes(title, summary, body, facts.values(), event.kind, event.section_id)
    row = {
        "unit_id": event.unit_id,
        "owner_kind": ARTICLE,
        "owner_id": event.article_id,
        "kind": event.kind,
        "section_id": event.section_id,
        "title": title,
        "summary": summary,
        "body": body,
        "facts": facts,
        "path": publishing.address(event.article_id, event.slug),
        "published_at": event.published_at,
        "words": func.array_to_tsvector(cast(words, ARRAY(String))),
    }
    same = ("unit_id", "owner_kind", "owner_id")
    new = {name: value for name, value in row.items() if name not in same}
    db.session.execute(insert(SearchItem).values(row).on_conflict_do_update(index_elements=same, set_=new))


@listen(ArticleHidden)
def hide(event: ArticleHidden) -> None:
    """Let an article be found no longer; nothing happens when it was not."""
    db.session.execute(
        delete(SearchItem).where(
            SearchItem.unit_id == event.unit_id,
            SearchItem.owner_kind == ARTICLE,
            SearchItem.owner_id == event.article_id,
        )
    )


def reindex(unit_id: int) -> int:
    """Make the index of a unit anew from what is public; gives the number of things that can be found.

    For commands, in the scope of the unit's desk. Until the commit, readers find what they found before.
    """
    db.session.execute(delete(SearchItem).where(SearchItem.unit_id == unit_id))
    count = 0
    for event in _public(unit_id):
        show(event)
        count += 1
    return count


def _public(unit_id: int) -> Iterator[ArticleShown]:
    last = 0
    in_turn = select(Article).where(Article.unit_id == unit_id, Article.state == ArticleState.PUBLISHED)
    while articles := db.session.scalars(in_turn.where(Article.id > last).order_by(Article.id).limit(AT_ONCE)).all():
        yield from map(publishing.shown, articles)
        last = articles[-1].id
        db.session.expunge_all()
