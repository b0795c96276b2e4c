"""Days and times as forms write them, in Vietnam time; everything kept is UTC. Pure."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.web.desk.words import _

YEARS = range(1900, 2200)  # what a typing slip is not


def read_day(typed: str, field: str) -> date | None:
    """The day in a date field, None when it is empty; Invalid at ``field`` when it is no day."""
    if not typed.strip():
        return None
    try:
        day = date.fromisoformat(typed.strip())
    except ValueError:
        day = date.min
    if day.year not in YEARS:
        raise Invalid.at(field, _("“%(typed)s” không phải là ngày. Hãy chọn ngày trong lịch.", typed=typed[:40]))
    return day


def read_time(typed: str, field: str) -> time:
    """The time of day in a time field, midnight when it is empty; Invalid at ``field`` when it is none."""
    if not typed.strip():
        return time()
    try:
        return time.fromisoformat(typed.strip()).replace(tzinfo=None)
    except ValueError:
        message = _("“%(typed)s” không phải là giờ. Ghi giờ và phút, ví dụ 09:41.", typed=typed[:40])
        raise Invalid.at(field, message) from None


def read_moment(typed: str, field: str) -> datetime | None:
    """The moment in a field of date and time, None when it is empty; Invalid at ``field`` when it is none."""
    if not typed.strip():
        return None
    try:
        moment = datetime.fromisoformat(typed.strip())
    except ValueError:
        moment = datetime.min  # noqa: DTZ901 - only its year is asked
    if moment.year not in YEARS:
        message = _("“%(typed)s” không phải là ngày giờ. Hãy chọn ngày và giờ trong lịch.", typed=typed[:40])
        raise Invalid.at(field, message)
    return moment.replace(tzinfo=clock.VIETNAM).astimezone(UTC)


def at_time(day: date, said: time) -> datetime:
    """The moment of this time of this day in Vietnam."""
    return datetime.combine(day, said, clock.VIETNAM).astimezone(UTC)


def write_day(moment: datetime | None) -> str:
    """What a date field holds for this moment."""
    return clock.local(moment).date().isoformat() if moment else ""


def write_time(moment: datetime | None) -> str:
    """What a time field holds for this moment; empty where no hour is known."""
    return clock.local(moment).strftime("%H:%M") if moment and clock.has_hour(moment) else ""


def write_moment(moment: datetime | None) -> str:
    """What a field of date and time holds for this moment."""
    return clock.local(moment).strftime("%Y-%m-%dT%H:%M") if moment else ""


def days_left_in_words(due_at: datetime) -> str:
    """How long until a deadline, counted in days of the calendar: ``Còn 2 ngày.``, ``Quá hạn 3 ngày.``"""
    days = (clock.local(due_at).date() - clock.today()).days
    if days < 0:
        return _("Quá hạn %(days)s ngày.", days=-days)
    if due_at < clock.now():
        return _("Đã quá hạn trong hôm nay.")
    if days == 0:
        return _("Hạn trong hôm nay.")
    return _("Hạn ngày mai.") if days == 1 else _("Còn %(days)s ngày.", days=days)
