"""Lịch công tác tuần: what the leaders do in one week, day by day."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="schedule",
    title="Lịch công tác tuần",
    hint="Lịch làm việc của lãnh đạo trong một tuần.",
    needs_origin=False,
    has_byline=False,
    needs_body=False,
    ages=True,
)
