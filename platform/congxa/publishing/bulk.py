"""One action on several items: what would happen to each, and doing it.

What is foretold is done and taken back, item by item, so that there is no second set of rules to keep equal. Each item
stands for itself: what refuses one hinders no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select

from congxa import identity
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, CongxaError, Invalid
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing import bin, workflow
from congxa.publishing.models import Article
from congxa.publishing.queries import draft_of
from congxa.publishing.service import save
from congxa.publishing.states import STATE_TITLES, ArticleState, Step, steps_from, why_closed

MOST = 100  # items at a time


class Action(StrEnum):
    """What can be done to several items; the name is the form's."""

    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    ARCHIVE = "archive"
    MOVE = "move"
    DISCARD = "discard"
    TAKE_BACK = "take-back"


_STEPS = {Action(step.value): step for step in Step if step.value in {action.value for action in Action}}
WITH_NOTE = frozenset({Action.RETURN, Action.WITHDRAW})


class Order(NamedTuple):
    """An action with what it needs: ``note`` for those of ``WITH_NOTE``, the slug of the section for a move."""

    action: Action
    note: str = ""
    section: str = ""


class Chosen(NamedTuple):
    """An item at the version that the person saw; 0: the one that stands."""

    article_id: int
    version: int = 0


class Outcome(NamedTuple):
    """What happened to an item, or would. ``refusals``: why not, in sentences; empty when it went well.

    ``seen`` is the version that stood before, ``section`` the one in which it stood, for a move that is taken back.
    """

    article_id: int
    title: str
    seen: int
    before: str
    after: str
    section: str
    refusals: tuple[str, ...] = ()


def foretell(actor: Actor, unit_id: int, order: Order, chosen: Sequence[Chosen]) -> list[Outcome]:
    """What the order would do to each item, without doing it. The piece of work must end with ``core.db.abandon``."""
    noted = order._replace(note=order.note or "…")
    return [_one(actor, unit_id, noted, each, keep=False) for each in _known(actor, unit_id, order, chosen)]


def carry_out(actor: Actor, unit_id: int, order: Order, chosen: Sequence[Chosen]) -> list[Outcome]:
    """Do it; raises Invalid at ``note`` where a reason is missing, before anything is done."""
    if order.action in WITH_NOTE and not order.note.strip():
        raise Invalid.at(
            "note", say("Chưa ghi lý do. Hãy ghi ngắn gọn; lý do này được gửi cho người viết của từng bài.")
        )
    return [_one(actor, unit_id, order, each, keep=True) for each in _known(actor, unit_id, order, chosen)]


def _known(actor: Actor, unit_id: int, order: Order, chosen: Sequence[Chosen]) -> list[Chosen]:
    identity.require(actor, Permission.ARTICLE_WRITE, unit_id)
    if order.action is Action.TAKE_BACK:
        bin.binned(actor, unit_id)
    numbers = select(Article.id).where(Article.unit_id == unit_id, Article.id.in_([each.article_id for each in chosen]))
    # Held in one order, so that two people with the same items in two orders do not wait for each other.
    standing = set(db.session.scalars(numbers.order_by(Article.id).with_for_update()))
    return [each for each in dict.fromkeys(chosen) if each.article_id in standing][:MOST]


def _one(actor: Actor, unit_id: int, order: Order, chosen: Chosen, *, keep: bool) -> Outcome:
    article = db.session.get_one(Article, chosen.article_id, populate_existing=True)
    draft, version = draft_of(article), chosen.version or article.version
    before = _words(article)
    told = Outcome(article.id, article.title, version, before, before, draft.section)
    point = db.session.begin_nested()
    try:
        changed = _act(actor, unit_id, order, article, version)
        db.session.flush()
        told = told._replace(after=_words(changed))
    except Invalid as refusal:
        point.rollback()
        return told._replace(refusals=tuple(dict.fromkeys(problem.message for problem in refusal.problems)))
    except CongxaError as refusal:
        point.rollback()
        return told._replace(refusals=(refusal.message,))
    if keep:
        point.commit()
    else:
        point.rollback()
        db.session.expire_all()
    return told


def _refuse_needless(order: Order, article: Article) -> None:
    """Raise Conflict for what was never to be done to this item: nobody has to be suspected of having been quicker."""
    step = _STEPS.get(order.action)
    if step is not None and step not in steps_from(article.state):
        raise Conflict(why_closed(step, article.state))
    if order.action is Action.MOVE and draft_of(article).section == order.section:
        raise Conflict(say("Bài đang ở chuyên mục này rồi."))


def _act(actor: Actor, unit_id: int, order: Order, article: Article, version: int) -> Article:
    _refuse_needless(order, article)
    match order.action:
        case Action.SUBMIT:
            return workflow.submit(actor, unit_id, article.id, version)
        case Action.APPROVE:
            return workflow.approve(actor, unit_id, article.id, version)
        case Action.RETURN:
            return workflow.return_to_author(actor, unit_id, article.id, version, order.note)
        case Action.PUBLISH:
            return workflow.publish(actor, unit_id, article.id, version)
        case Action.WITHDRAW:
            return workflow.withdraw(actor, unit_id, article.id, version, order.note)
        case Action.ARCHIVE:
            return workflow.archive(actor, unit_id, article.id, version)
        case Action.MOVE:
            moved = replace(draft_of(article), section=order.section, kind=None)
            return save(actor, unit_id, article.id, moved, version)
        case Action.DISCARD:
            return bin.discard(actor, unit_id, article.id, version)
        case Action.TAKE_BACK:
            return bin.take_back(actor, unit_id, article.id)


def _words(article: Article) -> str:
    return say("Thùng rác") if article.binned_at else say(STATE_TITLES[ArticleState(article.state)])
