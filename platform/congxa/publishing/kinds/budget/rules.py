"""What can a disclosure of the budget not say? Pure."""

from __future__ import annotations

from collections.abc import Iterable

from congxa.core import text
from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing.kinds.budget.posting import days_between, posting_rule
from congxa.publishing.kinds.kind import Outgoing, Values


def check(values: Values) -> Iterable[Problem]:
    """Every figure has a name and every name a figure; the posting ends after it has begun."""
    for number, line in enumerate(values["lines"], start=1):
        if not line["name"]:
            yield Problem(
                "lines", say("Dòng %(number)s: có số mà chưa có tên khoản. Hãy ghi tên khoản thu, chi.", number=number)
            )
        elif line["estimate"] is None and line["actual"] is None:
            yield Problem(
                "lines",
                say(
                    "Dòng %(number)s: “%(name)s” chưa có số. Hãy ghi số, hoặc xóa dòng này.",
                    number=number,
                    name=line["name"],
                ),
            )
    first, last = values["posted_from"], values["posted_until"]
    if first and last and last < first:
        yield Problem(
            "posted_until",
            say(
                "Ngày thôi niêm yết %(last)s đứng trước ngày bắt đầu %(first)s. Hãy sửa một trong hai.",
                last=text.short_date(last),
                first=text.short_date(first),
            ),
        )


def lacks(item: Outgoing) -> Iterable[Problem]:
    """Figures, or a file that holds them; and as many days of posting as a law that was read demands."""
    values = item.values
    if not values["lines"] and not values["files"]:
        yield Problem("lines", say("Chưa có số liệu. Hãy ghi số liệu vào bảng, hoặc đính kèm tệp có số liệu."))
    first, last = values["posted_from"], values["posted_until"]
    rule = posting_rule(item.on)
    if first and last and rule and rule.is_sure and days_between(first, last) < rule.days:
        yield Problem(
            "posted_until",
            say(
                "Niêm yết %(said)s ngày; cần ít nhất %(days)s ngày liên tục (%(basis)s). Hãy lùi ngày thôi niêm yết.",
                said=days_between(first, last),
                days=rule.days,
                basis=rule.basis,
            ),
        )
