"""Writing the audit record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from congxa.audit.models import AuditRecord
from congxa.audit.vocabulary import Event
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.events import listen
from congxa.identity.events import AccountActed
from congxa.tenancy.events import UnitApplied


@dataclass(frozen=True)
class Subject:
    """What an act was done to: its kind, its number, and the title it bore at that moment."""

    kind: str
    id: int | str
    title: str


def record(
    actor: Actor,
    event: Event,
    unit_id: int,
    subject: Subject,
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    note: str = "",
) -> None:
    """Write one act into the present transaction; ``changes`` maps a field to what it was and what it became."""
    db.session.add(
        AuditRecord(
            unit_id=unit_id,
            at=clock.now(),
            actor_kind=actor.kind.value,
            actor_id=actor.id,
            actor_name=actor.name,
            event=event.value,
            subject_kind=subject.kind,
            subject_id=str(subject.id),
            subject_title=subject.title,
            changes={field: list(pair) for field, pair in (changes or {}).items()},
            note=note,
        )
    )


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The fields in which two states differ, with both values."""
    return {field: (before.get(field), after[field]) for field in after if before.get(field) != after[field]}


@listen(AccountActed)
def _account_acted(event: AccountActed) -> None:
    for unit_id in event.unit_ids:
        record(
            event.actor, Event(event.event), unit_id, Subject("account", event.user_id, event.email), note=event.note
        )


@listen(UnitApplied)
def _unit_applied(event: UnitApplied) -> None:
    subject = Subject("unit", event.unit_id, event.slug)
    record(event.actor, Event.TENANT_APPLIED, event.unit_id, subject, event.changes)
