"""What may stand in the schedule of a week? Pure."""

from __future__ import annotations

from collections.abc import Iterable

from congxa.core import text
from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing.kinds.kind import Values
from congxa.publishing.kinds.schedule.weeks import monday_of, week_in_words


def check(values: Values) -> Iterable[Problem]:
    """Every entry has a day of that week and says what is done."""
    monday = values["week"]
    for number, entry in enumerate(values["entries"], start=1):
        day = entry["day"]
        if day is None:
            yield Problem(
                "entries",
                say("Dòng %(number)s: chưa có ngày. Hãy ghi ngày làm việc, hoặc xóa dòng này.", number=number),
            )
        elif monday and monday_of(day) != monday:
            yield Problem(
                "entries",
                say(
                    "Dòng %(number)s: ngày %(day)s không thuộc %(week)s. Hãy sửa ngày, hoặc chọn tuần khác.",
                    number=number,
                    day=text.short_date(day),
                    week=week_in_words(monday).inside(),
                ),
            )
        if not entry["work"]:
            yield Problem(
                "entries", say("Dòng %(number)s: chưa có nội dung. Hãy ghi việc gì, hoặc xóa dòng này.", number=number)
            )
