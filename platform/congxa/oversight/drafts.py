"""May this directive be sent as it is written? Every problem at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from congxa import tenancy
from congxa.core import clock
from congxa.core.errors import Problem
from congxa.core.text import short_date
from congxa.core.words import Words, say
from congxa.oversight.models import Finding
from congxa.oversight.states import FindingState

MAX_TITLE = 200
MAX_BODY = 20_000
MAX_BASIS = 300


@dataclass(frozen=True)
class Draft:
    """A directive before it is sent; the texts stripped of blanks at their ends."""

    title: str
    body: str
    legal_basis: str
    unit_ids: tuple[int, ...]
    due_on: date | None


def problems_of(draft: Draft, office_id: int, wanted: Collection[int], findings: Sequence[Finding]) -> list[Problem]:
    """What is wrong with the draft; ``wanted`` are finding ids asked for, ``findings`` those in scope."""
    return [
        *_of_text("title", say("Tiêu đề"), draft.title, MAX_TITLE),
        *_of_text("body", say("Nội dung chỉ đạo"), draft.body, MAX_BODY),
        *_of_length("legal_basis", say("Căn cứ"), draft.legal_basis, MAX_BASIS),
        *_of_recipients(draft, office_id),
        *problems_of_deadline(draft.due_on),
        *_of_findings(draft, wanted, findings),
    ]


def _of_text(field: str, name: Words, value: str, limit: int) -> list[Problem]:
    if not value:
        return [Problem(field, say("Chưa có %(name)s. Hãy nhập %(name)s.", name=name.inside()))]
    return _of_length(field, name, value, limit)


def _of_length(field: str, name: str, value: str, limit: int) -> list[Problem]:
    if len(value) <= limit:
        return []
    return [
        Problem(
            field,
            say(
                "%(name)s dài %(length)s ký tự; tối đa %(limit)s. Hãy rút ngắn lại.",
                name=name,
                length=len(value),
                limit=limit,
            ),
        )
    ]


def _of_recipients(draft: Draft, office_id: int) -> list[Problem]:
    if not draft.unit_ids:
        return [Problem("unit_ids", say("Chưa chọn đơn vị nhận. Hãy chọn ít nhất một đơn vị."))]
    directory = tenancy.directory()
    strangers = [unit_id for unit_id in draft.unit_ids if unit_id not in directory.below.get(office_id, ())]
    if not strangers:
        return []
    known = [directory.by_id[each].spec.name for each in strangers if each in directory.by_id]
    names = ", ".join(known) or say("Đơn vị đã chọn")
    return [
        Problem("unit_ids", say("%(names)s không thuộc phạm vi giám sát của đơn vị này. Hãy bỏ chọn.", names=names))
    ]


def problems_of_deadline(due_on: date | None) -> list[Problem]:
    """What is wrong with the last day of a deadline, at ``due_on``."""
    if due_on is None:
        return [Problem("due_on", say("Chưa có hạn xử lý. Hãy chọn ngày, ví dụ ba ngày tới."))]
    if due_on < clock.today():
        return [
            Problem(
                "due_on",
                say("Hạn %(due_on)s đã qua. Hãy chọn hôm nay hoặc một ngày sau hôm nay.", due_on=short_date(due_on)),
            )
        ]
    return []


def _of_findings(draft: Draft, wanted: Collection[int], findings: Sequence[Finding]) -> list[Problem]:
    problems = []
    if len(findings) < len(wanted):
        problems.append(Problem("finding_ids", say("Có lỗi đã chọn không còn tồn tại. Hãy chọn lại từ danh sách lỗi.")))
    for finding in findings:
        if finding.unit_id not in draft.unit_ids:
            words = say(
                "Lỗi “%(title)s” thuộc đơn vị chưa được chọn nhận. Hãy chọn đơn vị đó hoặc bỏ lỗi này.",
                title=finding.title,
            )
            problems.append(Problem("finding_ids", words))
        elif finding.state != FindingState.OPEN.value:
            problems.append(
                Problem("finding_ids", say("Lỗi “%(title)s” đã hết. Hãy bỏ lỗi này khỏi chỉ đạo.", title=finding.title))
            )
    return problems
