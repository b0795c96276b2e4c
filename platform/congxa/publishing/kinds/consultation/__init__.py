"""Lấy ý kiến dự thảo: a draft on which the people are asked, for a time."""

from congxa.publishing.kinds.consultation.facts import FIELDS
from congxa.publishing.kinds.consultation.queries import listing, page
from congxa.publishing.kinds.consultation.rules import check
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
    check=check,
    page=page,
    listing=listing,
)
