"""Which words do the scripts of all management pages show? They find them by their Vietnamese; a test keeps the list
whole."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import get_locale, gettext

WORDS = (
    "Bạn không có quyền làm việc này.",
    "Bỏ ra",
    "Chưa bỏ được ảnh vừa gửi. Hãy mở ảnh để bỏ vào thùng rác.",
    "Chưa chọn tệp",
    "Chưa chọn ảnh. Hãy chọn một hoặc nhiều tệp ảnh trên máy.",
    "Chưa giữ được. {reason}",
    "Chưa làm được. Hãy tải lại trang rồi thử lại.",
    "Chờ gửi.",
    "Có thay đổi chưa lưu",
    "Dùng ảnh đã có",
    "Dùng ảnh đã có; ảnh vừa gửi nằm trong thùng rác.",
    "Giữ cả hai ảnh.",
    "Giữ cả hai",
    "Hệ thống tạm thời gián đoạn. Nội dung đã nhập vẫn còn trên màn hình; hãy thử lại sau ít phút.",
    "Không tìm thấy nội dung này. Có thể đã bị gỡ.",
    "Máy chủ chưa nhận được ảnh này. Hãy thử lại.",
    "Máy chủ trả lời quá lâu. Hãy thử lại.",
    "Mô tả riêng (để trống thì dùng mô tả chung)",
    "Mất kết nối mạng nên chưa gửi được. Bấm Tải ảnh lên để gửi lại.",
    "Mất kết nối mạng. Chưa gửi được; hãy kiểm tra mạng rồi thử lại.",
    "Mỗi lần tối đa {most} ảnh; đã bỏ qua {left} ảnh.",
    "Mở ảnh",
    "Người khác vừa sửa nội dung này. Hãy tải lại trang để xem bản mới.",
    "Thao tác quá nhanh. Hãy chờ một phút rồi thử lại.",
    "Tiến độ gửi {name}",
    "Tải {count} ảnh lên",
    "Tải ảnh lên",
    "cách trái {left}, cách trên {top}, rộng {width}, cao {height}",
    "{doubtful} ảnh có tệp ghi khác với nguồn gốc đã khai, xem ở từng ảnh.",
    "{failed} ảnh chưa giữ được, lý do ghi ở từng ảnh.",
    "{known} ảnh đã có trong thư viện từ trước.",
    "{shown} trên {all} dòng",
    "{x} % từ trái, {y} % từ trên",
    "Đang gửi ảnh {number} trên {all}.",
    "Đang gửi: {percent} %.",
    "Đã chọn {count} ảnh.",
    "Đã gửi xong, đang kiểm tra ảnh…",
    "Đã thêm {kept} ảnh.",
    "Ảnh này giống ảnh “{title}” đã có trong thư viện (độ giống {percent} %).",
)


def script_words(words: Iterable[str] = WORDS) -> dict[str, str]:
    """Vietnamese -> the language of the page; nothing where the two are one."""
    locale = get_locale()
    return {} if locale is None or locale.language == "vi" else {each: str(gettext(each)) for each in words}
