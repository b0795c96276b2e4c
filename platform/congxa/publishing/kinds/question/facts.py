"""Which facts does a question with its answer have?"""

from __future__ import annotations

from congxa.publishing.kinds.fields import Day, Text, Words

FIELDS = (
    Words(
        name="question",
        label="Nội dung câu hỏi",
        hint="Chép đủ câu hỏi. Bỏ số điện thoại, thư điện tử, số căn cước của người hỏi.",
        needed=True,
    ),
    Text(name="asker", label="Người hỏi", hint="Chỉ ghi như sẽ hiện trên trang, ví dụ: Ông H., thôn Một.", limit=120),
    Day(name="asked_on", label="Ngày hỏi", needed=True),
    Text(name="area", label="Lĩnh vực", hint="Ví dụ: Đất đai, Hộ tịch, Bảo hiểm xã hội.", limit=120),
    Text(
        name="answered_by",
        label="Nơi trả lời",
        hint="Bộ phận hoặc cơ quan trả lời, ví dụ: Bộ phận Địa chính.",
        needed=True,
    ),
    Day(name="answered_on", label="Ngày trả lời"),
)
