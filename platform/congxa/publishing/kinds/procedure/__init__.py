"""Thủ tục hành chính: how the people get something done at the unit."""

from congxa.publishing.kinds.kind import Kind
from congxa.publishing.kinds.procedure.facts import FIELDS
from congxa.publishing.kinds.procedure.queries import clashes, listing
from congxa.publishing.kinds.procedure.rules import check, without_address

KIND = Kind(
    key="procedure",
    title="Thủ tục hành chính",
    hint="Trình tự, hồ sơ, thời hạn, lệ phí của một thủ tục.",
    fields=FIELDS,
    title_label="Tên thủ tục",
    title_length=(10, 300),
    body_label="Điều kiện, lưu ý thêm",
    needs_origin=False,
    has_byline=False,
    is_standing=True,
    needs_body=False,
    length=50,
    feed=("code", "area", "agency"),
    check=check,
    lacks=without_address,
    clashes=clashes,
    listing=listing,
)
