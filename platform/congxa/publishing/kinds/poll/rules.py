"""What is a poll that people can vote in, and when? Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from congxa.core import text
from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing.kinds.kind import Values
from congxa.publishing.kinds.poll.facts import FEWEST


class PollState(StrEnum):
    """Where a poll stands on a day in Vietnam."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


STATE_WORDS = {
    PollState.COMING: "Chưa bắt đầu",
    PollState.OPEN: "Đang nhận bình chọn",
    PollState.CLOSED: "Đã kết thúc",
}


def check(values: Values) -> Iterable[Problem]:
    """Options that can be told apart, and days in their order."""
    seen: dict[str, int] = {}
    for number, words in enumerate(texts(values["options"]), start=1):
        other = seen.setdefault(text.fold(words), number)
        if other != number:
            yield Problem(
                "options",
                say(
                    "Dòng %(other)s và dòng %(number)s là cùng một phương án. Hãy sửa hoặc xóa một dòng.",
                    other=other,
                    number=number,
                ),
            )
    if len(values["options"]) == 1:
        yield Problem("options", say("Mới có 1 phương án; cần ít nhất %(least)s. Hãy thêm phương án.", least=FEWEST))
    opens, closes = values["opens_on"], values["closes_on"]
    if opens and closes and closes < opens:
        yield Problem(
            "closes_on",
            say(
                "Ngày kết thúc %(closes)s đứng trước ngày bắt đầu %(opens)s. Hãy sửa một trong hai.",
                closes=text.short_date(closes),
                opens=text.short_date(opens),
            ),
        )


def texts(options: Sequence[Mapping[str, Any]]) -> list[str]:
    """The options in words."""
    return [str(option["text"]) for option in options]


def key_of(option: str) -> str:
    """What a form sends for an option: made of its words, so that a form of yesterday never votes for another one."""
    return hashlib.sha256(option.encode()).hexdigest()[:12]


def state_of(values: Values, today: date) -> PollState:
    """Both days of the window belong to it; a draft without them is still to come."""
    opens, closes = values["opens_on"], values["closes_on"]
    if opens is None or closes is None or opens > today:
        return PollState.COMING
    return PollState.OPEN if today <= closes else PollState.CLOSED
