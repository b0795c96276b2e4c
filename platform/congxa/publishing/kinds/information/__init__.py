"""Danh mục thông tin phải được công khai: what is public, where, how and until when."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="information",
    title="Danh mục thông tin công khai",
    hint="Danh mục thông tin: nội dung, hình thức, thời điểm, thời hạn.",
    needs_origin=False,
    has_byline=False,
    is_standing=True,
    needs_body=False,
)
