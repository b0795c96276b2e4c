"""Sending an item to the units below, sending it again, taking it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select

from congxa import audit, copyright, identity, tenancy
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Problem
from congxa.core.text import line, shorten
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing import gate
from congxa.publishing.kinds import kind_of
from congxa.publishing.models import Article
from congxa.publishing.queries import draft_of
from congxa.publishing.rows import locked, record
from congxa.publishing.states import ArticleState
from congxa.publishing.syndicated.models import SyndicatedCopy
from congxa.publishing.syndicated.rules import CopyState, Mode, Terms, terms
from congxa.publishing.syndicated.trouble import clear
from congxa.tenancy import SiteFacts

MAX_NOTE = 500


class Place(NamedTuple):
    """Where an item would stand in a unit below; ``section`` is empty where that unit has none of its kind."""

    unit: SiteFacts
    section: str
    section_title: str
    copy: SyndicatedCopy | None  # when it was sent there before


class Sending(NamedTuple):
    """To whom an item is sent, and how."""

    unit_ids: Sequence[int]
    mode: Mode = Mode.LOCKED
    may_decline: bool = True
    note: str = ""


def places(actor: Actor, article: Article) -> list[Place]:
    """Every unit below, with the section in which the item would stand: the one of the same name, or the first of its
    kind."""
    identity.require(actor, Permission.ARTICLE_SYNDICATE, article.unit_id)
    directory = tenancy.directory()
    sent = {copy.unit_id: copy for copy in copies_of(article)}
    own = draft_of(article).section
    found = []
    for unit_id in directory.below.get(article.unit_id, ()):
        unit = directory.by_id[unit_id]
        fitting = [section for section in unit.spec.site.sections if section.kind == article.kind]
        section = next((each for each in fitting if each.slug == own), fitting[0] if fitting else None)
        place = (section.slug, section.name) if section else ("", "")
        found.append(Place(unit, *place, sent.get(unit_id)))
    return found


def copies_of(article: Article) -> Sequence[SyndicatedCopy]:
    """What was sent of an item."""
    of_item = (
        SyndicatedCopy.source_unit_id == article.unit_id,
        SyndicatedCopy.source_article_id == article.id,
    )
    return db.session.scalars(select(SyndicatedCopy).where(*of_item).order_by(SyndicatedCopy.unit_id)).all()


def refuse_unfit(article: Article) -> None:
    """Raise Conflict for an item that is not public, Invalid for one that today's rules would not let out."""
    if article.state != ArticleState.PUBLISHED:
        raise Conflict(say("Chỉ gửi được bài đang đăng. Hãy đăng bài rồi gửi về các xã."))
    if article.source_unit_id is not None:
        raise Conflict(say("Bài này do cấp trên gửi về. Đơn vị ấy gửi thẳng cho các đơn vị ở dưới."))
    problems = (*gate.missing(article.unit_id, article.kind, draft_of(article), clock.now()), *_uncovered(article))
    if problems:
        raise Invalid(problems)


def _uncovered(article: Article) -> tuple[Problem, ...]:
    """Works of the item whose agreement does not reach the units below."""
    unit_id, draft = article.unit_id, draft_of(article)
    shown = [(each.label, each.origin) for each in gate.illustrations(unit_id, draft)]
    enclosed = [(each.label, each.origin) for each in gate.enclosures(unit_id, kind_of(article.kind), draft)]
    return copyright.not_covering_below([(say("Bài"), draft.origin), *shown, *enclosed])


def terms_of(unit_id: int, mode: Mode, *, may_decline: bool) -> Terms:
    """What holds for a sending of this unit today."""
    policy = tenancy.directory().by_id[unit_id].spec.policy
    return terms(policy.syndication if policy else (), clock.today(), mode, may_decline=may_decline)


def send(actor: Actor, unit_id: int, article_id: int, sending: Sending) -> list[SyndicatedCopy]:
    """Send a public item to units below. The worker brings it there; one that has it already gets it anew, under the
    terms of this sending. What a unit has declined stays declined.

    Raises Refused, Missing, Conflict, Invalid at ``unit_ids``, ``note`` and with everything that today's gate misses.
    """
    identity.require(actor, Permission.ARTICLE_SYNDICATE, unit_id)
    article = locked(unit_id, article_id)
    refuse_unfit(article)
    note = line(sending.note)
    if len(note) > MAX_NOTE:
        raise Invalid.at(
            "note",
            say("Lời nhắn dài %(length)s ký tự; tối đa %(most)s. Hãy rút ngắn lại.", length=len(note), most=MAX_NOTE),
        )
    chosen = [place for place in places(actor, article) if place.unit.unit_id in set(sending.unit_ids)]
    fitting = [place for place in chosen if place.section]
    if not fitting:
        raise Invalid.at("unit_ids", say("Chưa chọn xã nào nhận được bài này. Hãy đánh dấu ít nhất một xã."))
    agreed = terms_of(unit_id, sending.mode, may_decline=sending.may_decline)
    sent = [_send_one(actor, article, place, sending.mode, agreed, note) for place in fitting]
    db.session.flush()
    changes = {"units": (None, ", ".join(place.unit.slug for place in fitting)), "mode": (None, sending.mode.value)}
    record(actor, article, audit.Event.ARTICLE_SENT, changes, note)
    return sent


def _send_one(actor: Actor, article: Article, place: Place, mode: Mode, agreed: Terms, note: str) -> SyndicatedCopy:
    copy = place.copy
    if copy is None:
        copy = SyndicatedCopy(
            unit_id=place.unit.unit_id,
            source_unit_id=article.unit_id,
            source_article_id=article.id,
            section=place.section,
            is_changed=False,
            delivered_version=0,
        )
        db.session.add(copy)
    elif copy.state == CopyState.DECLINED and agreed.may_decline:
        return copy
    copy.mode, copy.may_decline, copy.goes_live = mode.value, agreed.may_decline, agreed.goes_live
    copy.state, copy.is_pending, copy.reason, copy.note = CopyState.WAITING.value, True, "", note
    copy.title, copy.sent_version = shorten(article.title, 200), article.version
    copy.at, copy.by = clock.now(), actor.name
    clear(copy)
    return copy


def take_back_copies(actor: Actor, unit_id: int, article_id: int, unit_ids: Sequence[int], reason: str) -> int:
    """Take an item off the sites of these units, with a reason that they read; gives how many. The worker does it."""
    identity.require(actor, Permission.ARTICLE_SYNDICATE, unit_id)
    article = locked(unit_id, article_id)
    said = line(reason)
    if not said:
        raise Invalid.at("reason", say("Chưa ghi lý do thu hồi. Hãy ghi ngắn gọn để các xã biết."))
    chosen = [copy for copy in copies_of(article) if copy.unit_id in set(unit_ids)]
    for copy in chosen:
        copy.state, copy.is_pending, copy.reason = CopyState.WITHDRAWN.value, True, said[:MAX_NOTE]
        copy.at, copy.by = clock.now(), actor.name
        clear(copy)
    if chosen:
        by_id: Mapping[int, SiteFacts] = tenancy.directory().by_id
        units = ", ".join(by_id[copy.unit_id].slug for copy in chosen)
        record(actor, article, audit.Event.ARTICLE_RECALLED, {"units": (units, None)}, said)
    return len(chosen)
