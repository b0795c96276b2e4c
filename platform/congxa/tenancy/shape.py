"""What do all models of a tenant file have in common? Closed, strict, frozen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from congxa.core.words import say
from congxa.tenancy.values import refuse

_T = TypeVar("_T")
# A TOML array arrives as a list; what is in it is still checked strictly.
Several: TypeAlias = Annotated[tuple[_T, ...], Field(strict=False)]


class Closed(BaseModel):
    """A table of a tenant file: an unknown key or a number in quotes is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def refuse_repeats(values: Iterable[str], what: str) -> None:
    """Raise for the first value that stands twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise refuse(
                say("%(what)s “%(value)s” có hai lần", what=what, value=value),
                say("giữ lại một, đổi tên hoặc xóa cái kia"),
            )
        seen.add(value)


def refuse_reversed(start: date | None, end: date | None) -> date | None:
    """The last day; raise when it lies before the first."""
    if start and end and end < start:
        raise refuse(f"ngày kết thúc {end} trước ngày bắt đầu {start}", "sửa một trong hai ngày")
    return end
