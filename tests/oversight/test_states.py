"""Which steps of a task are legal, and when is it overdue? Every pair of state and step is tried."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from congxa.core.errors import Conflict
from congxa.oversight import Step, TaskState, is_overdue
from congxa.oversight.states import MOVES, next_state, steps_from

LEGAL = {
    (TaskState.DELIVERED, Step.ACKNOWLEDGE): TaskState.ACKNOWLEDGED,
    (TaskState.RETURNED, Step.ACKNOWLEDGE): TaskState.ACKNOWLEDGED,
    (TaskState.ACKNOWLEDGED, Step.RESPOND): TaskState.RESPONDED,
    (TaskState.RETURNED, Step.RESPOND): TaskState.RESPONDED,
    (TaskState.RESPONDED, Step.RETURN): TaskState.RETURNED,
    (TaskState.RESPONDED, Step.CLOSE): TaskState.CLOSED,
}
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize("state", TaskState)
@pytest.mark.parametrize("step", MOVES)
def test_only_the_listed_steps_are_legal(state: TaskState, step: Step) -> None:
    if (state, step) in LEGAL:
        assert next_state(state, step) is LEGAL[state, step]
        assert step in steps_from(state)
    else:
        with pytest.raises(Conflict):
            next_state(state, step)
        assert step not in steps_from(state)


def test_a_refusal_says_what_can_be_done_instead() -> None:
    with pytest.raises(Conflict, match="xác nhận đã nhận"):
        next_state(TaskState.DELIVERED, Step.CLOSE)
    with pytest.raises(Conflict, match="đã kết thúc"):
        next_state(TaskState.CLOSED, Step.RESPOND)


def test_an_unknown_state_raises() -> None:
    with pytest.raises(ValueError, match="lost"):
        is_overdue("lost", NOON, NOON)


@pytest.mark.parametrize(
    ("state", "late"),
    [("delivered", True), ("acknowledged", True), ("returned", True), ("responded", False), ("closed", False)],
)
def test_only_who_owes_the_next_step_can_be_overdue(state: str, late: bool) -> None:
    assert is_overdue(state, NOON, NOON + timedelta(seconds=1)) is late
    assert not is_overdue(state, NOON, NOON)
