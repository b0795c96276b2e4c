"""What happens by itself at its time. Runs in the desk's scope over all units that the worker serves."""

from __future__ import annotations

from datetime import datetime

import structlog
from sqlalchemy import select, union

from congxa.core.actor import Actor, system_actor
from congxa.core.db import current_scope, db
from congxa.core.errors import CongxaError
from congxa.identity import Permission
from congxa.publishing.banner import retire
from congxa.publishing.bin import purge_bin
from congxa.publishing.models import Article, Banner
from congxa.publishing.states import ArticleState
from congxa.publishing.workflow import expire, off_schedule, publish

log = structlog.get_logger(__name__)


def publish_due(now: datetime) -> list[int]:
    """Publish every scheduled article whose moment has come; gives their ids.

    One that may not go out (a link blocked since, an origin that the policy demands by now) goes back to the chief
    editor with the reasons in ``state_note``; the others go on. Two workers never take the same article.
    """
    actor = _clockwork("Hẹn giờ đăng")
    due = db.session.scalars(
        select(Article)
        .where(
            Article.unit_id.in_(actor.reach),
            Article.state == ArticleState.SCHEDULED.value,
            Article.publish_at <= now,
        )
        .order_by(Article.publish_at, Article.id)
        .with_for_update(skip_locked=True)
    ).all()
    return [article.id for article in due if _publish_one(actor, article)]


def _publish_one(actor: Actor, article: Article) -> bool:
    unit_id, article_id, version = article.unit_id, article.id, article.version
    try:
        with db.session.begin_nested():
            publish(actor, unit_id, article_id, version)
    except CongxaError as refusal:
        log.warning("scheduled_article_returned", unit=unit_id, article=article_id, reason=refusal.message)
        off_schedule(actor, article, f"Chưa đăng được theo giờ hẹn. {refusal.message}")
        return False
    return True


def units_due(now: datetime) -> set[int]:
    """The units in which something is due: to go out, or to go off."""
    reach = current_scope().units
    out = (Article.state == ArticleState.SCHEDULED.value, Article.publish_at <= now)
    off = (Article.state == ArticleState.PUBLISHED.value, Article.expires_at <= now)
    found = union(*(select(Article.unit_id).where(Article.unit_id.in_(reach), *each) for each in (out, off)))
    return set(db.session.scalars(found))


def expire_due(now: datetime) -> list[int]:
    """Take every article off the site whose time is over; gives their ids."""
    actor = _clockwork("Hết hạn đăng", Permission.ARTICLE_WITHDRAW)
    over = db.session.scalars(
        select(Article)
        .where(
            Article.unit_id.in_(actor.reach),
            Article.state == ArticleState.PUBLISHED.value,
            Article.expires_at <= now,
        )
        .order_by(Article.expires_at, Article.id)
        .with_for_update(skip_locked=True)
    ).all()
    return [article.id for article in over if _expire_one(actor, article)]


def _expire_one(actor: Actor, article: Article) -> bool:
    unit_id, article_id = article.unit_id, article.id
    try:
        with db.session.begin_nested():
            expire(actor, unit_id, article_id, article.version)
    except CongxaError as refusal:  # an archived site stays as it is
        log.warning("article_not_ended", unit=unit_id, article=article_id, reason=refusal.message)
        return False
    return True


def empty_bin(now: datetime) -> list[int]:
    """Remove for good what has lain in the bins of the units in scope for its days; gives the ids."""
    actor = _clockwork("Dọn thùng rác", Permission.ARTICLE_WITHDRAW)
    return [number for unit_id in actor.reach for number in purge_bin(actor, unit_id, now)]


def retire_banners(now: datetime) -> list[int]:
    """Take banners whose time is over off the site; gives their ids."""
    actor = _clockwork("Hết hạn biểu ngữ")
    over = db.session.scalars(
        select(Banner)
        .where(Banner.unit_id.in_(actor.reach), Banner.is_active, Banner.expires_at <= now)
        .with_for_update(skip_locked=True)
    ).all()
    for banner in over:
        retire(actor, banner)
    return [banner.id for banner in over]


def _clockwork(name: str, permission: Permission = Permission.ARTICLE_PUBLISH) -> Actor:
    return system_actor(name, frozenset({permission}), current_scope().units)
