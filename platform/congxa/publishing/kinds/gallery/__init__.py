"""Thư viện ảnh: pictures that belong together."""

from congxa.publishing.kinds.gallery.rules import too_few
from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="gallery",
    title="Bộ ảnh",
    hint="Nhiều ảnh về một việc, mỗi ảnh có chú thích và tác giả.",
    body_label="Các ảnh",
    lacks=too_few,
)
