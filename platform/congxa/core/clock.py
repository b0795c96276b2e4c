"""What time is it? The only place that asks the machine; everything kept is UTC, everything shown is Vietnam time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_read: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _read()


def set_clock(read: Callable[[], datetime] | None) -> None:
    """Let tests stop the clock; ``None`` starts it again."""
    global _read
    _read = read or (lambda: datetime.now(UTC))


def local(moment: datetime) -> datetime:
    """The same moment as the wall clock in Vietnam shows it."""
    return moment.astimezone(VIETNAM)


def today() -> date:
    """The date in Vietnam."""
    return local(now()).date()


def has_hour(moment: datetime) -> bool:
    """Whether a moment says more than its day: midnight in Vietnam stands for a day of which no hour is known."""
    return local(moment).time() != time()


def next_midnight() -> datetime:
    """When the date in Vietnam changes next."""
    return datetime.combine(today() + timedelta(days=1), time(), VIETNAM)


def end_of_day(day: date) -> datetime:
    """The last second of a day in Vietnam: the moment at which a deadline of that day has passed."""
    return datetime.combine(day, time(23, 59, 59), VIETNAM).astimezone(UTC)
