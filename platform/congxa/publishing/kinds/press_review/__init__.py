"""Điểm báo: always a quotation of one named press work (Decree 147/2024/NĐ-CP)."""

from congxa.publishing.kinds.kind import Kind

KIND = Kind(
    key="press_review",
    title="Điểm báo",
    hint="Trích dẫn ngắn một bài báo, ghi rõ tên báo, địa chỉ và ngày đăng.",
    is_news=True,
    ages=True,
)
