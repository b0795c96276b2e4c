"""Which facts does a poll have?"""

from __future__ import annotations

from congxa.publishing.kinds.fields import Day, Rows, Text

FEWEST, MOST = 2, 10  # options to choose from

OPTIONS = Rows(
    name="options",
    label="Các phương án trả lời",
    hint="Từ 2 đến 10 phương án, mỗi dòng một phương án, ví dụ: Rất hài lòng."
    " Khi đã có người bình chọn thì không sửa được nữa.",
    columns=(Text(name="text", label="Phương án trả lời", limit=200),),
    most=MOST,
    needed=True,
)
OPENS_ON = Day(name="opens_on", label="Nhận bình chọn từ ngày", needed=True)
CLOSES_ON = Day(name="closes_on", label="Đến hết ngày", needed=True)
FIELDS = (OPTIONS, OPENS_ON, CLOSES_ON)
