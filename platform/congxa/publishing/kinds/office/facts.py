"""Which facts does an office of the organisation chart have?"""

from __future__ import annotations

from congxa.publishing.kinds.fields import Email, Items, Number, Phone, Rich, Rows, Text

LEGAL = "Nghị định 42/2022/NĐ-CP, điều 4 khoản 1 điểm e"

CONTACTS = Rows(
    name="contacts",
    label="Người tiếp nhận, cung cấp thông tin",
    hint="Mỗi dòng một người: họ tên, chức vụ, điện thoại và hộp thư công vụ. Không ghi số điện thoại riêng.",
    columns=(
        Text(name="name", label="Họ và tên", limit=120),
        Text(name="post", label="Chức vụ", limit=200),
        Phone(name="phone", label="Điện thoại"),
        Email(name="email", label="Thư điện tử công vụ"),
    ),
    most=60,
    needed=True,
    legal=LEGAL,
)
FIELDS = (
    Items(
        name="parent",
        label="Trực thuộc",
        hint="Chọn bộ phận cấp trên trực tiếp trong sơ đồ; để trống nếu đứng ở hàng đầu.",
        kind="office",
        most=1,
    ),
    Number(
        name="rank",
        label="Thứ tự trong sơ đồ",
        hint="Số nhỏ đứng trước, ví dụ 1. Để trống thì đứng sau cùng, theo tên.",
        high=9_999,
    ),
    Text(
        name="address",
        label="Địa chỉ",
        hint="Ví dụ: Phòng 2, tầng 1, trụ sở Ủy ban nhân dân.",
        needed=True,
        legal=LEGAL,
    ),
    Phone(name="phone", label="Điện thoại", hint="Ví dụ: 0233 000 0000.", needed=True, legal=LEGAL),
    Email(name="email", label="Thư điện tử", hint="Hộp thư công vụ của bộ phận.", needed=True, legal=LEGAL),
    CONTACTS,
    Text(name="title_en", label="Tên tiếng Anh", hint="Hiện ở trang tiếng Anh. Ví dụ: People's Committee Office."),
    Text(name="summary_en", label="Tóm tắt tiếng Anh", limit=400),
    Rich(name="body_en", label="Chức năng, nhiệm vụ bằng tiếng Anh"),
)
