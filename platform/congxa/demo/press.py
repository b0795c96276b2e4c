"""Which press text does the district office of the demo know, to compare with? Made up, as is its newspaper."""

from __future__ import annotations

from datetime import timedelta

from congxa.core import clock
from congxa.reuse import PressDraft

NAME = "Bài báo mẫu để đối chiếu"
_PARAGRAPHS = (
    "Phiên chợ cuối năm ở vùng biên mở từ lúc sương còn giăng kín lưng đồi. Người gùi măng, người địu con, người dắt"
    " theo con lợn nhỏ buộc dây rừng, tất cả men theo con đường bê tông mới làm xong hồi tháng chín mà xuống. Hàng hóa"
    " không nhiều, phần lớn là thứ nhà trồng được, nhưng ai cũng bảo đi chợ trước hết là để gặp nhau.",
    "Bà chủ sạp vải thổ cẩm kể rằng mười năm trước muốn có khung cửi tốt phải đi bộ hai ngày đường. Nay tổ dệt của thôn"
    " có mười hai người, mỗi tháng giao được gần năm mươi tấm cho cửa hàng ngoài phố, và lớp trẻ đã chịu ngồi học những"
    " hoa văn mà các cụ tưởng sẽ mất.",
    "Khi nắng lên tới đỉnh dốc thì chợ vãn. Thứ đọng lại sau cùng không phải tiền bán hàng mà là những lời hẹn: hẹn đổi"
    " giống lúa, hẹn sang giúp dựng nhà, hẹn phiên chợ đầu xuân sẽ mang theo rượu cần của mùa gạo mới.",
)


def known() -> PressDraft:
    """The text with all that is said of it."""
    return PressDraft(
        newspaper="Báo Đường Chín",
        title="Phiên chợ cuối năm trên miền biên viễn",
        author="Phóng viên Báo Đường Chín",
        address="https://bao-duong-chin.example/phien-cho-cuoi-nam",
        published_at=clock.now() - timedelta(days=200),
        text="\n".join(_PARAGRAPHS),
    )


def copied() -> tuple[str, ...]:
    """The paragraphs that a commune has taken over."""
    return _PARAGRAPHS[:2]
