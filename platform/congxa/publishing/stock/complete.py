"""Giving one origin to several works at once: looked at before, done each for itself, taken back in one go."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from congxa import audit, copyright, identity, media
from congxa.copyright import Origin, WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, CongxaError, Invalid, Missing
from congxa.core.words import say
from congxa.identity import Permission
from congxa.media import File, Picture
from congxa.publishing.archive import refuse_archived
from congxa.publishing.models import Article
from congxa.publishing.stock.audit import StockWork, judge_of, judged, public_articles, review
from congxa.publishing.stock.figures import keep_shares, shares
from congxa.publishing.stock.give import give, refuse_bound
from congxa.publishing.stock.models import RightsBatch

MOST = 200  # works in one go


@dataclass(frozen=True)
class Change:
    """What the origin would do to one work: what is said before and after, and what it would still lack."""

    work: StockWork
    before: Origin
    after: Origin
    lacks: tuple[str, ...]
    refusal: str = ""

    @property
    def differs(self) -> bool:
        """Whether anything would change."""
        return self.before != self.after


def completed(standing: Origin | None, given: Origin) -> Origin:
    """The origin given, with what only the standing one says kept: names that somebody took the pains to write."""
    if standing is None:
        return given
    empty = {name: getattr(standing, name) for name in Origin.__dataclass_fields__ if not getattr(given, name)}
    if standing.basis is not given.basis:  # records and days belong to the basis that named them
        for name in (*copyright.RECORDS, *copyright.DAYS, "licence", "licence_version", "agreement"):
            empty.pop(name, None)
    return replace(given, **empty)


def preview_completion(actor: Actor, unit_id: int, keys: Collection[str], given: Origin) -> list[Change]:
    """What giving this origin to these works (``StockWork.key``) would change, and what would still be missing.

    Raises Invalid at ``works`` when none or too many are chosen; a work that the public sees no more is left out.
    """
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    wanted = set(keys)
    if not wanted:
        raise Invalid.at("works", say("Chưa chọn nội dung nào. Hãy đánh dấu các dòng cần ghi nguồn gốc."))
    if len(wanted) > MOST:
        raise Invalid.at(
            "works",
            say("Đã chọn %(count)s nội dung; mỗi lần tối đa %(most)s. Hãy bỏ bớt.", count=len(wanted), most=MOST),
        )
    today = clock.today()
    chosen = [work for work in review(unit_id, today) if work.key in wanted]
    texts = public_articles(unit_id, [work.id for work in chosen if work.work is WorkKind.ARTICLE])
    shelves: Mapping[WorkKind, Mapping[int, Article | Picture | File]] = {
        WorkKind.ARTICLE: texts,
        WorkKind.PICTURE: media.pictures(unit_id, [work.id for work in chosen if work.work is WorkKind.PICTURE]),
        WorkKind.FILE: media.files_of(unit_id, [work.id for work in chosen if work.work is WorkKind.FILE]),
    }
    after = [(work, *_after(actor, work, shelves[work.work][work.id], given)) for work in chosen]
    judge = judge_of(unit_id, today, [(work, origin) for work, origin, _ in after])
    return [
        Change(work, work.origin or Origin(), origin, judged(judge, work, origin, texts), refusal)
        for work, origin, refusal in after
    ]


def complete(actor: Actor, unit_id: int, keys: Collection[str], given: Origin) -> RightsBatch:
    """Give the origin to each of the works, each for itself: what is refused is reported and hinders no other.

    Raises as ``preview_completion``, Conflict on an archived site, Refused for who may not change what is public.
    """
    identity.require(actor, Permission.ARTICLE_PUBLISH, unit_id)
    refuse_archived(unit_id)
    works: list[dict[str, Any]] = []
    for change in preview_completion(actor, unit_id, keys, given):
        if change.differs:
            works.append(_done(actor, unit_id, change))
    batch = RightsBatch(
        unit_id=unit_id, at=clock.now(), by=actor.name, origin=given.as_facts(), works=works, undone_by=""
    )
    db.session.add(batch)
    db.session.flush()
    count = sum(not work["refusal"] for work in works)
    audit.record(actor, audit.Event.RIGHTS_COMPLETED, unit_id, _subject(batch), {"works": (None, count)})
    _count_anew(unit_id)
    return batch


def undo_completion(actor: Actor, unit_id: int, batch_id: int) -> tuple[int, int]:
    """Give every work of a batch back what was said of it before; gives how many were, and how many were left alone
    because somebody has changed them since.

    Raises Missing for another unit's batch, Conflict when it was undone already.
    """
    identity.require(actor, Permission.ARTICLE_PUBLISH, unit_id)
    refuse_archived(unit_id)
    mine = (RightsBatch.unit_id == unit_id, RightsBatch.id == batch_id)
    batch = db.session.scalar(select(RightsBatch).where(*mine).with_for_update())
    if batch is None:
        raise Missing(say("Không tìm thấy lần bổ sung này."))
    if batch.undone_at is not None:
        raise Conflict(say("%(undone_by)s đã hoàn tác lần bổ sung này. Hãy tải lại trang.", undone_by=batch.undone_by))
    back = left = 0
    for work in batch.works:
        if work["refusal"]:
            continue
        kind, number = WorkKind(work["kind"]), int(work["id"])
        standing = copyright.origins(unit_id, kind, [number]).get(number, Origin())
        if standing.as_facts() == work["after"] and _gives(actor, unit_id, kind, number, work["before"]):
            back += 1
        else:
            left += 1
    batch.undone_at, batch.undone_by = clock.now(), actor.name
    audit.record(actor, audit.Event.RIGHTS_COMPLETION_UNDONE, unit_id, _subject(batch), {"works": (None, back)})
    _count_anew(unit_id)
    return back, left


def batch_for(actor: Actor, unit_id: int, batch_id: int) -> RightsBatch:
    """What was completed in one go; Missing for another unit's."""
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    mine = (RightsBatch.unit_id == unit_id, RightsBatch.id == batch_id)
    batch = db.session.scalar(select(RightsBatch).where(*mine))
    if batch is None:
        raise Missing(say("Không tìm thấy lần bổ sung này."))
    return batch


def batches(actor: Actor, unit_id: int, count: int = 5) -> Sequence[RightsBatch]:
    """The newest completions of the unit."""
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    newest = select(RightsBatch).where(RightsBatch.unit_id == unit_id).order_by(RightsBatch.id.desc())
    return db.session.scalars(newest.limit(count)).all()


def _after(actor: Actor, work: StockWork, kept: Article | Picture | File, given: Origin) -> tuple[Origin, str]:
    """What would be said of the work, and why it cannot be said."""
    after = completed(work.origin, given)
    problems = copyright.check(work.work, after, clock.now())
    if problems:
        return after, " ".join(problem.message for problem in problems)
    try:
        after = copyright.settled(kept.unit_id, work.work, after, work.origin, clock.today())
        refuse_bound(actor, kept, work.origin or Origin(), after)
    except (Invalid, Conflict) as error:
        return after, error.message
    return after, ""


def _done(actor: Actor, unit_id: int, change: Change) -> dict[str, Any]:
    refusal = change.refusal
    if not refusal:
        try:
            with db.session.begin_nested():
                give(actor, unit_id, change.work.work, change.work.id, change.after)
        except CongxaError as error:
            refusal = error.message
    return {
        "kind": change.work.work.value,
        "id": change.work.id,
        "title": change.work.title,
        "before": change.before.as_facts(),
        "after": change.after.as_facts(),
        "refusal": refusal,
        "lacks": list(change.lacks),
    }


def _gives(actor: Actor, unit_id: int, kind: WorkKind, number: int, facts: dict[str, Any]) -> bool:
    try:
        with db.session.begin_nested():
            give(actor, unit_id, kind, number, Origin.from_facts(facts))
    except CongxaError:
        return False
    return True


def _count_anew(unit_id: int) -> None:
    today = clock.today()
    keep_shares(unit_id, today, shares(review(unit_id, today)))


def _subject(batch: RightsBatch) -> audit.Subject:
    return audit.Subject("rights_batch", batch.id, f"Bổ sung nguồn gốc cho {len(batch.works)} nội dung")
