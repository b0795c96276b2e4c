"""Which days of a consultation contradict each other? Pure but for the date of today."""

from __future__ import annotations

from collections.abc import Iterable

from congxa.core import clock
from congxa.core.errors import Problem
from congxa.core.text import short_date
from congxa.publishing.kinds.kind import Values


def check(values: Values) -> Iterable[Problem]:
    """A window that ends before it begins; results before there can be any."""
    opens, closes, published = values["opens_on"], values["closes_on"], values["result_on"]
    if opens and closes and closes < opens:
        yield Problem(
            "closes_on",
            f"Hết hạn lấy ý kiến {short_date(closes)} trước ngày bắt đầu {short_date(opens)}. Hãy sửa một trong hai"
            " ngày.",
        )
    if published and published > clock.today():
        yield Problem("result_on", f"Ngày công bố kết quả {short_date(published)} ở tương lai. Hãy sửa ngày.")
    elif published and opens and published < opens:
        yield Problem(
            "result_on",
            f"Ngày công bố kết quả {short_date(published)} trước ngày bắt đầu lấy ý kiến {short_date(opens)}."
            " Hãy sửa ngày.",
        )
    has_result = bool(values["result"] or values["result_files"])
    if has_result and not published:
        yield Problem("result_on", "Có kết quả nhưng chưa ghi ngày công bố. Hãy ghi ngày công bố kết quả.")
    if published and not has_result:
        yield Problem(
            "result", "Có ngày công bố nhưng chưa có kết quả. Hãy ghi kết quả tiếp thu hoặc chọn tệp kết quả."
        )
