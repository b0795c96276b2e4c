"""Which facts does the schedule of a week have?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from congxa.publishing.kinds.fields import Day, Rows, Text
from congxa.publishing.kinds.schedule.weeks import monday_of, week_in_words


@dataclass(frozen=True, kw_only=True)
class Week(Day):
    """A week, typed as any of its days; kept as its Monday."""

    def tidy(self, typed: Any) -> str:
        said = super().tidy(typed)
        return monday_of(date.fromisoformat(said)).isoformat() if said else ""

    def lines(self, kept: Any) -> list[str]:
        monday = self.read(kept)
        return [week_in_words(monday)] if monday else []


WEEK = Week(
    name="week",
    label="Tuần có ngày",
    hint="Chọn một ngày bất kỳ trong tuần; lịch tính từ thứ hai đến chủ nhật của tuần ấy.",
    needed=True,
)
ENTRIES = Rows(
    name="entries",
    label="Các cuộc làm việc",
    hint="Mỗi dòng một việc. Ví dụ: 25/11/2026 · 07:30 · Chủ tịch · Giao ban tuần · Phòng họp số 1 · Các phó chủ tịch.",
    columns=(
        Day(name="day", label="Ngày"),
        Text(name="time", label="Giờ", limit=60),
        Text(name="leader", label="Chủ trì"),
        Text(name="work", label="Nội dung", limit=600),
        Text(name="place", label="Địa điểm"),
        Text(name="attending", label="Thành phần", limit=600),
    ),
    most=120,
    needed=True,
)
FIELDS = (WEEK, ENTRIES)
