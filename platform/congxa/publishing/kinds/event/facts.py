"""Which facts does an event have?"""

from __future__ import annotations

from congxa.publishing.kinds.fields import Moment, Text

FIELDS = (
    Moment(name="starts_at", label="Bắt đầu lúc", hint="Ngày và giờ, ví dụ 25/11/2026 07:30.", needed=True),
    Moment(name="ends_at", label="Kết thúc lúc", hint="Để trống nếu chưa định."),
    Text(name="place", label="Địa điểm", hint="Ví dụ: Nhà văn hóa thôn Một.", needed=True),
    Text(name="organiser", label="Đơn vị tổ chức", hint="Ví dụ: Ủy ban nhân dân xã."),
    Text(name="contact", label="Liên hệ", hint="Nơi trả lời người dân hỏi về sự kiện: bộ phận, số điện thoại cơ quan."),
)
