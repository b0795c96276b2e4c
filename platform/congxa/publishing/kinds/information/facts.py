"""Which facts does a list of public information have?"""

from __future__ import annotations

from congxa.publishing.kinds.fields import Files, Rows, Text
from congxa.publishing.kinds.information.rules import LEGAL

ENTRIES = Rows(
    name="entries",
    label="Các mục thông tin",
    hint="Mỗi dòng một loại thông tin. Ví dụ: Dự toán ngân sách · Đăng trên trang · Chuyên mục Công khai ngân sách"
    " · Trong 15 ngày từ ngày ký · 5 năm · Bộ phận Kế toán.",
    columns=(
        Text(name="content", label="Nội dung thông tin", limit=600),
        Text(name="form", label="Hình thức công khai"),
        Text(name="place", label="Nơi công khai"),
        Text(name="moment", label="Thời điểm công khai"),
        Text(name="duration", label="Thời hạn công khai"),
        Text(name="owner", label="Bộ phận phụ trách"),
    ),
    most=300,
    needed=True,
    legal=LEGAL,
)
FIELDS = (
    ENTRIES,
    Files(
        name="files",
        label="Tệp kèm theo",
        hint="Quyết định ban hành danh mục (PDF, văn phòng).",
        accept=("pdf", "office"),
    ),
)
