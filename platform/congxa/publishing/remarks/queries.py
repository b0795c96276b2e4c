"""Which remarks are there? Every query takes the actor; what is another unit's, or lies in the bin, does not exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from congxa import identity
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission
from congxa.publishing.kinds import kind_of
from congxa.publishing.kinds.fields import Field
from congxa.publishing.models import Article
from congxa.publishing.remarks.letters import Letters, read
from congxa.publishing.remarks.models import Remark
from congxa.publishing.remarks.passages import Found, Passage, Place, find

FACT = "fact-"  # before the name of a fact: no other part is called so
SHOWN = 5  # items of which the start page tells


@dataclass(frozen=True)
class Thread:
    """A remark with its answers, and where its passage stands now."""

    remark: Remark
    answers: tuple[Remark, ...]
    place: Place
    part: str = ""  # the field in which it stands, as ``parts_of`` calls it
    label: str = ""  # how the form calls that field, where it is one of the kind's own

    @property
    def is_open(self) -> bool:
        """Whether it is not done."""
        return self.remark.resolved_at is None


class Unanswered(NamedTuple):
    """An item of one's own with remarks of others that wait for an answer."""

    article_id: int
    title: str
    waiting: int


def parts_of(article: Article) -> tuple[tuple[str, str], ...]:
    """What of an item can be remarked at: (name of the field, clean HTML), in the order of reading."""
    rich = [(field.name, str(article.fields.get(field.name) or "")) for field in kind_of(article.kind).rich()]
    facts = [(FACT + field.name, "<br>".join(map(escape, said))) for field, said in facts_of(article)]
    return (
        ("title", escape(article.title)),
        *facts,
        ("summary", escape(article.summary)),
        ("body", article.body),
        *rich,
    )


def facts_of(article: Article) -> list[tuple[Field, list[str]]]:
    """The facts of an item that are words, in words. Files and other items are read where they stand."""
    kind = kind_of(article.kind)
    plain = [field for field in kind.fields if field.widget not in ("files", "items") and field not in kind.rich()]
    said = [(field, field.lines(article.fields.get(field.name))) for field in plain]
    return [(field, words) for field, words in said if words]


def letters_of(article: Article) -> Letters:
    """The letters of the item, in which passages are looked for."""
    return read([html for _, html in parts_of(article)])


def threads(actor: Actor, article: Article) -> tuple[Thread, ...]:
    """The remarks on an item in the order of its text: of the whole first, of passages that are gone last."""
    identity.require(actor, Permission.DESK_READ, article.unit_id)
    rows = db.session.scalars(
        select(Remark).where(Remark.unit_id == article.unit_id, Remark.article_id == article.id).order_by(Remark.id)
    ).all()
    if not rows:
        return ()
    letters, names = letters_of(article), [name for name, _ in parts_of(article)]
    labels = _labels(article)
    found = []
    for row in rows:
        if row.reply_to is None:
            place = find(letters.text, Passage(row.quote, row.before, row.after))
            part = names[letters.parts[place.start]] if place.start >= 0 else ""
            found.append(Thread(row, _answers(rows, row), place, part, labels.get(part, "")))
    return tuple(sorted(found, key=lambda one: (one.place.how is Found.GONE, one.place.start, one.remark.id)))


def _labels(article: Article) -> dict[str, str]:
    kind = kind_of(article.kind)
    rich = {field.name: field.label for field in kind.rich()}
    return rich | {FACT + field.name: field.label for field, _ in facts_of(article)}


def _answers(rows: Sequence[Remark], to: Remark) -> tuple[Remark, ...]:
    return tuple(row for row in rows if row.reply_to == to.id)


def open_count(actor: Actor, article: Article) -> int:
    """How many remarks on an item are not done."""
    identity.require(actor, Permission.DESK_READ, article.unit_id)
    of_article = (Remark.unit_id == article.unit_id, Remark.article_id == article.id)
    is_open = (Remark.reply_to.is_(None), Remark.resolved_at.is_(None))
    return db.session.scalar(select(func.count()).select_from(Remark).where(*of_article, *is_open)) or 0


def unanswered(actor: Actor, unit_id: int) -> list[Unanswered]:
    """The items that this person began, with how many open remarks on each end with somebody else's word; one
    statement, those with the newest remark first."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    answer = aliased(Remark)
    last = (
        select(func.max(answer.id))
        .where(answer.unit_id == Remark.unit_id, answer.article_id == Remark.article_id, answer.reply_to == Remark.id)
        .correlate(Remark)
        .scalar_subquery()
    )
    said_last = aliased(Remark)
    rows = db.session.execute(
        select(Article.id, Article.title, func.count())
        .join(Remark, and_(Remark.unit_id == Article.unit_id, Remark.article_id == Article.id))
        .join(said_last, and_(said_last.unit_id == unit_id, said_last.id == func.coalesce(last, Remark.id)))
        .where(Article.unit_id == unit_id, Article.created_by == actor.name)
        .where(Remark.reply_to.is_(None), Remark.resolved_at.is_(None))
        .where(said_last.by_id.is_distinct_from(actor.id))
        .group_by(Article.id, Article.title)
        .order_by(func.max(Remark.id).desc())
        .limit(SHOWN)
    ).all()
    return [Unanswered(*row) for row in rows]
