"""Thư viện ảnh: pictures that belong together."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="gallery",
    title="Bộ ảnh",
    hint="Nhiều ảnh về một việc, mỗi ảnh có chú thích và tác giả.",
)
