"""Which words does the script of the editor show? It finds them by their Vietnamese; a test keeps the list whole."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from congxa.web.script_words import script_words

WORDS = (
    "Bài này đang mở ở một thẻ khác. Chỉ nên viết ở một thẻ; nếu lưu ở cả hai, bạn sẽ được so sánh hai bản.",
    "Bảng",
    "Bật, tắt hàng tiêu đề",
    "Bị chặn",
    "Bỏ chú thích",
    "Bỏ liên kết",
    "Bỏ phần chưa lưu",
    "Chèn",
    "Chú thích cuối bài",
    "Chú thích dưới ảnh",
    "Chú thích: {note}",
    "Chưa chọn tệp",
    "Chưa chọn ảnh. Hãy tải một ảnh lên hoặc chọn trong thư viện.",
    "Chưa ghi nội dung chú thích.",
    "Chưa gửi được. Hãy kiểm tra mạng rồi thử lại.",
    "Chưa gửi được lên máy chủ, và máy này không giữ được bài. Đừng đóng trang này: bài sẽ tự gửi lại.",
    "Chưa lưu tạm được. Hãy bấm Lưu.",
    "Chưa lấy được ảnh chung này. Hãy thử lại.",
    "Chưa mở được thư viện ảnh. Hãy thử lại.",
    "Chưa rõ thì để trống và ghi sau; bài đăng được khi mọi ảnh đã có nguồn gốc.",
    "Chưa tải ảnh lên được (lỗi {status}). Hãy thử lại.",
    "Chữ hiện trên trang",
    "Danh sách dấu chấm",
    "Danh sách và trích dẫn",
    "Danh sách đánh số",
    "Dùng tiếp phần chưa lưu",
    "Ghi chú thích",
    "Ghi mô tả",
    "Gõ vài từ trong tiêu đề, có dấu hoặc không dấu.",
    "Gạch chân",
    "Hoàn tác",
    "Hoặc chọn trong thư viện của đơn vị",
    "Hoặc lấy ảnh chung của cấp trên",
    "Hàng đầu là tiêu đề",
    "Hủy",
    "Không tìm thấy. Hãy thử từ khác trong tiêu đề.",
    "Kiểu chữ",
    "Kiểu đoạn",
    "Liên kết",
    "Làm lại",
    "Máy chủ chưa trả lời. Bài vẫn còn trên màn hình: hãy bấm lại.",
    "Máy chủ đang trục trặc. Bài được giữ trên máy này và sẽ tự gửi lại.",
    "Máy này còn giữ phần gõ lúc {at} chưa gửi được lên máy chủ.",
    "Máy này còn giữ phần gõ lúc {at}: đã bấm gửi, nhưng máy chủ chưa trả lời là đã lưu.",
    "Mô tả ảnh",
    "Mất kết nối mạng. Hãy kiểm tra mạng rồi thử lại.",
    "Mất kết nối. Bài được giữ trên máy này và sẽ tự gửi khi có mạng.",
    "Nghiêng",
    "Nói điều nhìn thấy trong ảnh, cho người không xem được ảnh.",
    "Nội dung",
    "Nội dung chú thích",
    "Phiên làm việc đã hết. Bài được giữ trên máy này: hãy đăng nhập lại ở một thẻ khác rồi viết tiếp.",
    "Số cột",
    "Số cột từ 1 đến {most}.",
    "Số hàng",
    "Số hàng từ 1 đến {most}.",
    "Số và danh sách chú thích do trang tự làm.",
    "Sửa chú thích cuối bài",
    "Sửa liên kết",
    "Sửa mô tả ảnh",
    "Thêm bảng",
    "Thêm chú thích",
    "Thêm chú thích cuối bài",
    "Thêm cột bên phải",
    "Thêm cột bên trái",
    "Thêm hàng phía dưới",
    "Thêm hàng phía trên",
    "Thêm liên kết",
    "Thêm ảnh",
    "Thư viện chưa có ảnh nào.",
    "Tiêu đề cấp {level}",
    "Trích dẫn",
    "Tìm trong trang của đơn vị",
    "Tải ảnh mới lên…",
    "Ví dụ: https://quangtri.gov.vn, hoặc /tin-tuc cho trang của đơn vị.",
    "Xóa bảng",
    "Xóa cột",
    "Xóa hàng",
    "Xóa ảnh",
    "{count} bảng nằm trong ô của bảng khác đã được trải ra thành từng dòng chữ trong ô. Hãy xem lại chỗ đó.",
    "{count} ảnh không dán theo được. Hãy thêm từng ảnh bằng nút Thêm ảnh, để ghi nguồn của ảnh.",
    "{words} từ · {letters} ký tự · đọc khoảng {minutes} phút · {links} liên kết · {pictures} ảnh",
    "Đang gửi lên máy chủ, hãy chờ một chút.",
    "Đang gửi lên máy chủ…",
    "Đang mở thư viện…",
    "Đang tải ảnh lên…",
    "Đang xem xét",
    "Đoạn văn",
    "Đáng ngờ",
    "Đã lưu tạm lúc {at}. Bấm Lưu khi viết xong.",
    "Đã thêm ảnh.",
    "Đã thêm ảnh. Hãy viết chú thích và mô tả cho ảnh.",
    "Đậm",
    "Địa chỉ",
    "Địa chỉ chưa đúng. Địa chỉ bắt đầu bằng https://, hoặc bằng / nếu là trang của đơn vị.",
    "Định dạng {name}",
    "Ảnh",
    "Ảnh chưa có mô tả",
    "Ảnh này cho thấy gì?",
    "Ảnh quá lớn. Hãy chọn ảnh nhỏ hơn.",
    "Ảnh {number} trên {all}",
    "Ảnh: {credit}",
)


def editor_words() -> dict[str, str]:
    """Vietnamese -> the language of the page; nothing where the two are one."""
    return script_words(WORDS)


@cache
def words_a_minute() -> int:
    """How many words are read in a minute: data, for the editor's estimate."""
    return int(
        tomllib.loads(files("congxa.web.desk").joinpath("data/reading.toml").read_text("utf-8"))["words_a_minute"]
    )
