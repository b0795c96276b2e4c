"""Sự kiện: what will take place, where and when."""

from congxa.publishing.kinds.duty import Duty
from congxa.publishing.kinds.event import queries, rules, schema
from congxa.publishing.kinds.event.facts import FIELDS
from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="event",
    title="Sự kiện",
    hint="Hội nghị, lễ hội, tiếp công dân: ngày giờ, địa điểm.",
    fields=FIELDS,
    title_label="Tên sự kiện",
    needs_origin=False,
    has_byline=False,
    feed=("starts_at", "place"),
    duties=(
        Duty(
            field="starts_at",
            warning="event_begins",
            is_live=False,
            words="Sự kiện “%(title)s” bắt đầu ngày %(day)s mà chưa đăng.",
            button="Hoàn thành để đăng",
        ),
    ),
    check=rules.check,
    listing=queries.listing,
    schema_org=schema.event,
)
