"""Bringing press texts in, in batches that can be taken back.

The texts belong to the office; its communes are told of passages that are equal and see no more of them. Nothing of
them is ever public.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, func, insert, select

from congxa import audit, identity
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing
from congxa.core.text import line
from congxa.core.words import say
from congxa.identity import Permission
from congxa.reuse.models import PressBatch, PressPrint, PressText
from congxa.reuse.press.lines import PressDraft, tidied
from congxa.reuse.winnowing import prints
from congxa.reuse.words import words_of

MAX_NAME = 200
PAGE = 30


def add_press(actor: Actor, unit_id: int, name: str, drafts: Iterable[PressDraft]) -> PressBatch:
    """Keep press texts as one batch of the office. Texts whose address it knows already are left out.

    Raises Refused, Invalid at ``name`` or at the fields of a text, Conflict when all of them are known.
    """
    identity.require(actor, Permission.PRESS_EDIT, unit_id)
    called = line(name)
    if not called or len(called) > MAX_NAME:
        raise Invalid.at("name", say("Chưa đặt tên cho đợt nhập, hoặc tên dài quá %(most)s ký tự.", most=MAX_NAME))
    texts = {draft.address: draft for draft in map(tidied, drafts)}
    in_unit = (PressText.unit_id == unit_id, PressText.address.in_(texts))
    known = set(db.session.scalars(select(PressText.address).where(*in_unit)))
    new = [draft for address, draft in texts.items() if address not in known]
    if not new:
        raise Conflict(say("Các bài này đã có từ trước. Không có gì được thêm."))
    batch = PressBatch(
        unit_id=unit_id,
        name=called,
        size=len(new),
        added_at=clock.now(),
        added_by=actor.name,
        revoked_at=None,
        revoked_by="",
    )
    db.session.add(batch)
    db.session.flush()
    for draft in new:
        _keep(batch, draft)
    subject = audit.Subject("press_batch", batch.id, batch.name)
    audit.record(actor, audit.Event.PRESS_ADDED, unit_id, subject, {"size": (None, str(batch.size))})
    return batch


def revoke_press(actor: Actor, unit_id: int, batch_id: int) -> PressBatch:
    """Take a batch back: its texts and prints go, that it was there stays on record.

    Raises Missing, Refused, Conflict when it was taken back before.
    """
    identity.require(actor, Permission.PRESS_EDIT, unit_id)
    mine = (PressBatch.unit_id == unit_id, PressBatch.id == batch_id)
    batch = db.session.scalar(select(PressBatch).where(*mine).with_for_update())
    if batch is None:
        raise Missing(say("Không tìm thấy đợt nhập này."))
    if batch.revoked_at is not None:
        raise Conflict(say("Đợt nhập này đã được thu hồi trước đó."))
    db.session.execute(delete(PressText).where(PressText.unit_id == unit_id, PressText.batch_id == batch_id))
    batch.revoked_at, batch.revoked_by = clock.now(), actor.name
    subject = audit.Subject("press_batch", batch.id, batch.name)
    audit.record(actor, audit.Event.PRESS_REVOKED, unit_id, subject, {"size": (str(batch.size), None)})
    return batch


def press_batches(actor: Actor, unit_id: int, page: int = 1) -> Sequence[PressBatch]:
    """A page of the office's batches, the newest first; one more than ``PAGE`` when there is a further page."""
    identity.require(actor, Permission.PRESS_EDIT, unit_id)
    newest_first = select(PressBatch).where(PressBatch.unit_id == unit_id).order_by(PressBatch.id.desc())
    return db.session.scalars(newest_first.offset((page - 1) * PAGE).limit(PAGE + 1)).all()


def press_count(actor: Actor, unit_id: int) -> int:
    """How many press texts the office knows today."""
    identity.require(actor, Permission.PRESS_EDIT, unit_id)
    return db.session.scalar(select(func.count()).where(PressText.unit_id == unit_id)) or 0


def _keep(batch: PressBatch, draft: PressDraft) -> None:
    words = words_of(draft.text)
    text = PressText(
        unit_id=batch.unit_id,
        batch_id=batch.id,
        newspaper=draft.newspaper,
        title=draft.title,
        author=draft.author,
        address=draft.address,
        published_at=draft.published_at,
        body=words.shown,
    )
    db.session.add(text)
    db.session.flush()
    kept = {each.print for each in prints(words.folded)}
    rows = [{"print": each, "text_id": text.id, "unit_id": batch.unit_id} for each in sorted(kept)]
    db.session.execute(insert(PressPrint), rows)
