"""What may not stand in a question that everybody reads? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from congxa.core import clock, text
from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing.kinds.kind import Values

# What tells who somebody is (Decree 13/2023/NĐ-CP). Numbers of documents have fewer digits in a row, or letters.
_PERSONAL = (
    (say("địa chỉ thư điện tử"), re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (say("số điện thoại"), re.compile(r"(?<![\d.])(?:\+?84|0)(?:[ .-]?\d){9}(?!\d)")),
    (say("số căn cước"), re.compile(r"(?<!\d)(?:\d{12}|\d{9}|\d{3} \d{3} \d{3} \d{3})(?!\d)")),
)
_NAMES = {"question": say("Nội dung câu hỏi"), "asker": say("Người hỏi")}


def check(values: Values) -> Iterable[Problem]:
    """No personal data of the asker, and days in their order."""
    for field, label in _NAMES.items():
        for what, said in personal_in(values[field] or ""):
            yield Problem(
                field,
                say(
                    "%(label)s có %(what)s “%(said)s”. Hãy xóa đi: trang không công bố dữ liệu cá nhân của người hỏi.",
                    label=label,
                    what=what,
                    said=said,
                ),
            )
    asked, answered = values["asked_on"], values["answered_on"]
    if asked and asked > clock.today():
        yield Problem("asked_on", say("Ngày hỏi %(asked)s chưa tới. Hãy sửa ngày.", asked=text.short_date(asked)))
    if asked and answered and answered < asked:
        yield Problem(
            "answered_on",
            say(
                "Ngày trả lời %(answered)s đứng trước ngày hỏi %(asked)s. Hãy sửa một trong hai.",
                answered=text.short_date(answered),
                asked=text.short_date(asked),
            ),
        )


def personal_in(words: str) -> list[tuple[str, str]]:
    """What looks like personal data, with what it looks like; each place once."""
    found: dict[str, str] = {}
    for what, pattern in _PERSONAL:
        for match in pattern.finditer(words):
            if not any(match.group() in said for said in found):
                found[match.group()] = what
    return [(what, said) for said, what in found.items()]
