"""Fields that hold several things. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from congxa.core.words import say
from congxa.publishing.kinds.fields.field import Field, Unfit

LARGEST = 2**63 - 1


@dataclass(frozen=True, kw_only=True)
class Files(Field):
    """Files of the unit's library, by number. ``accept``: the sorts of ``media`` files that may stand here."""

    accept: tuple[str, ...]
    most: int = 20
    widget: ClassVar[str] = "files"

    def tidy(self, typed: Any) -> list[int]:
        return _numbers(typed, self.most)

    def read(self, kept: Any) -> list[int]:
        return list(kept or ())

    def lines(self, kept: Any) -> list[str]:
        return [say("tệp số %(number)s", number=number) for number in kept or ()]


@dataclass(frozen=True, kw_only=True)
class Items(Field):
    """Other items of the unit, by number, all of one kind."""

    kind: str
    most: int = 20
    widget: ClassVar[str] = "items"

    def tidy(self, typed: Any) -> list[int]:
        return _numbers(typed, self.most)

    def read(self, kept: Any) -> list[int]:
        return list(kept or ())

    def lines(self, kept: Any) -> list[str]:
        return [say("mục số %(number)s", number=number) for number in kept or ()]


@dataclass(frozen=True, kw_only=True)
class Rows(Field):
    """A small table; a row in which nothing stands is left out."""

    columns: tuple[Field, ...]
    most: int = 200
    widget: ClassVar[str] = "rows"

    def tidy(self, typed: Any) -> list[dict[str, Any]]:
        if typed and (not isinstance(typed, Sequence) or isinstance(typed, str)):
            raise Unfit(say("Không đọc được bảng. Hãy tải lại trang rồi nhập lại."))
        rows = (self._row(number, each) for number, each in enumerate(typed or (), start=1))
        kept = [row for row in rows if any(row.values())]
        if len(kept) > self.most:
            raise Unfit(
                say(
                    "Bảng có %(count)s dòng; tối đa %(most)s. Hãy chia thành nhiều mục.",
                    count=len(kept),
                    most=self.most,
                )
            )
        return kept

    def _row(self, number: int, typed: Any) -> dict[str, Any]:
        row = {}
        for column in self.columns:
            try:
                row[column.name] = column.tidy(typed.get(column.name) if isinstance(typed, Mapping) else "")
            except Unfit as error:
                raise Unfit(
                    say(
                        "Dòng %(number)s, cột “%(label)s”: %(message)s",
                        number=number,
                        label=say(column.label),
                        message=error.message,
                    )
                ) from None
        return row

    def read(self, kept: Any) -> list[dict[str, Any]]:
        return [{column.name: column.read(row.get(column.name)) for column in self.columns} for row in kept or ()]

    def lines(self, kept: Any) -> list[str]:
        rows = (
            " · ".join(words for column in self.columns for words in column.lines(row.get(column.name)))
            for row in kept or ()
        )
        return [row for row in rows if row]

    def html(self, kept: Any) -> str:
        found = (column.html(row.get(column.name)) for row in kept or () for column in self.columns)
        return "".join(f'<a href="{_quoted(address)}"></a>' for address in found if address)


def _quoted(address: str) -> str:
    return address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _numbers(typed: Any, most: int) -> list[int]:
    said: Iterable[Any] = typed if isinstance(typed, Sequence) and not isinstance(typed, str) else [typed]
    found = [str(each).strip() for each in said if each not in (None, "")]
    if not all(each.isascii() and each.isdigit() and len(each) < 20 and 0 < int(each) <= LARGEST for each in found):
        raise Unfit(say("Mục đã chọn không có. Hãy chọn lại."))
    numbers = list(dict.fromkeys(map(int, found)))
    if len(numbers) > most:
        raise Unfit(say("Đã chọn %(count)s mục; tối đa %(most)s.", count=len(numbers), most=most))
    return numbers
