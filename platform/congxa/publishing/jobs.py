"""What happens by itself at its time. Runs in the desk's scope over all units that the worker serves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

import structlog
from sqlalchemy import ColumnElement, Select, select, union

from congxa.core.actor import Actor, system_actor
from congxa.core.db import current_scope, db
from congxa.core.errors import CongxaError
from congxa.identity import Permission
from congxa.publishing import bin as articles_bin
from congxa.publishing.autosaves import service as autosaves
from congxa.publishing.banner import retire
from congxa.publishing.library import bin as library_bin
from congxa.publishing.models import Article, Banner
from congxa.publishing.states import ArticleState
from congxa.publishing.workflow import expire, off_schedule, publish

log = structlog.get_logger(__name__)
Due = TypeVar("Due", Article, Banner)
Conditions = tuple[ColumnElement[bool], ...]

# What a unit keeps for some days and a night takes away for good; each gives how much it was. Whatever gets a bin of
# its own signs on here.
BINS: Sequence[Callable[[int, datetime], int]] = (library_bin.purge, articles_bin.purge, autosaves.forget_old)


def publish_due(now: datetime) -> list[int]:
    """Publish every scheduled article whose moment has come; gives their ids.

    One that may not go out (a link blocked since, an origin that the policy demands by now) goes back to the chief
    editor with the reasons in ``state_note``; the others go on.
    """
    actor = _clockwork("Hẹn giờ đăng")

    def put_out(article: Article) -> None:
        publish(actor, article.unit_id, article.id, article.version)

    def give_back(article: Article, reason: str) -> None:
        log.warning("scheduled_article_returned", unit=article.unit_id, article=article.id, reason=reason)
        off_schedule(actor, article, f"Chưa đăng được theo giờ hẹn. {reason}")

    due = select(Article).where(Article.unit_id.in_(actor.reach), *_goes_out(now))
    return _each(due.order_by(Article.publish_at, Article.id), put_out, give_back)


def expire_due(now: datetime) -> list[int]:
    """Take every article off the site whose time is over; gives their ids."""
    actor = _clockwork("Hết hạn đăng", Permission.ARTICLE_WITHDRAW)

    def end(article: Article) -> None:
        expire(actor, article.unit_id, article.id, article.version)

    over = select(Article).where(Article.unit_id.in_(actor.reach), *_goes_off(now))
    return _each(over.order_by(Article.expires_at, Article.id), end, _left)


def retire_banners(now: datetime) -> list[int]:
    """Take banners whose time is over off the site; gives their ids."""
    actor = _clockwork("Hết hạn biểu ngữ")
    over = select(Banner).where(Banner.unit_id.in_(actor.reach), Banner.is_active, Banner.expires_at <= now)
    return _each(over, lambda banner: retire(actor, banner), _left)


def units_due(now: datetime) -> set[int]:
    """The units in which something is due: to go out, or to go off."""
    reach = current_scope().units
    due = (
        select(Article.unit_id).where(Article.unit_id.in_(reach), *each) for each in (_goes_out(now), _goes_off(now))
    )
    return set(db.session.scalars(union(*due)))


def _goes_out(now: datetime) -> Conditions:
    return (Article.state == ArticleState.SCHEDULED.value, Article.publish_at <= now)


def _goes_off(now: datetime) -> Conditions:
    return (Article.state == ArticleState.PUBLISHED.value, Article.expires_at <= now)


def _each(due: Select[Due], act: Callable[[Due], None], refused: Callable[[Due, str], None]) -> list[int]:
    """Act on each thing that is due, or say why it could not be; gives the ids of those on which it was done.

    Two workers never take the same thing, and what was begun with one that is refused is undone.
    """
    things = db.session.scalars(due.with_for_update(skip_locked=True)).all()
    return [thing.id for thing in things if _is_done(thing, act, refused)]


def _is_done(thing: Due, act: Callable[[Due], None], refused: Callable[[Due, str], None]) -> bool:
    try:
        with db.session.begin_nested():
            act(thing)
    except CongxaError as refusal:
        refused(thing, refusal.message)
        return False
    return True


def _left(thing: Article | Banner, reason: str) -> None:
    """On an archived site everything stays as it is."""
    log.warning("not_ended", kind=thing.__tablename__, unit=thing.unit_id, number=thing.id, reason=reason)


def _clockwork(name: str, permission: Permission = Permission.ARTICLE_PUBLISH) -> Actor:
    return system_actor(name, frozenset({permission}), current_scope().units)
