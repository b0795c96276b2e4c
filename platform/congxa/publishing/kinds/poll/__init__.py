"""Thăm dò ý kiến: one question to the people, with answers to choose from."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="poll",
    title="Thăm dò ý kiến",
    hint="Một câu hỏi và các phương án trả lời.",
    needs_origin=False,
    has_byline=False,
    needs_body=False,
    title_label="Câu hỏi",
)
