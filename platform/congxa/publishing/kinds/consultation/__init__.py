"""Lấy ý kiến dự thảo: a draft on which the people are asked, for a time."""

from congxa.publishing.kinds.consultation.facts import FIELDS
from congxa.publishing.kinds.consultation.queries import listing, page
from congxa.publishing.kinds.consultation.rules import check
from congxa.publishing.kinds.duty import Duty
from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="consultation",
    title="Lấy ý kiến dự thảo",
    hint="Dự thảo văn bản, thời gian lấy ý kiến và kết quả tiếp thu.",
    fields=FIELDS,
    title_length=(10, 300),
    needs_origin=False,
    has_byline=False,
    feed=("body_drafting", "opens_on", "closes_on"),
    duties=(
        Duty(
            field="closes_on",
            warning="consultation_closes",
            is_live=True,
            words="Việc lấy ý kiến “%(title)s” kết thúc ngày %(day)s.",
            button="Mở dự thảo",
        ),
        Duty(
            field="closes_on",
            warning="consultation_result",
            is_live=True,
            unless="result_on",
            words="Việc lấy ý kiến “%(title)s” đã kết thúc ngày %(day)s, chưa công bố kết quả tiếp thu.",
            button="Ghi kết quả",
        ),
    ),
    check=check,
    page=page,
    listing=listing,
)
