"""Thông báo: what the people are told, for a time."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="notice",
    title="Thông báo",
    hint="Thông báo của đơn vị đến người dân.",
    ages=True,
)
