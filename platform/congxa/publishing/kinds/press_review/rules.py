"""Does a press review quote one named press work, and by a right that press works allow? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from congxa.copyright import Basis
from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing.kinds.kind import Outgoing, Values

ALLOWED = (Basis.QUOTATION, Basis.AGREEMENT, Basis.PERMISSION)
# "Bài một; Bài hai", or two titles in quotation marks: several works in one line.
_SEVERAL = re.compile(r";\s*\S|\s\|\s|[”\"]\s*(?:,|và|&)?\s*[“\"]")


def check(values: Values) -> Iterable[Problem]:
    """One press review quotes one work: who reads it must know which words are whose."""
    if _SEVERAL.search(values["work_title"] or ""):
        yield Problem(
            "work_title",
            say("Tên bài báo gốc nêu nhiều bài. Mỗi mục điểm báo chỉ trích một bài; hãy tách thành nhiều mục."),
        )


def not_quoted(item: Outgoing) -> Iterable[Problem]:
    """A press review stands on a quotation, an agreement or a permission; that nothing is said at all is told
    elsewhere."""
    if item.origin.basis is not None and item.origin.basis not in ALLOWED:
        yield Problem(
            "basis",
            say(
                "Điểm báo phải là trích dẫn, hoặc đăng theo thỏa thuận, theo sự cho phép. Chọn lại căn cứ"
                " sử dụng ở mục Nguồn gốc; bài do đơn vị tự viết thì đăng ở chuyên mục tin."
            ),
        )
