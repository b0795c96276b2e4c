"""Thông báo: what the people are told, for a time."""

from congxa.publishing.kinds.fields import Day, Files, Flag
from congxa.publishing.kinds.kind import Kind
from congxa.publishing.kinds.notice.queries import listing, page

KIND = Kind(
    key="notice",
    title="Thông báo",
    hint="Thông báo của đơn vị đến người dân.",
    fields=(
        Day(
            name="expires_on",
            label="Hết hạn sau ngày",
            hint="Ngày cuối cùng thông báo còn giá trị. Sau ngày đó thông báo tự ghi “Đã hết hạn” và rời cột bên.",
        ),
        Flag(
            name="is_urgent",
            label="Thông báo khẩn",
            hint="Đứng đầu danh sách: thiên tai, dịch bệnh, mất điện, mất nước.",
        ),
        Files(name="files", label="Tệp kèm theo", accept=("pdf", "office")),
    ),
    ages=True,
    page=page,
    listing=listing,
)
