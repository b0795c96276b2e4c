"""Sự kiện: what will take place, where and when."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="event",
    title="Sự kiện",
    hint="Hội nghị, lễ hội, tiếp công dân: ngày giờ, địa điểm.",
    needs_origin=False,
    has_byline=False,
)
