"""What may be kept of an agreement or a contributor? Pure: what was typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from congxa.copyright.origin import WorkKind
from congxa.core import text
from congxa.core.errors import Problem
from congxa.core.words import say

MAX_LINE = 300
MAX_TEXT = 2000


@dataclass(frozen=True)
class AgreementDraft:
    """An agreement as it was typed; both days of its validity count."""

    number: str = ""
    partner: str = ""
    signed_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    works: tuple[WorkKind, ...] = ()
    scope: str = ""
    covers_below: bool = False
    proof_id: int | None = None
    note: str = ""

    def columns(self) -> dict[str, Any]:
        """What is written into the row."""
        return vars(self) | {"works": [work.value for work in self.works]}

    def as_facts(self) -> dict[str, Any]:
        """Plain values for the audit record."""
        facts = asdict(self)
        facts["works"] = [work.value for work in self.works]
        for name in ("signed_on", "valid_from", "valid_until"):
            facts[name] = facts[name].isoformat() if facts[name] else None
        return facts

    def tidied(self) -> AgreementDraft:
        """The same with each line without blanks at the ends and without control characters."""
        lines: dict[str, Any] = {name: text.line(getattr(self, name)) for name in ("number", "partner")}
        several: dict[str, Any] = {name: _lines(getattr(self, name)) for name in ("scope", "note")}
        return replace(self, works=tuple(work for work in WorkKind if work in self.works), **lines, **several)

    def problems(self) -> Iterable[Problem]:
        """What keeps it from being kept, at its fields."""
        if not self.number:
            yield Problem("number", say("Chưa có số thỏa thuận. Ghi số và ký hiệu như trên văn bản."))
        if not self.partner:
            yield Problem("partner", say("Chưa có bên cho phép. Ghi tên cơ quan báo chí hoặc chủ sở hữu."))
        if self.signed_on is None:
            yield Problem("signed_on", say("Chưa có ngày ký. Chọn ngày ghi trên văn bản."))
        if self.valid_from is None:
            yield Problem("valid_from", say("Chưa có ngày bắt đầu hiệu lực. Chọn ngày trong lịch."))
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            yield Problem("valid_until", say("Ngày hết hiệu lực đứng trước ngày bắt đầu. Sửa một trong hai ngày."))
        if not self.works:
            yield Problem("works", say("Chưa chọn thỏa thuận gồm những gì. Đánh dấu ít nhất một loại nội dung."))
        yield from _too_long(self, {"number": say("Số thỏa thuận"), "partner": say("Bên cho phép")}, MAX_LINE)
        yield from _too_long(self, {"scope": say("Phạm vi"), "note": say("Ghi chú")}, MAX_TEXT)


@dataclass(frozen=True)
class ContributorDraft:
    """A contributor as typed. ``contact`` is private: it stands in no record of acts and in no message."""

    name: str = ""
    contact: str = ""
    terms: str = ""
    valid_until: date | None = None
    proof_id: int | None = None
    note: str = ""

    def columns(self) -> dict[str, Any]:
        """What is written into the row."""
        return dict(vars(self))

    def as_facts(self) -> dict[str, Any]:
        """Plain values for the audit record: that there is a way to reach the person, never which."""
        facts = asdict(self)
        facts["contact"] = "đã ghi" if self.contact else ""
        facts["valid_until"] = self.valid_until.isoformat() if self.valid_until else None
        return facts

    def tidied(self) -> ContributorDraft:
        """The same with each line without blanks at the ends and without control characters."""
        several: dict[str, Any] = {name: _lines(getattr(self, name)) for name in ("contact", "terms", "note")}
        return replace(self, name=text.line(self.name), **several)

    def problems(self) -> Iterable[Problem]:
        """What keeps it from being kept, at its fields."""
        if not self.name:
            yield Problem(
                "name", say("Chưa có tên cộng tác viên. Ghi họ tên hoặc bút danh sẽ hiện dưới bài, dưới ảnh.")
            )
        yield from _too_long(self, {"name": say("Tên"), "contact": say("Cách liên hệ")}, MAX_LINE)
        yield from _too_long(self, {"terms": say("Điều đã đồng ý"), "note": say("Ghi chú")}, MAX_TEXT)


def _lines(words: str) -> str:
    return "\n".join(map(text.line, words.splitlines())).strip()


def _too_long(draft: object, titles: dict[str, str], most: int) -> Iterable[Problem]:
    for name, title in titles.items():
        length = len(getattr(draft, name))
        if length > most:
            yield Problem(
                name,
                say(
                    "%(title)s dài %(length)s ký tự; tối đa %(most)s. Rút ngắn lại.",
                    title=title,
                    length=text.number(length),
                    most=text.number(most),
                ),
            )
