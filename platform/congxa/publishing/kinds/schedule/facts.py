"""Which facts does the schedule of a week have?"""

from __future__ import annotations

from congxa.publishing.kinds.fields import Day, Rows, Text

FIELDS = (
    Day(
        name="week",
        label="Tuần có ngày",
        hint="Chọn một ngày bất kỳ trong tuần; lịch tính từ thứ hai đến chủ nhật của tuần ấy.",
        needed=True,
    ),
    Rows(
        name="entries",
        label="Các cuộc làm việc",
        hint="Mỗi dòng một việc. Ví dụ: 25/11/2026 · 07:30 · Chủ tịch · Giao ban tuần · Phòng họp số 1"
        " · Các phó chủ tịch.",
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
    ),
)
