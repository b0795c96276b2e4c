"""Keeping agreements and contributors: made, changed, closed, opened again."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import undefer

from congxa import audit, identity, media, tenancy
from congxa.audit import Event
from congxa.copyright.ends import tell_record
from congxa.copyright.models import Agreement, Contributor
from congxa.copyright.origin import WorkKind
from congxa.copyright.records.drafts import AgreementDraft, ContributorDraft
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing, Problem
from congxa.core.words import say
from congxa.identity import Permission

AnyRecord = TypeVar("AnyRecord", Agreement, Contributor)
AnyDraft = TypeVar("AnyDraft", AgreementDraft, ContributorDraft)
Changes = dict[str, tuple[Any, Any]]
_MEANWHILE = say("Có người vừa sửa hồ sơ này. Điều bạn gõ vẫn còn trong khung; xem lại rồi bấm Lưu lần nữa.")


def make_agreement(actor: Actor, unit_id: int, draft: AgreementDraft) -> Agreement:
    """Keep a new agreement. Raises Invalid at its fields, Conflict on an archived site."""
    return _make(actor, Agreement(unit_id=unit_id), draft, Event.AGREEMENT_MADE)


def save_agreement(actor: Actor, unit_id: int, agreement_id: int, draft: AgreementDraft, version: int) -> Agreement:
    """Change an agreement of the unit: another last day holds for all that rests on it.

    Raises Missing for one of another unit, Conflict when somebody changed it meanwhile, Invalid.
    """
    row = _held(actor, unit_id, Agreement, agreement_id, version)
    said = _checked(unit_id, draft)
    return _save(actor, row, said, Event.AGREEMENT_SAVED, _difference(agreement_draft(row), said))


def close_agreement(actor: Actor, unit_id: int, agreement_id: int) -> Agreement:
    """End an agreement: it is chosen no more, and nothing goes out on it from tomorrow on. ``reopen`` undoes it."""
    return _close(actor, _held(actor, unit_id, Agreement, agreement_id), Event.AGREEMENT_CLOSED)


def reopen_agreement(actor: Actor, unit_id: int, agreement_id: int) -> Agreement:
    """Take the closing back."""
    return _open(actor, _held(actor, unit_id, Agreement, agreement_id), Event.AGREEMENT_OPENED)


def make_contributor(actor: Actor, unit_id: int, draft: ContributorDraft) -> Contributor:
    """Keep a new contributor. Raises Invalid at the fields, Conflict on an archived site."""
    return _make(actor, Contributor(unit_id=unit_id), draft, Event.CONTRIBUTOR_MADE)


def save_contributor(
    actor: Actor, unit_id: int, contributor_id: int, draft: ContributorDraft, version: int
) -> Contributor:
    """Change a contributor. Raises Missing for another unit's, Conflict when changed meanwhile, Invalid."""
    row = _held(actor, unit_id, Contributor, contributor_id, version)
    said, before = _checked(unit_id, draft), contributor_draft(row)
    changes = _difference(before, said)
    if said.contact != before.contact:  # that it changed, not from what to what
        changes["contact"] = ("", "đã thay đổi")
    return _save(actor, row, said, Event.CONTRIBUTOR_SAVED, changes)


def close_contributor(actor: Actor, unit_id: int, contributor_id: int) -> Contributor:
    """Note that a contributor sends no more, or has taken the consent back. ``reopen`` undoes it."""
    return _close(actor, _held(actor, unit_id, Contributor, contributor_id), Event.CONTRIBUTOR_CLOSED)


def reopen_contributor(actor: Actor, unit_id: int, contributor_id: int) -> Contributor:
    """Take the closing back."""
    return _open(actor, _held(actor, unit_id, Contributor, contributor_id), Event.CONTRIBUTOR_OPENED)


def agreement_draft(row: Agreement) -> AgreementDraft:
    """What is kept of an agreement, as a form types it."""
    names = ("number", "partner", "signed_on", "valid_from", "valid_until", "scope", "covers_below", "proof_id", "note")
    return AgreementDraft(works=tuple(map(WorkKind, row.works)), **{name: getattr(row, name) for name in names})


def contributor_draft(row: Contributor, contact: str | None = None) -> ContributorDraft:
    """What is kept of a contributor, as a form types it; ``contact`` where the row was read without it."""
    names = ("name", "terms", "valid_until", "proof_id", "note")
    said = row.contact if contact is None else contact
    return ContributorDraft(contact=said, **{name: getattr(row, name) for name in names})


def _make(actor: Actor, row: AnyRecord, draft: AnyDraft, event: Event) -> AnyRecord:
    identity.require(actor, Permission.RIGHTS_EDIT, row.unit_id)
    said = _checked(row.unit_id, draft)
    row.created_at, row.created_by, row.closed_by = clock.now(), actor.name, ""
    _write(row, said)
    return _keep(actor, row, event, audit.difference({}, said.as_facts()))


def _save(actor: Actor, row: AnyRecord, said: AnyDraft, event: Event, changes: Changes) -> AnyRecord:
    _write(row, said)
    if "valid_until" in changes:
        db.session.flush()
        tell_record(row)
    return _keep(actor, row, event, changes) if changes else row


def _held(actor: Actor, unit_id: int, sort: type[AnyRecord], number: int, version: int | None = None) -> AnyRecord:
    """The record with all of its columns, until the end of the transaction nobody else's; of the version that the
    person saw, where one is named."""
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    mine = select(sort).where(sort.unit_id == unit_id, sort.id == number).options(undefer("*"))
    row = db.session.scalar(mine.with_for_update().execution_options(populate_existing=True))
    if row is None:
        raise _gone(sort)
    tenancy.refuse_archived(unit_id)
    if version is not None and row.version != version:
        raise Conflict(_MEANWHILE)
    return row


def _gone(sort: type[AnyRecord]) -> Missing:
    if sort is Agreement:
        return Missing(say("Không tìm thấy thỏa thuận này trong danh sách của đơn vị."))
    return Missing(say("Không tìm thấy cộng tác viên này trong danh sách của đơn vị."))


def _checked(unit_id: int, draft: AnyDraft) -> AnyDraft:
    said = draft.tidied()
    tenancy.refuse_archived(unit_id)
    problems = list(said.problems())
    if said.proof_id is not None and said.proof_id not in media.files_of(unit_id, [said.proof_id]):
        problems.append(
            Problem("proof_id", say("Bản chụp đã chọn không có trong thư viện tệp của đơn vị. Hãy chọn lại."))
        )
    if problems:
        raise Invalid(problems)
    return said


def _difference(before: AnyDraft, said: AnyDraft) -> Changes:
    return audit.difference(before.as_facts(), said.as_facts())


def _write(row: Agreement | Contributor, said: AgreementDraft | ContributorDraft) -> None:
    for name, value in said.columns().items():
        setattr(row, name, value)


def _close(actor: Actor, row: AnyRecord, event: Event) -> AnyRecord:
    if row.closed_at is not None:
        raise Conflict(say("Hồ sơ này đã kết thúc, do %(closed_by)s ghi. Hãy tải lại trang.", closed_by=row.closed_by))
    row.closed_at, row.closed_by = clock.now(), actor.name
    return _keep(actor, row, event, {})


def _open(actor: Actor, row: AnyRecord, event: Event) -> AnyRecord:
    if row.closed_at is None:
        raise Conflict(say("Hồ sơ này đang dùng được. Hãy tải lại trang."))
    row.closed_at, row.closed_by = None, ""
    return _keep(actor, row, event, {})


def _keep(actor: Actor, row: AnyRecord, event: Event, changes: Changes) -> AnyRecord:
    db.session.add(row)
    db.session.flush()
    subject = (
        audit.Subject("agreement", row.id, f"{row.partner}, số {row.number}")
        if isinstance(row, Agreement)
        else audit.Subject("contributor", row.id, row.name)
    )
    audit.record(actor, event, row.unit_id, subject, changes)
    return row
