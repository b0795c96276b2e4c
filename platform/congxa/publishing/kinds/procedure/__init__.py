"""Thủ tục hành chính: how the people get something done at the unit."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="procedure",
    title="Thủ tục hành chính",
    hint="Trình tự, hồ sơ, thời hạn, lệ phí của một thủ tục.",
    needs_origin=False,
    has_byline=False,
    is_standing=True,
    needs_body=False,
)
