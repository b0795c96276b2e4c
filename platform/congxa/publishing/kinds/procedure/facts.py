"""Which facts does a procedure bear?"""

from __future__ import annotations

from congxa.publishing.kinds.fields import Address, Choice, Field, Files, Rows, Text, Words

LEVELS = (("commune", "Cấp xã"), ("province", "Cấp tỉnh"), ("central", "Cấp bộ, trung ương"))
ONLINE = (
    ("full", "Dịch vụ công trực tuyến toàn trình"),
    ("part", "Dịch vụ công trực tuyến một phần"),
    ("none", "Nộp trực tiếp hoặc qua bưu chính"),
)
_LEGAL = "Nghị định 42/2022/NĐ-CP, điều 4 khoản 1 điểm c"

FIELDS: tuple[Field, ...] = (
    Text(
        name="code",
        label="Mã thủ tục",
        limit=40,
        needed=True,
        legal=_LEGAL,
        hint="Mã trên Cơ sở dữ liệu quốc gia về thủ tục hành chính, ví dụ 1.001193.",
    ),
    Text(name="area", label="Lĩnh vực", limit=120, needed=True, hint="Ví dụ Hộ tịch, Chứng thực, Đất đai."),
    Choice(name="level", label="Cấp thực hiện", options=LEVELS),
    Text(
        name="agency",
        label="Cơ quan thực hiện",
        needed=True,
        hint="Nơi nhận và giải quyết hồ sơ, ví dụ Trung tâm Phục vụ hành chính công xã.",
    ),
    Text(
        name="applicants",
        label="Đối tượng thực hiện",
        hint="Ai được làm thủ tục, ví dụ Công dân Việt Nam, hộ kinh doanh.",
    ),
    Rows(
        name="steps",
        label="Trình tự thực hiện",
        columns=(Words(name="step", label="Bước thực hiện", limit=2_000),),
        most=30,
        hint="Mỗi dòng một bước, theo thứ tự người dân làm; không cần ghi “Bước 1”.",
    ),
    Rows(
        name="dossier",
        label="Thành phần hồ sơ",
        columns=(
            Text(name="paper", label="Giấy tờ", limit=1_000),
            Text(name="copies", label="Số lượng", limit=80),
            Text(name="form", label="Mẫu", limit=120),
        ),
        most=60,
        hint="Ví dụ Tờ khai đăng ký khai sinh · 01 bản chính · Mẫu theo Thông tư.",
    ),
    Text(
        name="time_limit",
        label="Thời hạn giải quyết",
        needed=True,
        hint="Tính từ khi nhận đủ hồ sơ, ví dụ 03 ngày làm việc; Trong ngày.",
    ),
    Text(name="fee", label="Phí, lệ phí", hint="Ví dụ Không thu; 8.000 đồng/bản. Đối tượng được miễn thì ghi rõ."),
    Text(name="result", label="Kết quả thực hiện", needed=True, hint="Người dân nhận được gì, ví dụ Giấy khai sinh."),
    Words(name="legal_basis", label="Căn cứ pháp lý", hint="Mỗi dòng một văn bản, đủ số, ký hiệu và tên."),
    Choice(name="online", label="Mức độ trực tuyến", options=ONLINE),
    Address(
        name="online_url",
        label="Địa chỉ nộp hồ sơ trực tuyến",
        hint="Trang của thủ tục trên Cổng Dịch vụ công quốc gia, bắt đầu bằng https://dichvucong.gov.vn/",
    ),
    Files(name="forms", label="Mẫu đơn, tờ khai", accept=("pdf", "office"), hint="Tệp để người dân tải về và điền."),
)
