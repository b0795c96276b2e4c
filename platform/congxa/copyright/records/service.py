"""Keeping agreements and contributors: made, changed, closed, opened again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import undefer

from congxa import audit, identity, media, tenancy
from congxa.audit import Event
from congxa.copyright.ends import tell_agreement, tell_contributor
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
_MEANWHILE = "Có người vừa sửa hồ sơ này. Điều bạn gõ vẫn còn trong khung; xem lại rồi bấm Lưu lần nữa."


def make_agreement(actor: Actor, unit_id: int, draft: AgreementDraft) -> Agreement:
    """Keep a new agreement. Raises Invalid at its fields, Conflict on an archived site."""
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    said = _checked_agreement(unit_id, draft)
    row = Agreement(unit_id=unit_id, **_made(actor))
    _write_agreement(row, said)
    return _keep(actor, row, Event.AGREEMENT_MADE, audit.difference({}, said.as_facts()))


def save_agreement(actor: Actor, unit_id: int, agreement_id: int, draft: AgreementDraft, version: int) -> Agreement:
    """Change an agreement of the unit: another last day holds for all that rests on it.

    Raises Missing for one of another unit, Conflict when somebody changed it meanwhile, Invalid.
    """
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    row = _locked_agreement(unit_id, agreement_id)
    _refuse_older(row, version)
    said = _checked_agreement(unit_id, draft)
    changes = audit.difference(agreement_draft(row).as_facts(), said.as_facts())
    _write_agreement(row, said)
    if "valid_until" in changes:
        db.session.flush()
        tell_agreement(unit_id, row.id)
    return _keep(actor, row, Event.AGREEMENT_SAVED, changes) if changes else row


def close_agreement(actor: Actor, unit_id: int, agreement_id: int) -> Agreement:
    """End an agreement: it is chosen no more, and nothing goes out on it from tomorrow on. ``reopen`` undoes it."""
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    return _close(actor, _locked_agreement(unit_id, agreement_id), Event.AGREEMENT_CLOSED)


def reopen_agreement(actor: Actor, unit_id: int, agreement_id: int) -> Agreement:
    """Take the closing back."""
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    return _open(actor, _locked_agreement(unit_id, agreement_id), Event.AGREEMENT_OPENED)


def make_contributor(actor: Actor, unit_id: int, draft: ContributorDraft) -> Contributor:
    """Keep a new contributor. Raises Invalid at the fields, Conflict on an archived site."""
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    said = _checked_contributor(unit_id, draft)
    row = Contributor(unit_id=unit_id, **_made(actor))
    _write_contributor(row, said)
    return _keep(actor, row, Event.CONTRIBUTOR_MADE, audit.difference({}, said.as_facts()))


def save_contributor(
    actor: Actor, unit_id: int, contributor_id: int, draft: ContributorDraft, version: int
) -> Contributor:
    """Change a contributor. Raises Missing for another unit's, Conflict when changed meanwhile, Invalid."""
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    row = _locked_contributor(unit_id, contributor_id)
    _refuse_older(row, version)
    said, before = _checked_contributor(unit_id, draft), contributor_draft(row)
    changes = audit.difference(before.as_facts(), said.as_facts())
    if said.contact != before.contact:  # that it changed, not from what to what
        changes["contact"] = ("", "đã thay đổi")
    _write_contributor(row, said)
    if "valid_until" in changes:
        db.session.flush()
        tell_contributor(unit_id, row.id)
    return _keep(actor, row, Event.CONTRIBUTOR_SAVED, changes) if changes else row


def close_contributor(actor: Actor, unit_id: int, contributor_id: int) -> Contributor:
    """Note that a contributor sends no more, or has taken the consent back. ``reopen`` undoes it."""
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    return _close(actor, _locked_contributor(unit_id, contributor_id), Event.CONTRIBUTOR_CLOSED)


def reopen_contributor(actor: Actor, unit_id: int, contributor_id: int) -> Contributor:
    """Take the closing back."""
    identity.require(actor, Permission.RIGHTS_EDIT, unit_id)
    return _open(actor, _locked_contributor(unit_id, contributor_id), Event.CONTRIBUTOR_OPENED)


def agreement_draft(row: Agreement) -> AgreementDraft:
    """What is kept of an agreement, as a form types it."""
    names = ("number", "partner", "signed_on", "valid_from", "valid_until", "scope", "covers_below", "proof_id", "note")
    return AgreementDraft(works=tuple(map(WorkKind, row.works)), **{name: getattr(row, name) for name in names})


def contributor_draft(row: Contributor, contact: str | None = None) -> ContributorDraft:
    """What is kept of a contributor, as a form types it; ``contact`` where the row was read without it."""
    names = ("name", "terms", "valid_until", "proof_id", "note")
    said = row.contact if contact is None else contact
    return ContributorDraft(contact=said, **{name: getattr(row, name) for name in names})


def _made(actor: Actor) -> dict[str, Any]:
    return {"created_at": clock.now(), "created_by": actor.name, "closed_by": ""}


def _checked_agreement(unit_id: int, draft: AgreementDraft) -> AgreementDraft:
    said = draft.tidied()
    _refuse(unit_id, said.proof_id, said.problems())
    return said


def _checked_contributor(unit_id: int, draft: ContributorDraft) -> ContributorDraft:
    said = draft.tidied()
    _refuse(unit_id, said.proof_id, said.problems())
    return said


def _refuse(unit_id: int, proof_id: int | None, problems: Iterable[Problem]) -> None:
    tenancy.refuse_archived(unit_id)
    found = list(problems)
    if proof_id is not None and proof_id not in media.files_of(unit_id, [proof_id]):
        found.append(Problem("proof_id", say("Bản chụp đã chọn không có trong thư viện tệp của đơn vị. Hãy chọn lại.")))
    if found:
        raise Invalid(found)


def _write_agreement(row: Agreement, said: AgreementDraft) -> None:
    for name in ("number", "partner", "signed_on", "valid_from", "valid_until", "scope", "covers_below"):
        setattr(row, name, getattr(said, name))
    row.works, row.proof_id, row.note = [work.value for work in said.works], said.proof_id, said.note


def _write_contributor(row: Contributor, said: ContributorDraft) -> None:
    for name in ("name", "contact", "terms", "valid_until", "proof_id", "note"):
        setattr(row, name, getattr(said, name))


def _locked_agreement(unit_id: int, agreement_id: int) -> Agreement:
    mine = select(Agreement).where(Agreement.unit_id == unit_id, Agreement.id == agreement_id)
    row = db.session.scalar(mine.with_for_update().execution_options(populate_existing=True))
    if row is None:
        raise Missing(say("Không tìm thấy thỏa thuận này trong danh sách của đơn vị."))
    tenancy.refuse_archived(unit_id)
    return row


def _locked_contributor(unit_id: int, contributor_id: int) -> Contributor:
    mine = select(Contributor).where(Contributor.unit_id == unit_id, Contributor.id == contributor_id)
    fresh = mine.with_for_update().execution_options(populate_existing=True).options(undefer(Contributor.contact))
    row = db.session.scalar(fresh)
    if row is None:
        raise Missing(say("Không tìm thấy cộng tác viên này trong danh sách của đơn vị."))
    tenancy.refuse_archived(unit_id)
    return row


def _refuse_older(row: Agreement | Contributor, version: int) -> None:
    if row.version != version:
        raise Conflict(_MEANWHILE)


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


def _keep(actor: Actor, row: AnyRecord, event: Event, changes: dict[str, tuple[Any, Any]]) -> AnyRecord:
    db.session.add(row)
    db.session.flush()
    subject = (
        audit.Subject("agreement", row.id, f"{row.partner}, số {row.number}")
        if isinstance(row, Agreement)
        else audit.Subject("contributor", row.id, row.name)
    )
    audit.record(actor, event, row.unit_id, subject, changes)
    return row
