"""When does a right end, and which notice is due? Pure rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from congxa.copyright import is_over, step_due, withheld_from
from congxa.copyright.expiry import last_day

END = date(2026, 11, 30)


def test_the_earliest_of_several_ends_counts() -> None:
    assert last_day(None, END, END + timedelta(days=1)) == END
    assert last_day(None, None) is None


@pytest.mark.parametrize(("today", "over"), [(END, False), (END + timedelta(days=1), True), (date.min, False)])
def test_a_work_may_be_shown_on_the_last_day_of_its_right(today: date, over: bool) -> None:
    assert is_over(END, today) is over
    assert withheld_from(END) == date(2026, 12, 1)


def test_a_right_without_an_end_is_never_over() -> None:
    assert not is_over(None, date.max)


@pytest.mark.parametrize(
    ("days_left", "step"),
    [(31, None), (30, 30), (29, 30), (15, 30), (14, 14), (10, 14), (1, 14), (0, 0), (-1, 0), (-400, 0)],
)
def test_of_several_steps_only_the_latest_is_due(days_left: int, step: int | None) -> None:
    assert step_due(END, END - timedelta(days=days_left)) == step
