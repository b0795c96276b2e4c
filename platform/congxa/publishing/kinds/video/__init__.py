"""Video: a film on our own host, with its words for those who do not hear it."""

from congxa.publishing.kinds.fields import Files, Text
from congxa.publishing.kinds.kind import Kind
from congxa.publishing.kinds.video.rules import without_words

KIND = Kind(
    key="video",
    title="Video",
    hint="Một đoạn phim, kèm phụ đề hoặc lời bình bằng chữ.",
    body_label="Lời trong video",
    needs_body=False,
    lacks=without_words,
    fields=(
        Files(name="video", label="Tệp phim", hint="MP4 hoặc WebM.", accept=("video",), most=1, needed=True),
        Files(
            name="captions",
            label="Phụ đề",
            hint="Tệp WebVTT (.vtt) cho người không nghe được.",
            accept=("captions",),
            most=2,
        ),
        Text(name="duration", label="Thời lượng", hint="Ví dụ 3 phút 20 giây.", limit=40),
    ),
)
