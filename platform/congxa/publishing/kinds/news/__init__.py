"""Tin, bài: what happened in the unit, told by its editors."""

from congxa.publishing.kinds.fields import Files
from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="news",
    title="Tin, bài",
    hint="Tin, bài về hoạt động của đơn vị, do ban biên tập viết hoặc tổng hợp.",
    is_news=True,
    ages=True,
    fields=(
        Files(
            name="files", label="Tệp kèm theo", hint="Văn bản, biểu mẫu để người đọc tải về.", accept=("pdf", "office")
        ),
    ),
)
