"""Is the number of a document written as its kind demands? Pure.

``15/QĐ-UBND``, an official letter ``12/UBND-VX``, a legal document with its year ``01/2026/QĐ-UBND``, one of the
National Assembly ``64/2025/QH15`` (Decree 30/2020/NĐ-CP, article 8 and annex III). What was issued before the decree
is kept as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from congxa.core.words import say
from congxa.publishing.kinds.document.types import (
    ADMINISTRATIVE,
    LEGAL,
    DocumentType,
    notation_since,
    types_on,
)

_NUMBER = re.compile(r"(?P<ordinal>\d{1,6})(?P<letter>[a-zđ]?)/(?:(?P<year>\d{4})/)?(?P<symbol>[^\W\d_][^\s/]*)")
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\d{1,2}")  # documents of the National Assembly bear no word for their kind
_AUTHORITIES = ("UBND", "HĐND")


@dataclass(frozen=True)
class Notation:
    """The parts of ``01/2026/QĐ-UBND``: ordinal ``01``, year 2026, symbol ``QĐ-UBND``."""

    ordinal: str
    letter: str
    year: int | None
    symbol: str

    def __str__(self) -> str:
        return "/".join([self.ordinal + self.letter, *([str(self.year)] if self.year else []), self.symbol])


def read(number: str) -> Notation | None:
    """The parts of a number; None for what is none."""
    parts = _NUMBER.fullmatch(number)
    if parts is None:
        return None
    return Notation(parts["ordinal"], parts["letter"], int(parts["year"]) if parts["year"] else None, parts["symbol"])


def tidied(number: str) -> str:
    """The same number with plain hyphens and without blanks around strokes."""
    return re.sub(r"\s*/\s*", "/", _DASHES.sub("-", number.strip()))


def nature_of(kind: DocumentType, chosen: str, number: str) -> str:
    """Legal or administrative: what its kind allows, what was chosen, else what the number tells by its year."""
    if len(kind.natures) == 1:
        return kind.natures[0]
    if chosen:
        return chosen
    parts = read(tidied(number))
    return LEGAL if parts is not None and parts.year else ADMINISTRATIVE


def problems(number: str, kind: DocumentType | None, chosen: str, issued_on: date | None) -> Iterable[str]:
    """What is wrong with the number, each with a proposal how to mend it; nothing for documents of older law."""
    if issued_on is not None and issued_on < notation_since():
        return
    parts = read(tidied(number))
    if parts is None:
        yield (
            say(
                "“%(number)s” không đúng cách ghi số, ký hiệu. Ghi dạng 15/QĐ-UBND; công văn 12/UBND-VX;"
                " văn bản quy phạm pháp luật có năm 01/2026/QĐ-UBND.",
                number=number,
            )
        )
        return
    if number != str(parts):
        yield say("Số, ký hiệu viết liền, dùng dấu gạch nối ngắn. Hãy ghi %(parts)s.", parts=parts)
    if len(parts.ordinal) == 1:
        whole = str(Notation(f"0{parts.ordinal}", parts.letter, parts.year, parts.symbol))
        yield say("Số nhỏ hơn 10 phải ghi thêm số 0 phía trước. Hãy ghi %(whole)s.", whole=whole)
    if kind is not None:
        yield from _against_kind(parts, kind, issued_on)
        yield from _against_nature(parts, nature_of(kind, chosen, number), issued_on)


def _against_kind(parts: Notation, kind: DocumentType, issued_on: date | None) -> Iterable[str]:
    word, _, rest = parts.symbol.partition("-")
    if word == kind.abbreviation or _ASSEMBLY.fullmatch(word):
        return
    named = next((each for each in types_on(issued_on) if each.abbreviation and each.abbreviation == word), None)
    if kind.abbreviation:
        right = str(Notation(parts.ordinal, parts.letter, parts.year, f"{kind.abbreviation}-{rest or word}"))
        told = say(", còn %(word)s là viết tắt của %(name)s", word=word, name=say(named.name)) if named else ""
        other = say("chọn hình thức %(name)s", name=say(named.name)) if named else say("chọn đúng hình thức văn bản")
        yield (
            say(
                "%(name)s viết tắt là %(abbreviation)s%(told)s; số này ghi “%(word)s”. Hãy ghi %(right)s,"
                " hoặc %(other)s.",
                name=say(kind.name),
                abbreviation=kind.abbreviation,
                told=told,
                word=word,
                right=right,
                other=other,
            )
        )
    elif named is not None and rest.split("-")[0] in _AUTHORITIES:
        # Of an official letter the first word names the sender, which may look like an abbreviation: 45/CT-TTHT.
        yield (
            say(
                "%(name)s không có tên viết tắt trong số, ký hiệu; %(word)s là viết tắt của %(other)s."
                " Hãy ghi dạng %(ordinal)s/%(rest)s-VP, hoặc chọn hình thức %(other)s.",
                name=say(kind.name),
                word=word,
                other=say(named.name),
                ordinal=parts.ordinal,
                rest=rest,
            )
        )


def _against_nature(parts: Notation, nature: str, issued_on: date | None) -> Iterable[str]:
    if nature == LEGAL and parts.year is None:
        year = str(issued_on.year) if issued_on else say("năm")
        dated = f"{parts.ordinal}{parts.letter}/{year}/{parts.symbol}"
        yield say("Văn bản quy phạm pháp luật ghi cả năm ban hành trong số, ký hiệu. Hãy ghi %(dated)s.", dated=dated)
    elif nature == ADMINISTRATIVE and parts.year is not None:
        whole = Notation(parts.ordinal, parts.letter, None, parts.symbol)
        yield (
            say(
                "Văn bản hành chính không ghi năm trong số, ký hiệu. Hãy ghi %(whole)s, hoặc chọn tính"
                " chất Văn bản quy phạm pháp luật.",
                whole=whole,
            )
        )
    if nature == LEGAL and parts.year is not None and issued_on is not None and parts.year != issued_on.year:
        yield (
            say(
                "Năm trong số, ký hiệu là %(year)s, còn ngày ban hành thuộc năm %(issued)s. Hãy xem lại"
                " văn bản và sửa một trong hai.",
                year=parts.year,
                issued=issued_on.year,
            )
        )
