"""What may happen to a task and to a finding? Pure: no database, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from congxa.core.errors import Conflict
from congxa.core.words import say, together
from congxa.identity import Permission


class Severity(StrEnum):
    """How grave a finding is, the gravest first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class FindingState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class TaskState(StrEnum):
    """Where a directive stands with one commune."""

    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    RESPONDED = "responded"
    RETURNED = "returned"
    CLOSED = "closed"


class Step(StrEnum):
    """What can be done to a task; ``DELIVER`` is how it begins."""

    DELIVER = "deliver"
    ACKNOWLEDGE = "acknowledge"
    RESPOND = "respond"
    RETURN = "return"
    CLOSE = "close"


SEVERITY_TITLES: Mapping[Severity, str] = {
    Severity.CRITICAL: "Nghiêm trọng",
    Severity.HIGH: "Cao",
    Severity.MEDIUM: "Vừa",
    Severity.LOW: "Thấp",
}
FINDING_STATE_TITLES: Mapping[FindingState, str] = {
    FindingState.OPEN: "Đang mở",
    FindingState.CLOSED: "Đã hết lỗi",
}
TASK_STATE_TITLES: Mapping[TaskState, str] = {
    TaskState.DELIVERED: "Chưa xác nhận",
    TaskState.ACKNOWLEDGED: "Đang khắc phục",
    TaskState.RESPONDED: "Chờ nghiệm thu",
    TaskState.RETURNED: "Bị trả lại",
    TaskState.CLOSED: "Đã hoàn thành",
}
STEP_TITLES: Mapping[Step, str] = {
    Step.DELIVER: "Giao chỉ đạo",
    Step.ACKNOWLEDGE: "Xác nhận đã nhận",
    Step.RESPOND: "Báo cáo đã khắc phục",
    Step.RETURN: "Trả lại, yêu cầu làm tiếp",
    Step.CLOSE: "Nghiệm thu và đóng",
}


@dataclass(frozen=True)
class Move:
    """One legal step: from which states, into which, and the permission it takes."""

    origins: frozenset[TaskState]
    target: TaskState
    permission: Permission


_S = TaskState
MOVES: Mapping[Step, Move] = {
    Step.ACKNOWLEDGE: Move(frozenset({_S.DELIVERED, _S.RETURNED}), _S.ACKNOWLEDGED, Permission.DIRECTIVE_ANSWER),
    Step.RESPOND: Move(frozenset({_S.ACKNOWLEDGED, _S.RETURNED}), _S.RESPONDED, Permission.DIRECTIVE_ANSWER),
    Step.RETURN: Move(frozenset({_S.RESPONDED}), _S.RETURNED, Permission.DIRECTIVE_VERIFY),
    Step.CLOSE: Move(frozenset({_S.RESPONDED}), _S.CLOSED, Permission.DIRECTIVE_VERIFY),
}
# In these states the commune owes the next step, so its clock runs; while the office verifies, it stands still.
OWED_BY_COMMUNE = frozenset({_S.DELIVERED, _S.ACKNOWLEDGED, _S.RETURNED})


def next_state(state: TaskState, step: Step) -> TaskState:
    """Where ``step`` leads from ``state``; Conflict, saying what can be done instead, when it is not legal there."""
    move = MOVES[step]
    if state in move.origins:
        return move.target
    able = [say(STEP_TITLES[each]).lower() for each in steps_from(state)]
    instead = (
        say("Lúc này chỉ có thể: %(able)s.", able=together(able, ", ")) if able else say("Chỉ đạo này đã kết thúc.")
    )
    raise Conflict(
        say(
            "Chỉ đạo đang ở trạng thái “%(state)s” nên chưa thể %(step)s. %(instead)s Hãy tải lại"
            " trang để xem tình trạng mới nhất.",
            state=say(TASK_STATE_TITLES[state]).lower(),
            step=say(STEP_TITLES[step]).lower(),
            instead=instead,
        )
    )


def steps_from(state: TaskState) -> tuple[Step, ...]:
    """The steps that are legal from ``state``, whoever may take them."""
    return tuple(step for step, move in MOVES.items() if state in move.origins)


def is_overdue(state: str, due_at: datetime, now: datetime) -> bool:
    """Whether the commune has let the deadline pass: derived, never stored. Waiting for the office is not overdue."""
    return TaskState(state) in OWED_BY_COMMUNE and due_at < now
