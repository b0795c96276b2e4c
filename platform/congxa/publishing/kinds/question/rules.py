"""What may not stand in a question that everybody reads? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from congxa.core import clock, text
from congxa.core.errors import Problem
from congxa.publishing.kinds.kind import Values

# What tells who somebody is (Decree 13/2023/NĐ-CP). Numbers of documents have fewer digits in a row, or letters.
_PERSONAL = (
    ("địa chỉ thư điện tử", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("số điện thoại", re.compile(r"(?<![\d.])(?:\+?84|0)(?:[ .-]?\d){9}(?!\d)")),
    ("số căn cước", re.compile(r"(?<!\d)(?:\d{12}|\d{9}|\d{3} \d{3} \d{3} \d{3})(?!\d)")),
)
_NAMES = {"question": "Nội dung câu hỏi", "asker": "Người hỏi"}


def check(values: Values) -> Iterable[Problem]:
    """No personal data of the asker, and days in their order."""
    for field, label in _NAMES.items():
        for what, said in personal_in(values[field] or ""):
            yield Problem(
                field, f"{label} có {what} “{said}”. Hãy xóa đi: trang không công bố dữ liệu cá nhân của người hỏi."
            )
    asked, answered = values["asked_on"], values["answered_on"]
    if asked and asked > clock.today():
        yield Problem("asked_on", f"Ngày hỏi {text.short_date(asked)} chưa tới. Hãy sửa ngày.")
    if asked and answered and answered < asked:
        yield Problem(
            "answered_on",
            f"Ngày trả lời {text.short_date(answered)} đứng trước ngày hỏi {text.short_date(asked)}."
            " Hãy sửa một trong hai.",
        )


def personal_in(words: str) -> list[tuple[str, str]]:
    """What looks like personal data, with what it looks like; each place once."""
    found: dict[str, str] = {}
    for what, pattern in _PERSONAL:
        for match in pattern.finditer(words):
            if not any(match.group() in said for said in found):
                found[match.group()] = what
    return [(what, said) for said, what in found.items()]
