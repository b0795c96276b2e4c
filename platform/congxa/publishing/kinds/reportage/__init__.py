"""Phóng sự: an authored report in text, pictures or film; a protected work."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="reportage",
    title="Phóng sự",
    hint="Phóng sự có tác giả: bài viết, ảnh hoặc phim.",
    is_news=True,
    ages=True,
)
