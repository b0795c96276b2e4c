"""Danh mục thông tin phải được công khai: what is public, where, how and until when."""

from congxa.publishing.kinds.information import queries, rules
from congxa.publishing.kinds.information.facts import FIELDS
from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="information",
    title="Danh mục thông tin công khai",
    hint="Danh mục thông tin: nội dung, hình thức, thời điểm, thời hạn.",
    fields=FIELDS,
    body_label="Lời dẫn",
    needs_body=False,
    needs_origin=False,
    has_byline=False,
    is_standing=True,
    check=rules.check,
    lacks=rules.lacks,
    page=queries.page,
    listing=queries.listing,
)
