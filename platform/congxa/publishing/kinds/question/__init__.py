"""Hỏi đáp: what a citizen asked, and what the unit answered."""

from congxa.publishing.kinds.kind import Kind
from congxa.publishing.kinds.question import queries, rules
from congxa.publishing.kinds.question.facts import FIELDS

KIND = Kind(
    key="question",
    title="Hỏi đáp",
    hint="Câu hỏi của người dân và trả lời của đơn vị.",
    fields=FIELDS,
    title_label="Câu hỏi ngắn gọn",
    body_label="Trả lời",
    needs_origin=False,
    has_byline=False,
    length=20,
    feed=("area", "answered_by"),
    check=rules.check,
    listing=queries.listing,
)
