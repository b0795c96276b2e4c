"""Trang: a standing page, such as the introduction of the unit."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="page",
    title="Trang giới thiệu",
    hint="Trang đứng yên: giới thiệu, chức năng, nhiệm vụ, lịch sử.",
    is_standing=True,
    has_byline=False,
)
