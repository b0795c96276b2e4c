"""Trang: a standing page, such as the introduction of the unit; in English too where the law asks it."""

from congxa.publishing.kinds.fields import Files, Rich, Text, Words
from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="page",
    title="Trang giới thiệu",
    hint="Trang cố định: giới thiệu, chức năng, nhiệm vụ, lịch sử.",
    is_standing=True,
    has_byline=False,
    fields=(
        Files(name="files", label="Tệp kèm theo", accept=("pdf", "office")),
        Text(
            name="title_en", label="Tiêu đề tiếng Anh", hint="Có tiêu đề và nội dung tiếng Anh thì trang hiện ở /en/."
        ),
        Words(name="summary_en", label="Tóm tắt tiếng Anh", limit=1_000),
        Rich(name="body_en", label="Nội dung tiếng Anh"),
    ),
)
