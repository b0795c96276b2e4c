"""What became of what a unit sent? And what does a unit below have to decide? The numbers and lines of both tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import func, or_, select

from congxa import identity
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Missing
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing.syndicated.models import SyndicatedCopy
from congxa.publishing.syndicated.rules import CopyState, Terms
from congxa.publishing.syndicated.sending import Place
from congxa.publishing.syndicated.trouble import is_failing


class Standing(StrEnum):
    """Where a copy stands, as people speak of it."""

    SENDING = "sending"
    LIVE = "live"
    WAITING = "waiting"  # it is there; the receiving unit has not let it out yet
    DECLINED = "declined"
    REFUSED = "refused"
    RECALLED = "recalled"


STANDING_TITLES: Mapping[Standing, str] = {
    Standing.SENDING: "Đang gửi",
    Standing.LIVE: "Đã nhận, đang hiển thị",
    Standing.WAITING: "Đã nhận, chờ xã duyệt",
    Standing.DECLINED: "Xã từ chối",
    Standing.REFUSED: "Chưa đăng được",
    Standing.RECALLED: "Đã thu hồi",
}


class Item(NamedTuple):
    """One item that was sent, and how many of its copies stand where."""

    unit_id: int
    article_id: int
    title: str
    mode: str
    at: datetime
    counts: Mapping[Standing, int]
    changed: int
    failing: int

    @property
    def total(self) -> int:
        """To how many units it was sent."""
        return sum(self.counts.values())

    @property
    def received(self) -> int:
        """How many of them have it."""
        return self.counts.get(Standing.LIVE, 0) + self.counts.get(Standing.WAITING, 0)


class Inbox(NamedTuple):
    """What lies before a unit below."""

    is_used: bool  # it was sent something at some time
    asked: Sequence[SyndicatedCopy]


class Forecast(NamedTuple):
    """What a sending would do, as numbers of units."""

    live: int = 0  # public there at once
    waiting: int = 0  # there, until the unit lets it out
    again: int = 0  # of both: have it already, and get the newest text
    declined: int = 0  # said no, and stay without
    unfit: int = 0  # have no section for it


def standing(copy: SyndicatedCopy) -> Standing:
    """Where this copy stands."""
    match CopyState(copy.state):
        case CopyState.DECLINED:
            return Standing.DECLINED
        case CopyState.WITHDRAWN:
            return Standing.RECALLED
        case CopyState.REFUSED:
            return Standing.REFUSED
        case CopyState.DELIVERED:
            return Standing.LIVE if copy.goes_live else Standing.WAITING
    return Standing.SENDING


def sent_items(actor: Actor, unit_id: int, permission: Permission = Permission.DESK_READ) -> list[Item]:
    """What a unit sent, the newest first."""
    identity.require(actor, permission, unit_id)
    mine = select(SyndicatedCopy).where(SyndicatedCopy.source_unit_id == unit_id)
    rows = db.session.scalars(mine.order_by(SyndicatedCopy.source_article_id)).all()
    grouped = groupby(rows, lambda copy: copy.source_article_id)
    items = [_item(article_id, list(copies)) for article_id, copies in grouped]
    return sorted(items, key=lambda item: item.at, reverse=True)


def sent_copies(
    actor: Actor, unit_id: int, article_id: int, permission: Permission = Permission.DESK_READ
) -> Sequence[SyndicatedCopy]:
    """What was sent of one item; Missing where nothing was."""
    identity.require(actor, permission, unit_id)
    of_item = (SyndicatedCopy.source_unit_id == unit_id, SyndicatedCopy.source_article_id == article_id)
    found = db.session.scalars(select(SyndicatedCopy).where(*of_item).order_by(SyndicatedCopy.unit_id)).all()
    if not found:
        raise Missing(say("Không tìm thấy tin đã gửi này."))
    return found


def item_of(copies: Sequence[SyndicatedCopy]) -> Item:
    """The line of one item, from all its copies."""
    return _item(copies[0].source_article_id, copies)


def units_with(unit_id: int, article_id: int) -> int:
    """How many units below have an item of this unit, or are about to: there it goes with its source."""
    of_item = (SyndicatedCopy.source_unit_id == unit_id, SyndicatedCopy.source_article_id == article_id)
    there = SyndicatedCopy.state.in_((CopyState.WAITING, CopyState.DELIVERED))
    return db.session.scalar(select(func.count()).select_from(SyndicatedCopy).where(*of_item, there)) or 0


def inbox(unit_id: int) -> Inbox:
    """What waits for a unit, and whether it was ever sent anything; one statement, for every page of its desk."""
    newest = select(func.max(SyndicatedCopy.id)).where(SyndicatedCopy.unit_id == unit_id).scalar_subquery()
    asked = or_(
        SyndicatedCopy.offered != {},
        SyndicatedCopy.state == CopyState.REFUSED,
        (SyndicatedCopy.state == CopyState.DELIVERED) & SyndicatedCopy.goes_live.is_(False),
        SyndicatedCopy.id == newest,
    )
    mine = select(SyndicatedCopy).where(SyndicatedCopy.unit_id == unit_id, asked)
    found = db.session.scalars(mine.order_by(SyndicatedCopy.id.desc())).all()
    return Inbox(bool(found), [copy for copy in found if is_asked(copy)])


def is_asked(copy: SyndicatedCopy) -> bool:
    """Whether the receiving unit has to look at it: waiting to be let out, not let through, or with a newer text."""
    return bool(copy.offered) or standing(copy) in (Standing.WAITING, Standing.REFUSED)


def foretell(places: Iterable[Place], unit_ids: Iterable[int], terms: Terms) -> Forecast:
    """What sending to these units under these terms would do. Pure."""
    wanted, counts = set(unit_ids), Counter[str]()
    for place in places:
        if place.unit.unit_id not in wanted:
            continue
        copy = place.copy
        if not place.section:
            counts["unfit"] += 1
        elif copy is not None and copy.state == CopyState.DECLINED and terms.may_decline:
            counts["declined"] += 1
        else:
            counts["live" if terms.goes_live or (copy is not None and copy.goes_live) else "waiting"] += 1
            counts["again"] += copy is not None and copy.article_id is not None
    return Forecast(**counts)


def _item(article_id: int, copies: Sequence[SyndicatedCopy]) -> Item:
    newest = max(copies, key=lambda copy: copy.at)
    return Item(
        newest.source_unit_id,
        article_id,
        newest.title,
        newest.mode,
        newest.at,
        Counter(standing(copy) for copy in copies),
        sum(copy.is_changed for copy in copies),
        sum(map(is_failing, copies)),
    )
