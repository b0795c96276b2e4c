"""Reading the audit record."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import select

from congxa.audit.models import AuditRecord
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission

PAGE = 50


def records(
    actor: Actor, unit_ids: Collection[int], page: int = 1, event: str = "", subject: tuple[str, str] | None = None
) -> Sequence[AuditRecord]:
    """A page of the record of those of the units whose record the actor may read, the newest first.

    One more row than ``PAGE`` is returned when there is a further page.
    """
    readable = [unit_id for unit_id in unit_ids if actor.may(Permission.AUDIT_READ, unit_id)]
    query = select(AuditRecord).where(AuditRecord.unit_id.in_(readable))
    if event:
        query = query.where(AuditRecord.event == event)
    if subject:
        query = query.where(AuditRecord.subject_kind == subject[0], AuditRecord.subject_id == subject[1])
    newest_first = query.order_by(AuditRecord.id.desc())
    return db.session.scalars(newest_first.offset((page - 1) * PAGE).limit(PAGE + 1)).all()
