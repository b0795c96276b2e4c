"""Which facts of a document contradict each other? Pure but for the date of today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from congxa.core import clock
from congxa.core.errors import Problem
from congxa.core.text import short_date
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
        right = dict(NATURES)[kind.natures[0]]
        yield Problem("nature", f"{kind.name} là {right.lower()}. Hãy chọn {right}, hoặc chọn hình thức khác.")


def _dates(values: Values, today: date) -> Iterable[Problem]:
    issued, starts, ends = values["issued_on"], values["effective_on"], values["expires_on"]
    if issued and issued > today:
        yield Problem(
            "issued_on", f"Ngày ban hành {short_date(issued)} ở tương lai. Chỉ đăng văn bản đã ký; hãy sửa ngày."
        )
    if issued and starts and starts < issued and not values["retroactive"]:
        yield Problem(
            "effective_on",
            f"Ngày có hiệu lực {short_date(starts)} trước ngày ban hành {short_date(issued)}. Hãy sửa ngày; nếu văn bản"
            " quy định hiệu lực trở về trước, ghi điều khoản ấy ở ô Hiệu lực trở về trước.",
        )
    if values["retroactive"] and not (issued and starts and starts < issued):
        yield Problem(
            "retroactive",
            "Có ghi hiệu lực trở về trước, nhưng ngày có hiệu lực không trước ngày ban hành. Hãy xóa ô này hoặc sửa"
            " ngày.",
        )
    if ends and starts and ends < starts:
        yield Problem(
            "expires_on",
            f"Ngày hết hiệu lực {short_date(ends)} trước ngày có hiệu lực {short_date(starts)}. Hãy xem lại văn bản và"
            " sửa ngày.",
        )
    elif ends and issued and ends < issued and not values["retroactive"]:
        yield Problem(
            "expires_on",
            f"Ngày hết hiệu lực {short_date(ends)} trước ngày ban hành {short_date(issued)}. Hãy sửa ngày.",
        )


def _relations(values: Values) -> Iterable[Problem]:
    if set(values["replaces"]) & set(values["amends"]):
        yield Problem(
            "amends",
            "Một văn bản được chọn vừa bị thay thế vừa được sửa đổi. Bị thay thế là hết hiệu lực toàn bộ; hãy bỏ một"
            " trong hai.",
        )
