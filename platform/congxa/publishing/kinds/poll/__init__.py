"""Thăm dò ý kiến: one question to the people, with answers to choose from."""

from congxa.publishing.kinds.kind import Kind
from congxa.publishing.kinds.poll import queries, rules
from congxa.publishing.kinds.poll.facts import FIELDS

KIND = Kind(
    key="poll",
    title="Thăm dò ý kiến",
    hint="Một câu hỏi và các phương án trả lời.",
    fields=FIELDS,
    title_label="Câu hỏi",
    body_label="Lời dẫn",
    needs_body=False,
    needs_origin=False,
    has_byline=False,
    check=rules.check,
    clashes=queries.clashes,
    page=queries.page,
    listing=queries.listing,
    told=queries.told,
)
