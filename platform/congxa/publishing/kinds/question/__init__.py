"""Hỏi đáp: what a citizen asked, and what the unit answered."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="question",
    title="Hỏi đáp",
    hint="Câu hỏi của người dân và trả lời của đơn vị.",
    needs_origin=False,
    has_byline=False,
    body_label="Trả lời",
    title_label="Câu hỏi",
)
