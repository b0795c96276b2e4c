"""Lịch công tác tuần: what the leaders do in one week, day by day."""

from congxa.publishing.kinds.kind import Kind
from congxa.publishing.kinds.schedule import queries, rules
from congxa.publishing.kinds.schedule.facts import FIELDS

KIND = Kind(
    key="schedule",
    title="Lịch công tác tuần",
    hint="Lịch làm việc của lãnh đạo trong một tuần.",
    fields=FIELDS,
    body_label="Ghi chú",
    needs_body=False,
    needs_origin=False,
    has_byline=False,
    ages=True,
    feed=("week",),
    check=rules.check,
    clashes=queries.clashes,
    page=queries.page,
    listing=queries.listing,
)
