"""Điểm báo: always a quotation of one named press work (Decree 147/2024/NĐ-CP)."""

from datetime import date

from congxa.copyright import Basis
from congxa.publishing.kinds.fields import Text
from congxa.publishing.kinds.kind import Kind
from congxa.publishing.kinds.press_review.rules import check, not_quoted

KIND = Kind(
    key="press_review",
    title="Điểm báo",
    hint="Trích dẫn ngắn một bài báo, ghi rõ tên báo, tên bài, tác giả, địa chỉ và thời gian đăng.",
    fields=(
        Text(
            name="work_title",
            label="Tên bài báo gốc",
            needed=True,
            legal="Nghị định 147/2024/NĐ-CP: trích dẫn phải nêu tên tác phẩm, tên báo và thời gian đăng",
            since=date(2024, 12, 25),
            hint="Đúng tên một bài báo được trích. Tên báo, tác giả, địa chỉ, ngày giờ đăng ghi ở mục Nguồn gốc.",
        ),
    ),
    is_news=True,
    usual_basis=Basis.QUOTATION,
    check=check,
    lacks=not_quoted,
    feed=("work_title",),
    ages=True,
)
