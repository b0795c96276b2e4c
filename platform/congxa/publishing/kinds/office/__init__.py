"""Tổ chức bộ máy: an office of the unit with its tasks and contact points (Decree 42/2022/NĐ-CP, article 4.1.e)."""

from congxa.publishing.kinds.kind import Kind
from congxa.publishing.kinds.office import queries, rules
from congxa.publishing.kinds.office.facts import FIELDS

KIND = Kind(
    key="office",
    title="Bộ phận",
    hint="Một bộ phận của đơn vị: chức năng, nhiệm vụ, đầu mối liên hệ.",
    fields=FIELDS,
    title_label="Tên bộ phận",
    title_length=(3, 200),
    summary_label="Phụ trách, tóm tắt",
    body_label="Chức năng, nhiệm vụ",
    needs_body=False,
    needs_origin=False,
    has_byline=False,
    is_standing=True,
    length=queries.MOST,
    lacks=rules.lacks,
    clashes=queries.clashes,
    page=queries.page,
    listing=queries.listing,
)
