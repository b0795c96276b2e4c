"""Saying something of a passage, answering, calling it done. Everybody who reads the desk and writes there may."""

from __future__ import annotations

from sqlalchemy import delete, func, select

from congxa import identity
from congxa.audit import Event
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db, hold
from congxa.core.errors import Conflict, Missing
from congxa.core.events import listen
from congxa.core.text import shorten
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing.archive import refuse_archived
from congxa.publishing.events import ArticlePurged
from congxa.publishing.hands import require_with
from congxa.publishing.models import Article
from congxa.publishing.queries import article_for
from congxa.publishing.remarks.models import Remark
from congxa.publishing.remarks.passages import Passage
from congxa.publishing.remarks.queries import letters_of
from congxa.publishing.remarks.rules import MAX_REMARKS, meant, words_of
from congxa.publishing.rows import record

_IN_RECORD = 200  # letters of a remark that the record of acts repeats


def add(
    actor: Actor, unit_id: int, article_id: int, words: str, quote: str = "", before: str = "", after: str = ""
) -> Remark:
    """Say something of a passage of the article as it is kept, or of all of it (no quote). Sent twice, it is one.

    Raises Refused, Missing, Conflict (archived site, too many), Invalid at ``words`` and ``quote``.
    """
    article = _begin(actor, unit_id, article_id)
    said = words_of("words", words)
    passage = meant("quote", letters_of(article).text, quote, before, after)
    return _same(actor, article, said, passage) or _kept(actor, article, said, passage, Event.REMARK_MADE)


def answer(actor: Actor, unit_id: int, article_id: int, remark_id: int, words: str) -> Remark:
    """Answer a remark. Raises as ``add``; Conflict for one that is done."""
    article = _begin(actor, unit_id, article_id)
    remark = _remark(article, remark_id)
    if remark.resolved_at is not None:
        raise Conflict(say("Nhận xét này đã xong. Muốn trao đổi tiếp, hãy bấm “Mở lại” trước."))
    said = words_of(f"words-{remark_id}", words)
    same = _same(actor, article, said, Passage(""), reply_to=remark.id)
    return same or _kept(actor, article, said, Passage(""), Event.REMARK_ANSWERED, reply_to=remark.id)


def resolve(actor: Actor, unit_id: int, article_id: int, remark_id: int) -> Remark:
    """Call a remark done; one that is done already stays as it is. Raises Refused, Missing, Conflict."""
    article = _begin(actor, unit_id, article_id)
    require_with(actor, Permission.ARTICLE_WRITE, article)
    remark = _remark(article, remark_id)
    if remark.resolved_at is None:
        remark.resolved_at, remark.resolved_by = clock.now(), actor.name
        record(actor, article, Event.REMARK_RESOLVED, note=shorten(remark.words, _IN_RECORD))
    return remark


def reopen(actor: Actor, unit_id: int, article_id: int, remark_id: int) -> Remark:
    """Take back that a remark is done. Raises Refused, Missing, Conflict."""
    article = _begin(actor, unit_id, article_id)
    require_with(actor, Permission.ARTICLE_WRITE, article)
    remark = _remark(article, remark_id)
    if remark.resolved_at is not None:
        remark.resolved_at, remark.resolved_by = None, ""
        record(actor, article, Event.REMARK_REOPENED, note=shorten(remark.words, _IN_RECORD))
    return remark


def _begin(actor: Actor, unit_id: int, article_id: int) -> Article:
    identity.require(actor, Permission.DESK_READ, unit_id)
    article = article_for(actor, Permission.ARTICLE_WRITE, unit_id, article_id)
    refuse_archived(unit_id)
    hold(f"remarks {article_id}", unit_id)  # the second press of a button comes while the first is on its way
    return article


def _remark(article: Article, remark_id: int) -> Remark:
    remark = db.session.scalar(
        select(Remark).where(
            Remark.unit_id == article.unit_id,
            Remark.article_id == article.id,
            Remark.id == remark_id,
            Remark.reply_to.is_(None),
        )
    )
    if remark is None:
        raise Missing(say("Không tìm thấy nhận xét này."))
    return remark


def _same(actor: Actor, article: Article, said: str, passage: Passage, reply_to: int | None = None) -> Remark | None:
    """What this person said already, word for word, at the same place, and is not done."""
    of_article = (Remark.unit_id == article.unit_id, Remark.article_id == article.id)
    at_place = (Remark.quote == passage.quote, Remark.before == passage.before, Remark.after == passage.after)
    said_so = (Remark.by_id == actor.id, Remark.words == said, Remark.resolved_at.is_(None))
    under = Remark.reply_to.is_(None) if reply_to is None else Remark.reply_to == reply_to
    return db.session.scalar(select(Remark).where(*of_article, *at_place, *said_so, under).limit(1))


def _kept(
    actor: Actor, article: Article, said: str, passage: Passage, event: Event, reply_to: int | None = None
) -> Remark:
    of_article = (Remark.unit_id == article.unit_id, Remark.article_id == article.id)
    if (db.session.scalar(select(func.count()).select_from(Remark).where(*of_article)) or 0) >= MAX_REMARKS:
        raise Conflict(
            say(
                "Bài đã có %(most)s nhận xét và trả lời, không ghi thêm được. Hãy trao đổi trực tiếp với người viết.",
                most=MAX_REMARKS,
            )
        )
    remark = Remark(
        unit_id=article.unit_id,
        article_id=article.id,
        reply_to=reply_to,
        on_version=article.version,
        quote=passage.quote,
        before=passage.before,
        after=passage.after,
        words=said,
        by=actor.name,
        by_id=actor.id,
        at=clock.now(),
        resolved_at=None,
        resolved_by="",
    )
    db.session.add(remark)
    db.session.flush()
    quoted: dict[str, tuple[object, object]] = {"quote": (None, passage.quote)} if passage.quote else {}
    record(actor, article, event, quoted, shorten(said, _IN_RECORD))
    return remark


@listen(ArticlePurged)
def _forget(event: ArticlePurged) -> None:
    of_article = (Remark.unit_id == event.unit_id, Remark.article_id == event.article_id)
    db.session.execute(delete(Remark).where(*of_article))
