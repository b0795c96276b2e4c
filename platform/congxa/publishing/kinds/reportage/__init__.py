"""Phóng sự: an authored report in text, pictures or film; a protected work."""

from congxa.publishing.kinds.fields import Files
from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="reportage",
    title="Phóng sự",
    hint="Phóng sự có tác giả: bài viết, ảnh hoặc phim.",
    is_news=True,
    ages=True,
    fields=(
        Files(name="video", label="Phim", hint="Tệp MP4 hoặc WebM, tối đa một phim.", accept=("video",), most=1),
        Files(
            name="captions",
            label="Phụ đề",
            hint="Tệp WebVTT (.vtt) cho người không nghe được.",
            accept=("captions",),
            most=2,
        ),
        Files(name="files", label="Tệp kèm theo", accept=("pdf", "office")),
    ),
)
