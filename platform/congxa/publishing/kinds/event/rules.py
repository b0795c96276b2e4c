"""When can an event not be? Pure."""

from __future__ import annotations

from collections.abc import Iterable

from congxa.core import text
from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing.kinds.kind import Values


def check(values: Values) -> Iterable[Problem]:
    """An event ends when it has begun, not before."""
    starts, ends = values["starts_at"], values["ends_at"]
    if starts and ends and ends < starts:
        yield Problem(
            "ends_at",
            say(
                "Sự kiện kết thúc lúc %(ends)s, trước khi bắt đầu lúc %(starts)s. Hãy sửa một trong hai.",
                ends=text.short_moment(ends),
                starts=text.short_moment(starts),
            ),
        )
    if ends and not starts:
        yield Problem("starts_at", say("Có giờ kết thúc mà chưa có giờ bắt đầu. Hãy ghi giờ bắt đầu."))
