"""Fields that hold a date, a number, a choice. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from congxa.core import text
from congxa.core.words import say
from congxa.publishing.kinds.fields.field import Field, Unfit, said_in

YEARS = range(1900, 2200)  # what a typing slip is not
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MOMENT = re.compile(r"(.+?)[T ](\d{1,2}):(\d{2})(?::\d{2})?(?:\+07:00)?")


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A date in Vietnam; kept as ``2026-11-25``."""

    widget: ClassVar[str] = "day"

    def tidy(self, typed: Any) -> str:
        said = said_in(typed).strip()
        return _day(said).isoformat() if said else ""

    def read(self, kept: Any) -> date | None:
        return date.fromisoformat(kept) if kept else None

    def lines(self, kept: Any) -> list[str]:
        day = self.read(kept)
        return [text.short_date(day)] if day else []


@dataclass(frozen=True, kw_only=True)
class Moment(Field):
    """A date and time of day in Vietnam; kept as ``2026-11-25T09:00+07:00``."""

    widget: ClassVar[str] = "moment"

    def tidy(self, typed: Any) -> str:
        said = said_in(typed).strip()
        if not said:
            return ""
        parts = _MOMENT.fullmatch(said)
        if parts is None or not (int(parts[2]) < 24 and int(parts[3]) < 60):
            raise Unfit(say("“%(said)s” không phải là ngày giờ. Ghi dạng 25/11/2026 09:00.", said=said[:40]))
        return f"{_day(parts[1]).isoformat()}T{int(parts[2]):02d}:{int(parts[3]):02d}+07:00"

    def read(self, kept: Any) -> datetime | None:
        return datetime.fromisoformat(kept) if kept else None

    def lines(self, kept: Any) -> list[str]:
        moment = self.read(kept)
        return [text.short_moment(moment)] if moment else []


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of some options: (what is kept, how it is called)."""

    options: tuple[tuple[str, str], ...]
    widget: ClassVar[str] = "choice"

    def tidy(self, typed: Any) -> str:
        said = said_in(typed).strip()
        if said and said not in dict(self.options):
            raise Unfit(say("“%(said)s” không có trong danh sách. Hãy chọn lại.", said=said[:60]))
        return said

    def lines(self, kept: Any) -> list[str]:
        return [dict(self.options).get(kept, kept)] if kept else []


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A whole number; typed as ``1.234`` or ``1234``. ``is_grouped``: shown as ``1.234``; no for a year."""

    low: int = 0
    high: int = 10**15
    unit: str = ""
    is_grouped: bool = True
    widget: ClassVar[str] = "number"

    def tidy(self, typed: Any) -> int | str:
        said = said_in(typed).strip().replace(" ", "")
        if not said:
            return ""
        plain = said.replace(".", "") if re.fullmatch(r"-?\d{1,3}(\.\d{3})+", said) else said
        if not re.fullmatch(r"-?\d{1,16}", plain, re.ASCII):
            raise Unfit(say("“%(said)s” không phải là số nguyên. Chỉ ghi chữ số, ví dụ 1.234.", said=said[:40]))
        if not self.low <= int(plain) <= self.high:
            raise Unfit(
                say(
                    "Số %(said)s nằm ngoài khoảng từ %(low)s đến %(high)s.",
                    said=said,
                    low=self._said(self.low),
                    high=self._said(self.high),
                )
            )
        return int(plain)

    def _said(self, number: int) -> str:
        return text.number(number) if self.is_grouped else str(number)

    def read(self, kept: Any) -> int | None:
        return None if kept in ("", None) else int(kept)

    def lines(self, kept: Any) -> list[str]:
        number = self.read(kept)
        return [] if number is None else [f"{self._said(number)} {self.unit}".strip()]


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    """Yes or no."""

    widget: ClassVar[str] = "flag"

    def tidy(self, typed: Any) -> bool:
        return typed is True or said_in(typed) in ("1", "true", "True")

    def read(self, kept: Any) -> bool:
        return bool(kept)

    def lines(self, kept: Any) -> list[str]:
        return [say("có")] if kept else []


def _day(said: str) -> date:
    parts = _DAY.fullmatch(said.strip())
    if parts is None:
        raise Unfit(say("“%(said)s” không phải là ngày. Ghi dạng ngày/tháng/năm, ví dụ 25/11/2026.", said=said[:40]))
    year, month, day = (
        (int(parts[1]), int(parts[2]), int(parts[3])) if parts[1] else (int(parts[6]), int(parts[5]), int(parts[4]))
    )
    try:
        found = date(year, month, day)
    except ValueError:
        raise Unfit(
            say(
                "Không có ngày %(day)s/%(month)s/%(year)s. Hãy xem lại lịch và sửa ngày.",
                day=f"{day:02d}",
                month=f"{month:02d}",
                year=year,
            )
        ) from None
    if found.year not in YEARS:
        raise Unfit(say("Năm %(year)s không hợp lý. Hãy ghi đủ bốn chữ số của năm.", year=year))
    return found
