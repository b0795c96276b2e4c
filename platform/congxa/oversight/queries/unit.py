"""What did one commune publish lately?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select

from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission, require
from congxa.publishing import Article, ArticleState, Section, address


@dataclass(frozen=True)
class LastPost:
    """A public article in a short list; ``path`` is its address on the unit's site."""

    title: str
    path: str
    section: str
    published_at: datetime


def last_posts(actor: Actor, unit_id: int, limit: int = 5) -> list[LastPost]:
    """The newest public articles of a unit whose board the actor may read."""
    require(actor, Permission.BOARD_READ, unit_id)
    rows = db.session.execute(
        select(Article.id, Article.title, Article.slug, Article.published_at)
        .add_columns(Section.title.label("section"))
        .join(Section, and_(Section.unit_id == Article.unit_id, Section.id == Article.section_id))
        .where(Article.unit_id == unit_id, Article.state == ArticleState.PUBLISHED.value)
        .where(Article.published_at <= clock.now())
        .order_by(Article.published_at.desc(), Article.id.desc())
        .limit(limit)
    )
    return [LastPost(row.title, address(row.id, row.slug), row.section, row.published_at) for row in rows]
