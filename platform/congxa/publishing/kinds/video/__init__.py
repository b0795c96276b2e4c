"""Video: a film on our own host, with its words for those who do not hear it."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="video",
    title="Video",
    hint="Một đoạn phim, kèm phụ đề hoặc lời bình bằng chữ.",
)
