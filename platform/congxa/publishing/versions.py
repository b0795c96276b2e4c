"""How is an earlier version of an article made today's again? As a new version: what has been is never rewritten."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from congxa import identity
from congxa.audit import Event
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, Missing, Problem
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing.drafts import Draft
from congxa.publishing.models import Article, ArticleRevision
from congxa.publishing.queries import article_for, draft_of
from congxa.publishing.rows import record
from congxa.publishing.service import problems_to_save, save


def version_of(actor: Actor, unit_id: int, article_id: int, number: int) -> ArticleRevision:
    """One version of an article. Raises Missing for one that there is not."""
    article_for(actor, Permission.DESK_READ, unit_id, article_id)
    found = db.session.scalar(
        select(ArticleRevision).where(
            ArticleRevision.unit_id == unit_id,
            ArticleRevision.article_id == article_id,
            ArticleRevision.number == number,
        )
    )
    if found is None:
        raise Missing(
            say("Bài này không có bản số %(number)s. Hãy mở lịch sử sửa bài để chọn bản khác.", number=number)
        )
    return found


def as_restored(article: Article, revision: ArticleRevision) -> Draft:
    """What the article would say after the restoration: all of the version but the day on which it goes off the site
    by itself, which is an arrangement of today and no text, and the origin of what came from above, which is
    said there."""
    restored = replace(Draft.from_facts(revision.content), expires_at=article.expires_at)
    return restored if article.source_unit_id is None else replace(restored, origin=draft_of(article).origin)


def hindrances(actor: Actor, article: Article, revision: ArticleRevision) -> tuple[Problem, ...]:
    """What keeps the version from being restored as it is: pictures that are gone, a section out of use, an origin that
    the law of today asks for."""
    identity.require(actor, Permission.DESK_READ, article.unit_id)
    return problems_to_save(article, as_restored(article, revision))


def restore(actor: Actor, unit_id: int, article_id: int, number: int, version: int) -> Article:
    """Save version ``number`` over version ``version``, by all the rules of a save.

    Raises what ``save`` raises, Missing, and Conflict where the article says just the same already.
    """
    identity.require(actor, Permission.ARTICLE_WRITE, unit_id)
    revision = version_of(actor, unit_id, article_id, number)
    article = article_for(actor, Permission.DESK_READ, unit_id, article_id)
    kept = save(actor, unit_id, article_id, as_restored(article, revision), version, restores=number)
    if kept.version == version:
        raise Conflict(say("Bài hiện nay giống hệt bản %(number)s, không có gì để khôi phục.", number=number))
    record(actor, kept, Event.ARTICLE_REVERTED, note=f"Bản {number} thành bản {kept.version}.")
    return kept
