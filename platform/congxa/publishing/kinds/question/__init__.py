"""Hỏi đáp: what a citizen asked, and what the unit answered."""

from congxa.publishing.kinds.duty import Duty
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
    duties=(
        Duty(
            field="asked_on",
            warning="question_answer",
            is_live=False,
            unless="answered_on",
            policy="answer_within_days",
            words="Câu hỏi “%(title)s” chưa được trả lời; hạn trả lời là ngày %(day)s.",
            button="Trả lời",
        ),
    ),
    check=rules.check,
    listing=queries.listing,
)
