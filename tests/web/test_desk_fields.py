"""Reading what forms send, and saying deadlines; pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from flask_babel import Babel

from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.web.desk.fields import read_number, read_page, read_text
from congxa.web.desk.moments import days_left_in_words, read_day, read_moment


@pytest.fixture(autouse=True)
def _words() -> Iterator[None]:
    app = Flask(__name__)
    Babel(app, default_locale="vi")
    with app.test_request_context():
        yield
    clock.set_clock(None)


def test_text_keeps_its_lines_and_loses_what_no_keyboard_types() -> None:
    assert read_text({"a": "  một\r\nhai\0 "}, "a") == "một\nhai"
    assert read_text({}, "a") == ""


@pytest.mark.parametrize("typed", ["", None, "-1", "1.5", "mười", "٣", "9" * 19])
def test_what_is_no_number_is_none(typed: str | None) -> None:
    assert read_number(typed) is None
    assert read_page(typed) == 1


@pytest.mark.parametrize("typed", ["31/12/2025", "2026-02-30", "0001-01-01", "9999-12-31", "hôm nay"])
def test_what_is_no_day_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_day(typed, "expires_at")
    assert list(refused.value.by_field()) == ["expires_at"] and typed in refused.value.message
    with pytest.raises(Invalid):
        read_moment(f"{typed}T07:00", "publish_at")


def test_an_hour_typed_is_an_hour_in_vietnam() -> None:
    assert read_moment("2026-03-01T06:30", "publish_at") == datetime(2026, 2, 28, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "Quá hạn 3 ngày."),
        (-1, "Quá hạn 1 ngày."),
        (0, "Hạn trong hôm nay."),
        (1, "Hạn ngày mai."),
        (2, "Còn 2 ngày."),
    ],
)
def test_a_deadline_is_counted_in_days_of_the_calendar_in_vietnam(days: int, words: str) -> None:
    clock.set_clock(lambda: datetime(2026, 3, 9, 18, 0, tzinfo=UTC))  # one in the morning of 10 March in Vietnam
    assert days_left_in_words(clock.end_of_day(date(2026, 3, 10) + timedelta(days=days))) == words
