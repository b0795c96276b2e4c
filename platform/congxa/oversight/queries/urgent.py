"""What does the office have to decide today? The most urgent first, at most a handful."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from congxa import links, tenancy
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.text import short_date
from congxa.core.words import say
from congxa.identity import Permission, require
from congxa.oversight.checks import gambling_link
from congxa.oversight.models import Finding
from congxa.oversight.queries.findings import findings
from congxa.oversight.queries.tasks import TaskRow, tasks_of
from congxa.oversight.states import Severity, TaskState


class UrgentKind(StrEnum):
    """What sort of decision is asked for, in the order of urgency."""

    DOMAIN = "domain"  # a suspicious host under no rule: ``key`` is the host
    ANSWER = "answer"  # a commune has answered: ``key`` is the directive's id
    OVERDUE = "overdue"  # a deadline has passed: ``key`` is the directive's id
    FINDINGS = "findings"  # grave findings that nobody was told of: ``key`` is the check


@dataclass(frozen=True)
class Urgent:
    """One thing to decide: a sentence, and where it leads (``kind``, ``key``, ``unit_id`` for one commune's thread)."""

    kind: UrgentKind
    key: str
    text: str
    unit_id: int | None = None


def urgent(actor: Actor, office_id: int, limit: int = 7) -> list[Urgent]:
    """At most ``limit`` decisions of today. In the scope of the office; Refused without BOARD_READ."""
    require(actor, Permission.BOARD_READ, office_id)
    now = clock.now()
    units = (office_id, *tenancy.directory().below.get(office_id, ()))
    tasks = [row for row in tasks_of(actor, units) if row.state is not TaskState.CLOSED]
    untold = [row.finding for row in findings(actor, units) if row.task_id is None and not _awaits_rule(row.finding)]
    found = [
        *_domains(office_id, units, now, limit),
        *(_answer(row) for row in tasks if row.state is TaskState.RESPONDED),
        *(_overdue(row, now) for row in tasks if row.is_overdue),
        *_untold(untold),
    ]
    return found[:limit]


def _domains(office_id: int, units: Sequence[int], now: datetime, limit: int) -> Iterable[Urgent]:
    """One decision for a domain with all its subdomains: that is what a rule would hit."""
    rows = links.domains(office_id, units, now)
    open_ones = [row for row in rows if row.suspicion.is_proposed and not row.is_blocked]
    for row in open_ones[:limit]:
        words = say(
            "Tên miền nghi cờ bạc %(host)s: %(links)s liên kết trên %(units)s trang. Gỡ hay cho phép?",
            host=row.host,
            links=row.links,
            units=row.units,
        )
        yield Urgent(UrgentKind.DOMAIN, row.host, words)


def _answer(row: TaskRow) -> Urgent:
    words = say(
        "%(unit_name)s báo cáo đã khắc phục chỉ đạo số %(number)s “%(title)s”. Nghiệm thu hay trả lại?",
        unit_name=row.unit_name,
        number=row.number,
        title=row.title,
    )
    return Urgent(UrgentKind.ANSWER, str(row.directive_id), words, row.unit_id)


def _overdue(row: TaskRow, now: datetime) -> Urgent:
    days = max(1, (now - row.due_at).days)
    words = say(
        "%(unit_name)s quá hạn %(days)s ngày với chỉ đạo số %(number)s (hạn %(due_at)s).",
        unit_name=row.unit_name,
        days=days,
        number=row.number,
        due_at=short_date(row.due_at),
    )
    return Urgent(UrgentKind.OVERDUE, str(row.directive_id), words, row.unit_id)


def _awaits_rule(finding: Finding) -> bool:
    """The decision about the domain comes first, and stands above already."""
    return finding.check == gambling_link.KEY and finding.evidence.get("link_rule") is None


def _untold(found: Sequence[Finding]) -> Iterable[Urgent]:
    grave = [row for row in found if row.severity in (Severity.CRITICAL.value, Severity.HIGH.value)]
    by_check: dict[str, list[Finding]] = {}
    for row in grave:
        by_check.setdefault(row.check, []).append(row)
    for key, rows in by_check.items():
        units = len({row.unit_id for row in rows})
        words = say(
            "%(count)s lỗi ở %(units)s đơn vị chưa giao ai xử lý, cũ nhất: %(title)s.",
            count=len(rows),
            units=units,
            title=rows[0].title,
        )
        yield Urgent(UrgentKind.FINDINGS, key, words)
