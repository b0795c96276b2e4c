"""What a unit below decides of what it is sent: declining, taking again, taking or leaving a newer text."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from congxa import audit, identity
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing
from congxa.core.text import line
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing.drafts import Draft
from congxa.publishing.models import Article
from congxa.publishing.rows import locked
from congxa.publishing.service import save
from congxa.publishing.states import ArticleState
from congxa.publishing.syndicated.bonds import decline
from congxa.publishing.syndicated.models import SyndicatedCopy
from congxa.publishing.syndicated.rules import CopyState
from congxa.publishing.syndicated.trouble import clear
from congxa.publishing.workflow import off_schedule, withdraw


def received(actor: Actor, unit_id: int) -> Sequence[SyndicatedCopy]:
    """What the unit was sent, the newest first."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    mine = select(SyndicatedCopy).where(SyndicatedCopy.unit_id == unit_id)
    return db.session.scalars(mine.order_by(SyndicatedCopy.id.desc())).all()


def copy_for(actor: Actor, unit_id: int, copy_id: int) -> SyndicatedCopy:
    """One of them; Missing for another unit's."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    copy = db.session.scalar(
        select(SyndicatedCopy).where(SyndicatedCopy.unit_id == unit_id, SyndicatedCopy.id == copy_id)
    )
    if copy is None:
        raise Missing(say("Không tìm thấy tin này."))
    return copy


def refuse_copy(actor: Actor, unit_id: int, copy_id: int, reason: str) -> SyndicatedCopy:
    """Decline an item, with a reason that the sender reads; a public copy goes off the site. Raises Conflict where the
    sender leaves no choice, Invalid at ``reason``."""
    identity.require(actor, Permission.ARTICLE_PUBLISH, unit_id)
    said = line(reason)
    copy, article = _held(actor, unit_id, copy_id)
    if not said:
        raise Invalid.at("reason", say("Chưa ghi lý do từ chối. Hãy ghi ngắn gọn để đơn vị phát hành biết."))
    if not copy.may_decline:
        raise Conflict(say("Đơn vị phát hành không cho từ chối tin này. Nếu tin không phù hợp, hãy báo cho họ."))
    if article is not None and article.state == ArticleState.PUBLISHED:
        withdraw(actor, unit_id, article.id, article.version, said)
    elif article is not None:
        if article.state == ArticleState.SCHEDULED:  # else the clock would bring it out all the same
            off_schedule(actor, article, said)
        decline(actor, article, said)
    copy.state, copy.reason, copy.is_pending = CopyState.DECLINED.value, said, False
    _sign(copy, actor)
    return copy


def take_again(actor: Actor, unit_id: int, copy_id: int) -> SyndicatedCopy:
    """Take what was declined or could not be published; the worker brings it in the sender's newest text."""
    identity.require(actor, Permission.ARTICLE_PUBLISH, unit_id)
    copy, _article = _held(actor, unit_id, copy_id)
    if copy.state not in (CopyState.DECLINED, CopyState.REFUSED):
        raise Conflict(say("Tin này không ở trạng thái từ chối. Hãy tải lại trang để xem trạng thái mới nhất."))
    copy.state, copy.reason, copy.is_pending = CopyState.WAITING.value, "", True
    clear(copy)
    _sign(copy, actor)
    return copy


def take_newer(actor: Actor, unit_id: int, copy_id: int) -> Article:
    """Put the sender's newer text over the unit's own; its own stays among the versions."""
    identity.require(actor, Permission.ARTICLE_PUBLISH, unit_id)
    copy, article = _held(actor, unit_id, copy_id)
    if article is None or not copy.offered:
        raise _nothing_offered()
    kept = save(actor, unit_id, article.id, Draft.from_facts(copy.offered), article.version)
    copy.is_changed, copy.delivered_version, copy.offered = False, copy.sent_version, {}
    _sign(copy, actor)
    return kept


def keep_own(actor: Actor, unit_id: int, copy_id: int) -> SyndicatedCopy:
    """Leave the sender's newer text, and keep the unit's own."""
    identity.require(actor, Permission.ARTICLE_PUBLISH, unit_id)
    copy, _article = _held(actor, unit_id, copy_id)
    if not copy.offered:
        raise _nothing_offered()
    copy.delivered_version, copy.offered = copy.sent_version, {}
    _sign(copy, actor)
    return copy


def _held(actor: Actor, unit_id: int, copy_id: int) -> tuple[SyndicatedCopy, Article | None]:
    """A copy as it stands now with its article, held against the delivery in the order of all others: the article
    first. Raises Conflict where it was brought here just now."""
    copy = copy_for(actor, unit_id, copy_id)
    seen = copy.article_id
    article = locked(unit_id, seen) if seen else None
    db.session.refresh(copy, with_for_update=True)
    if copy.article_id != seen:
        raise Conflict(say("Tin này vừa được đưa về đơn vị. Hãy tải lại trang rồi quyết định."))
    return copy, article


def _nothing_offered() -> Conflict:
    return Conflict(say("Không có bản mới nào đang chờ quyết định. Hãy tải lại trang."))


def _sign(copy: SyndicatedCopy, actor: Actor) -> None:
    copy.at, copy.by = clock.now(), actor.name
    subject = audit.Subject("article", copy.article_id or 0, copy.title)
    audit.record(actor, audit.Event.ARTICLE_RECEIVED, copy.unit_id, subject, {"state": (None, copy.state)}, copy.reason)
