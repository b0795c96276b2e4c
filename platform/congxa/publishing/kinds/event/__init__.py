"""Sự kiện: what will take place, where and when."""

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
    check=rules.check,
    listing=queries.listing,
    schema_org=schema.event,
)
