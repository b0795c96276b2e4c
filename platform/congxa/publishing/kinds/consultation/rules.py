"""Which days of a consultation contradict each other? Pure but for the date of today."""

from __future__ import annotations

from collections.abc import Iterable

from congxa.core import clock
from congxa.core.errors import Problem
from congxa.core.text import short_date
from congxa.core.words import say
from congxa.publishing.kinds.kind import Values


def check(values: Values) -> Iterable[Problem]:
    """A window that ends before it begins; results before there can be any."""
    opens, closes, published = values["opens_on"], values["closes_on"], values["result_on"]
    if opens and closes and closes < opens:
        yield Problem(
            "closes_on",
            say(
                "Hết hạn lấy ý kiến %(closes)s trước ngày bắt đầu %(opens)s. Hãy sửa một trong hai ngày.",
                closes=short_date(closes),
                opens=short_date(opens),
            ),
        )
    if published and published > clock.today():
        yield Problem(
            "result_on",
            say("Ngày công bố kết quả %(published)s ở tương lai. Hãy sửa ngày.", published=short_date(published)),
        )
    elif published and opens and published < opens:
        yield Problem(
            "result_on",
            say(
                "Ngày công bố kết quả %(published)s trước ngày bắt đầu lấy ý kiến %(opens)s. Hãy sửa ngày.",
                published=short_date(published),
                opens=short_date(opens),
            ),
        )
    has_result = bool(values["result"] or values["result_files"])
    if has_result and not published:
        yield Problem("result_on", say("Có kết quả nhưng chưa ghi ngày công bố. Hãy ghi ngày công bố kết quả."))
    if published and not has_result:
        yield Problem(
            "result", say("Có ngày công bố nhưng chưa có kết quả. Hãy ghi kết quả tiếp thu hoặc chọn tệp kết quả.")
        )
