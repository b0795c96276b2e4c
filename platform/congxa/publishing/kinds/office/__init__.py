"""Tổ chức bộ máy: an office of the unit with its tasks and contact points (Decree 42/2022/NĐ-CP, article 4.1.e)."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="office",
    title="Bộ phận",
    hint="Một bộ phận của đơn vị: chức năng, nhiệm vụ, đầu mối liên hệ.",
    needs_origin=False,
    has_byline=False,
    is_standing=True,
    title_label="Tên bộ phận",
    title_length=(3, 200),
    needs_body=False,
)
