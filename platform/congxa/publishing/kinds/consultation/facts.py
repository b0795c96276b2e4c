"""Which facts does a consultation on a draft bear?"""

from __future__ import annotations

from congxa.publishing.kinds.fields import Day, Field, Files, Number, Rich, Text, Words

_LEGAL = "Nghị định 42/2022/NĐ-CP, điều 4 khoản 1 điểm i"

FIELDS: tuple[Field, ...] = (
    Text(
        name="body_drafting",
        label="Cơ quan soạn thảo",
        needed=True,
        legal=_LEGAL,
        hint="Nơi nhận và tiếp thu ý kiến, ví dụ Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã.",
    ),
    Day(name="opens_on", label="Bắt đầu lấy ý kiến", needed=True, legal=_LEGAL),
    Day(
        name="closes_on", label="Hết hạn lấy ý kiến", needed=True, legal=_LEGAL, hint="Ngày cuối cùng còn nhận ý kiến."
    ),
    Files(
        name="files",
        label="Tệp dự thảo",
        accept=("pdf", "office"),
        needed=True,
        legal=_LEGAL,
        hint="Dự thảo, tờ trình, bản thuyết minh.",
    ),
    Words(
        name="how",
        label="Cách gửi ý kiến",
        limit=2_000,
        hint="Để trống thì trang ghi thư điện tử và địa chỉ của đơn vị.",
    ),
    Number(
        name="opinions",
        label="Số ý kiến nhận được",
        high=10_000_000,
        unit="ý kiến",
        hint="Ghi khi đã hết hạn lấy ý kiến.",
    ),
    Rich(
        name="result",
        label="Kết quả tiếp thu, giải trình",
        hint="Ý kiến nào được tiếp thu, ý kiến nào không và vì sao. Ghi khi đã hết hạn lấy ý kiến.",
    ),
    Day(name="result_on", label="Ngày công bố kết quả"),
    Files(
        name="result_files", label="Tệp kết quả", accept=("pdf", "office"), hint="Bản tổng hợp, tiếp thu, giải trình."
    ),
)
