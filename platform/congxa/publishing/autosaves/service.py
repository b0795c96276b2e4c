"""Keeping what is typed, giving it back, letting go of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, delete, select
from sqlalchemy.dialects.postgresql import insert

from congxa import identity
from congxa.core import clock, events
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Invalid, Missing
from congxa.core.text import line, shorten
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing.autosaves.models import Autosave
from congxa.publishing.bin import last_kept
from congxa.publishing.events import ArticlePurged
from congxa.publishing.models import Article

MOST_LETTERS = 2_000_000  # of one form, all fields together
MOST_PAIRS = 5_000
MAX_KEY = 64
Pairs = Sequence[tuple[str, str]]


def keep(actor: Actor, unit_id: int, item: str, pairs: Pairs, *, version: int, section: str, title: str) -> datetime:
    """Keep the form of an item as it stands now, in place of what was kept before; gives the moment.

    ``item`` is the number of an article of the unit, or the key of the form of a new one. Raises Missing, and Invalid
    for a form of unreasonable size: what is typed stays on the screen then.
    """
    identity.require(actor, Permission.ARTICLE_WRITE, unit_id)
    if len(pairs) > MOST_PAIRS or sum(len(name) + len(value) for name, value in pairs) > MOST_LETTERS:
        raise Invalid.at("body", say("Bài quá dài để lưu tạm. Hãy bấm Lưu, hoặc chia thành nhiều bài."))
    now, article_id = clock.now(), _article(unit_id, item)
    values = {
        "version": version,
        "section": line(section)[:200],
        "title": shorten(line(title), 200),
        "form": [[_kept_text(name), _kept_text(value)] for name, value in pairs],
        "at": now,
    }
    row = insert(Autosave).values(unit_id=unit_id, user_id=actor.id, item=_key(item), article_id=article_id, **values)
    db.session.execute(row.on_conflict_do_update(index_elements=["unit_id", "user_id", "item"], set_=values))
    return now


def kept(actor: Actor, unit_id: int, item: str) -> Autosave | None:
    """What this person has typed of an item and not saved."""
    return db.session.scalar(_mine(actor, unit_id).where(Autosave.item == _key(item)))


def kept_for(actor: Actor, unit_id: int, item: str) -> Autosave:
    """The same, Missing where nothing is kept."""
    found = kept(actor, unit_id, item)
    if found is None:
        raise Missing(say("Không có phần lưu tạm nào của bài này. Có thể bài đã được lưu."))
    return found


def kept_new(actor: Actor, unit_id: int, section: str) -> Sequence[Autosave]:
    """What this person began in a section, or in none as yet, and never saved; the newest first."""
    new = _mine(actor, unit_id).where(Autosave.article_id.is_(None), Autosave.section.in_((section, "")))
    return db.session.scalars(new.order_by(Autosave.at.desc())).all()


def unsaved(actor: Actor, unit_id: int, most: int) -> Sequence[Autosave]:
    """What this person typed and never saved, the newest first; of an item in the bin nothing is told."""
    mine = _mine(actor, unit_id).outerjoin(Article, Article.id == Autosave.article_id)
    told = mine.where(Autosave.article_id.is_(None) | (Article.id.is_not(None) & Article.binned_at.is_(None)))
    return db.session.scalars(told.order_by(Autosave.at.desc(), Autosave.id.desc()).limit(most)).all()


def forget(actor: Actor, unit_id: int, *items: str) -> None:
    """Let go of what was kept: it is saved now, or not wanted."""
    mine = (Autosave.unit_id == unit_id, Autosave.user_id == actor.id)
    db.session.execute(delete(Autosave).where(*mine, Autosave.item.in_([_key(item) for item in items if item])))


def forget_old(unit_id: int, now: datetime) -> int:
    """Let go of what nobody came back to for as many days as the unit's bin keeps things; gives how much."""
    old = (Autosave.unit_id == unit_id, Autosave.at < last_kept(unit_id, now))
    return len(db.session.scalars(delete(Autosave).where(*old).returning(Autosave.item)).all())


@events.listen(ArticlePurged)
def forget_purged(event: ArticlePurged) -> None:
    """What is typed of an item that is gone for good goes along."""
    of_item = (Autosave.unit_id == event.unit_id, Autosave.article_id == event.article_id)
    db.session.execute(delete(Autosave).where(*of_item))


def _kept_text(typed: str) -> str:
    """Without what no database keeps: NUL, and halves of letters."""
    return typed.replace("\0", "").encode("utf-8", "replace").decode()


def _key(item: str) -> str:
    return _kept_text(item)[:MAX_KEY]


def _mine(actor: Actor, unit_id: int) -> Select[Autosave]:
    return select(Autosave).where(Autosave.unit_id == unit_id, Autosave.user_id == actor.id)


def _article(unit_id: int, item: str) -> int | None:
    if not (item.isascii() and item.isdigit()):
        return None
    found = db.session.scalar(select(Article.id).where(Article.unit_id == unit_id, Article.id == int(item[:18])))
    if found is None:
        raise Missing(say("Không tìm thấy bài viết này."))
    return found
