"""May this record or this proof be chosen for a work, and what does the choice fill in?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from congxa import media
from congxa.copyright.models import Agreement, Contributor
from congxa.copyright.origin import Basis, Origin, WorkKind
from congxa.copyright.records.reading import covers, facts_of
from congxa.core.db import db
from congxa.core.errors import Invalid, Problem
from congxa.core.text import short_date
from congxa.core.words import Words, say


def settled(unit_id: int, sort: WorkKind, origin: Origin, standing: Origin | None, on: date) -> Origin:
    """The origin with what its records say filled in: partner, number and scope of an agreement, the name of a
    contributor. What the basis has no use for is left out. The days stay with the record: who renews an agreement
    renews it for all that rests on it.

    What was chosen before stays valid however the record stands today: ``standing`` is what is kept. Raises Invalid
    at ``agreement_id``, ``contributor_id`` or ``proof_id`` for what cannot be chosen on this date.
    """
    origin = _only_useful(origin)
    before = standing or Origin()
    problems: list[Problem] = []
    if origin.agreement_id is not None:
        origin = _with_agreement(unit_id, sort, origin, before, on, problems)
    if origin.contributor_id is not None:
        origin = _with_contributor(unit_id, origin, before, on, problems)
    if origin.proof_id not in (None, before.proof_id) and origin.proof_id not in media.files_of(
        unit_id, [origin.proof_id or 0]
    ):
        problems.append(Problem("proof_id", _gone(say("Bản chụp"))))
    if problems:
        raise Invalid(problems)
    return origin


def _gone(what: Words) -> Words:
    return say("%(what)s đã chọn không có trong danh sách của đơn vị. Hãy chọn lại.", what=what)


def _only_useful(origin: Origin) -> Origin:
    """A contributor is named where the work is one's, an agreement where it stands on one, a licence likewise."""
    kept = origin
    if origin.basis is not Basis.CONTRIBUTOR:
        kept = replace(kept, contributor_id=None)
    if origin.basis not in (Basis.AGREEMENT, Basis.PERMISSION):
        kept = replace(kept, agreement_id=None)
    if origin.basis is not Basis.OPEN_LICENCE:
        kept = replace(kept, licence="", licence_version="")
    return kept


def _with_agreement(
    unit_id: int, sort: WorkKind, origin: Origin, before: Origin, on: date, problems: list[Problem]
) -> Origin:
    row = db.session.scalar(select(Agreement).where(Agreement.id == origin.agreement_id, covers(unit_id)))
    if row is None:
        if origin.agreement_id != before.agreement_id:
            problems.append(Problem("agreement_id", _gone(say("Thỏa thuận"))))
        return origin
    is_new = origin.agreement_id != before.agreement_id
    if is_new and row.closed_at is not None:
        words = say(
            "Thỏa thuận số %(number)s đã kết thúc nên không chọn được nữa. Hãy chọn thỏa thuận khác.", number=row.number
        )
        problems.append(Problem("agreement_id", words))
    elif is_new and row.valid_until is not None and row.valid_until < on:
        words = say(
            "Thỏa thuận số %(number)s đã hết hiệu lực sau ngày %(valid_until)s.",
            number=row.number,
            valid_until=short_date(row.valid_until),
        )
        problems.append(
            Problem(
                "agreement_id", say("%(words)s Hãy chọn thỏa thuận khác, hoặc gia hạn ở mục Bản quyền.", words=words)
            )
        )
    elif is_new and sort not in facts_of(row).works:
        words = say(
            "Thỏa thuận số %(number)s không gồm loại nội dung này. Hãy chọn thỏa thuận khác.", number=row.number
        )
        problems.append(Problem("agreement_id", words))
    return replace(
        origin,
        agreement=row.number,
        source_name=_filled(origin.source_name, before.source_name, row.partner, is_new=is_new),
        scope=row.scope[:300] if is_new or not origin.scope else origin.scope,
    )


def _with_contributor(unit_id: int, origin: Origin, before: Origin, on: date, problems: list[Problem]) -> Origin:
    mine = (Contributor.unit_id == unit_id, Contributor.id == origin.contributor_id)
    row = db.session.scalar(select(Contributor).where(*mine))
    if row is None:
        if origin.contributor_id != before.contributor_id:
            problems.append(Problem("contributor_id", _gone(say("Cộng tác viên"))))
        return origin
    is_new = origin.contributor_id != before.contributor_id
    if is_new and (row.closed_at is not None or (row.valid_until is not None and row.valid_until < on)):
        words = say(
            "Sự đồng ý của cộng tác viên %(name)s không còn hiệu lực. Gia hạn ở mục Bản quyền rồi chọn lại.",
            name=row.name,
        )
        problems.append(Problem("contributor_id", words))
    return replace(
        origin,
        author=_filled(origin.author, before.author, row.name, is_new=is_new),
    )


def _filled(typed: str, before: str, said: str, *, is_new: bool) -> str:
    """What the record says, unless something else was typed: a name that stood there before is no such thing once
    another record is chosen."""
    return said if not typed or (is_new and typed == before) else typed
