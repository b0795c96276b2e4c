"""Which facts of a document contradict each other? Pure but for the date of today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from congxa.core import clock
from congxa.core.errors import Problem
from congxa.core.text import short_date
from congxa.core.words import say
from congxa.publishing.kinds.document import notation
from congxa.publishing.kinds.document.types import NATURES, DocumentType, type_of
from congxa.publishing.kinds.kind import Values


def check(values: Values) -> Iterable[Problem]:
    """Everything that cannot be kept, beyond each field by itself."""
    kind = type_of(values["type"], values["issued_on"]) if values["type"] else None
    if values["number"]:
        found = notation.problems(values["number"], kind, values["nature"] or "", values["issued_on"])
        yield from (Problem("number", words) for words in found)
    if kind is not None:
        yield from _nature(kind, values["nature"])
    yield from _dates(values, clock.today())
    yield from _relations(values)


def _nature(kind: DocumentType, chosen: str | None) -> Iterable[Problem]:
    if chosen and chosen not in kind.natures:
        right = say(dict(NATURES)[kind.natures[0]])
        yield Problem(
            "nature",
            say(
                "%(name)s là %(right)s. Hãy chọn %(nature)s, hoặc chọn hình thức khác.",
                name=say(kind.name),
                right=right.lower(),
                nature=right,
            ),
        )


def _dates(values: Values, today: date) -> Iterable[Problem]:
    issued, starts, ends = values["issued_on"], values["effective_on"], values["expires_on"]
    if issued and issued > today:
        yield Problem(
            "issued_on",
            say(
                "Ngày ban hành %(issued)s ở tương lai. Chỉ đăng văn bản đã ký; hãy sửa ngày.", issued=short_date(issued)
            ),
        )
    if issued and starts and starts < issued and not values["retroactive"]:
        yield Problem(
            "effective_on",
            say(
                "Ngày có hiệu lực %(starts)s trước ngày ban hành %(issued)s. Hãy sửa ngày; nếu văn bản"
                " quy định hiệu lực trở về trước, ghi điều khoản ấy ở ô Hiệu lực trở về trước.",
                starts=short_date(starts),
                issued=short_date(issued),
            ),
        )
    if values["retroactive"] and not (issued and starts and starts < issued):
        yield Problem(
            "retroactive",
            say(
                "Có ghi hiệu lực trở về trước, nhưng ngày có hiệu lực không trước ngày ban hành. Hãy xóa"
                " ô này hoặc sửa ngày."
            ),
        )
    if ends and starts and ends < starts:
        yield Problem(
            "expires_on",
            say(
                "Ngày hết hiệu lực %(ends)s trước ngày có hiệu lực %(starts)s. Hãy xem lại văn bản và sửa ngày.",
                ends=short_date(ends),
                starts=short_date(starts),
            ),
        )
    elif ends and issued and ends < issued and not values["retroactive"]:
        yield Problem(
            "expires_on",
            say(
                "Ngày hết hiệu lực %(ends)s trước ngày ban hành %(issued)s. Hãy sửa ngày.",
                ends=short_date(ends),
                issued=short_date(issued),
            ),
        )


def _relations(values: Values) -> Iterable[Problem]:
    if set(values["replaces"]) & set(values["amends"]):
        yield Problem(
            "amends",
            say(
                "Một văn bản được chọn vừa bị thay thế vừa được sửa đổi. Bị thay thế là hết hiệu lực toàn"
                " bộ; hãy bỏ một trong hai."
            ),
        )
