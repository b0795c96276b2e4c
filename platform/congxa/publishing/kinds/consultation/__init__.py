"""Lấy ý kiến dự thảo: a draft on which the people are asked, for a time."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="consultation",
    title="Lấy ý kiến dự thảo",
    hint="Dự thảo văn bản, thời gian lấy ý kiến và kết quả tiếp thu.",
    needs_origin=False,
    has_byline=False,
)
