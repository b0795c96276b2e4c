"""Which facts does a disclosure of the budget have?"""

from __future__ import annotations

from congxa.publishing.kinds.fields import Choice, Day, Field, Files, Number, Rows, Text

STAGES = (
    ("estimate", "Dự toán"),
    ("quarter-1", "Thực hiện quý I"),
    ("half-year", "Thực hiện 6 tháng đầu năm"),
    ("nine-months", "Thực hiện 9 tháng"),
    ("settlement", "Quyết toán"),
)

FIELDS: tuple[Field, ...] = (
    Number(
        name="year",
        label="Năm ngân sách",
        hint="Bốn chữ số, ví dụ 2026.",
        low=1990,
        high=2199,
        is_grouped=False,
        needed=True,
    ),
    Choice(
        name="stage",
        label="Giai đoạn",
        hint="Số liệu này là dự toán, thực hiện hay quyết toán.",
        options=STAGES,
        needed=True,
    ),
    Text(
        name="decision",
        label="Quyết định công khai",
        hint="Ví dụ: Quyết định số 15/QĐ-UBND ngày 05/01/2026.",
    ),
    Day(name="posted_from", label="Niêm yết từ ngày", hint="Ngày bắt đầu niêm yết tại trụ sở."),
    Day(name="posted_until", label="Niêm yết đến hết ngày", hint="Ngày cuối cùng còn niêm yết."),
    Rows(
        name="lines",
        label="Số liệu (triệu đồng)",
        hint="Mỗi dòng một khoản, ví dụ: Chi: quản lý hành chính · 4.250 · 4.100."
        " Chữ trước dấu hai chấm là nhóm (Thu, Chi), mỗi nhóm được cộng riêng."
        " Không ghi dòng tổng cộng: trang tự cộng.",
        columns=(
            Text(name="name", label="Khoản thu, chi"),
            Number(name="estimate", label="Dự toán", low=-(10**12), high=10**12),
            Number(name="actual", label="Thực hiện", low=-(10**12), high=10**12),
        ),
        most=60,
    ),
    Files(
        name="files",
        label="Tệp kèm theo",
        hint="Quyết định và biểu mẫu công khai (PDF, bảng tính).",
        accept=("pdf", "office"),
    ),
)
