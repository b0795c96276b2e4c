"""What lies on the desk of a unit, not public yet: the newest of each state with their number, in one statement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, func, or_, select

from congxa import identity
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission
from congxa.publishing.models import Article
from congxa.publishing.states import ArticleState

# On its way to the reader, and somebody has to do something for it.
UNFINISHED = (ArticleState.DRAFT, ArticleState.SUBMITTED, ArticleState.RETURNED, ArticleState.APPROVED)
SHOWN = 5  # items of one state, and of one's own in it


class Line(NamedTuple):
    """An item in a pile."""

    id: int
    title: str
    kind: str
    state: str
    note: str  # why it was returned, or came off the schedule
    publish_at: datetime | None
    updated_at: datetime
    updated_by: str
    is_mine: bool


class Pile(NamedTuple):
    """The items of one state: the newest, and how many there are; ``lines`` holds the newest of one's own too."""

    lines: tuple[Line, ...] = ()
    total: int = 0


def piles(actor: Actor, unit_id: int) -> Mapping[str, Pile]:
    """What is not public yet, by state; a state without items is left out. One's own is what one began
    or wrote last."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    mine = or_(Article.created_by == actor.name, Article.written_by == actor.name).label("is_mine")
    order = (Article.updated_at.desc(), Article.id.desc())
    ranked = (
        select(Article.id, Article.title, Article.kind, Article.state, Article.state_note)
        .add_columns(Article.publish_at, Article.updated_at, Article.updated_by, mine)
        .add_columns(
            func.count().over(partition_by=Article.state).label("total"),
            func.row_number().over(partition_by=Article.state, order_by=order).label("place"),
            func.row_number().over(partition_by=(Article.state, mine), order_by=order).label("own_place"),
        )
        .where(Article.unit_id == unit_id, Article.state.in_([*UNFINISHED, ArticleState.SCHEDULED]))
        .subquery()
    )
    near = or_(ranked.c.place <= SHOWN, and_(ranked.c.is_mine, ranked.c.own_place <= SHOWN))
    rows = db.session.execute(select(ranked).where(near).order_by(ranked.c.state, ranked.c.place)).all()
    found: dict[str, Pile] = {}
    for row in rows:
        pile = found.get(row.state, Pile(total=row.total))
        found[row.state] = pile._replace(lines=(*pile.lines, Line._make(row[:9])))
    return found
