"""Taking a link off every site at once, and asking the communes how it came there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from congxa import links
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import current_scope, db
from congxa.core.errors import Invalid, Problem
from congxa.core.text import shorten
from congxa.oversight.checks import gambling_link
from congxa.oversight.drafts import MAX_TITLE, problems_of_deadline
from congxa.oversight.models import Directive, Finding
from congxa.oversight.service.directives import issue
from congxa.oversight.service.scan import scan
from congxa.oversight.states import FindingState


@dataclass(frozen=True)
class Removal:
    """A block rule, and the directive that asks for the cause when one was sent."""

    rule: links.LinkRule
    directive: Directive | None


def remove_link(
    actor: Actor,
    office_id: int,
    target: str,
    reason: str,
    legal_basis: str = "",
    *,
    asks_cause: bool = False,
    due_on: date | None = None,
) -> Removal:
    """Block ``target`` on the office's site and all below (``links.block``), and bring the findings up to date.

    With ``asks_cause`` every commune that carries such a link gets a directive to find the cause until ``due_on``.
    Raises what ``links.block`` raises, and Invalid at ``due_on`` too, all problems at once.
    """
    problems: list[Problem] = problems_of_deadline(due_on) if asks_cause else []
    carriers = _carriers(target)
    try:
        rule = links.block(actor, office_id, target, reason, legal_basis)
    except Invalid as error:
        raise Invalid([*error.problems, *problems]) from error
    if problems:
        raise Invalid(problems)
    scan(carriers, clock.now(), (gambling_link.KEY,))
    below = [unit_id for unit_id in carriers if unit_id != office_id]
    directive = _ask_cause(actor, office_id, rule, below, due_on) if asks_cause and below else None
    return Removal(rule, directive)


def restore_link(actor: Actor, office_id: int, rule_id: int, reason: str) -> links.LinkRule:
    """Undo a removal (``links.revoke``) and bring the findings up to date. Raises what ``links.revoke`` raises."""
    rule = links.revoke(actor, office_id, rule_id, reason)
    scan(_carriers(rule.url or f"{rule.host}{rule.path}"), clock.now(), (gambling_link.KEY,))
    return rule


def _carriers(target: str) -> Sequence[int]:
    try:
        aimed = links.aim(target)
    except Invalid:
        return ()  # what is no target has no carriers; whoever asks says what is wrong with it
    return sorted({place.unit_id for place in links.places(aimed, current_scope().units)})


def _ask_cause(
    actor: Actor, office_id: int, rule: links.LinkRule, unit_ids: Sequence[int], due_on: date | None
) -> Directive:
    shown = rule.url or f"{rule.host}{rule.path}"
    body = (
        f"Trang của đơn vị có liên kết tới {shown}. Đơn vị giám sát đã gỡ liên kết này khỏi mọi trang công khai.\n"
        f"Lý do: {rule.reason}\n\n"
        "Đề nghị đơn vị:\n"
        "1. Mở từng nội dung nêu ở danh sách lỗi, bỏ liên kết rồi lưu.\n"
        "2. Tìm nguyên nhân: ai đưa liên kết vào, từ khi nào, bằng tài khoản nào.\n"
        "3. Đổi mật khẩu tài khoản có liên quan và rà lại các bài cùng thời gian.\n"
        "4. Báo cáo kết quả ở ô trả lời của chỉ đạo này."
    )
    title = shorten(f"Tìm nguyên nhân liên kết tới {rule.host}", MAX_TITLE)
    return issue(actor, office_id, title, body, unit_ids, due_on, _findings_of(rule, unit_ids), rule.legal_basis)


def _findings_of(rule: links.LinkRule, unit_ids: Sequence[int]) -> list[int]:
    rows = db.session.scalars(
        select(Finding).where(
            Finding.unit_id.in_(unit_ids),
            Finding.check == gambling_link.KEY,
            Finding.state == FindingState.OPEN.value,
            Finding.evidence["link_rule"].as_integer() == rule.id,
        )
    )
    return [row.id for row in rows]
