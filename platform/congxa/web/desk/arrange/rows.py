"""Lists that are arranged by buttons: one step up or down, out, or one more. Pure, so it works without script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
MOST_READ = 60  # rows of a form; more than any list may hold


def numbers(form: Mapping[str, str], prefix: str) -> Iterator[int]:
    """The numbers of the rows that a form holds: it has ``blocks-0-…``, ``blocks-1-…`` as long as there are any."""
    known = {name.removeprefix(f"{prefix}-").split("-")[0] for name in form if name.startswith(f"{prefix}-")}
    yield from sorted(int(each) for each in known if each.isascii() and each.isdigit() and int(each) < MOST_READ)


def moved(rows: Sequence[T], place: int, step: int) -> list[T]:
    """The rows with one of them a step further; as they are where it cannot go."""
    found, to = list(rows), place + step
    if 0 <= place < len(found) and 0 <= to < len(found):
        found[place], found[to] = found[to], found[place]
    return found


def without(rows: Sequence[T], place: int) -> list[T]:
    """The rows without one of them."""
    return [row for number, row in enumerate(rows) if number != place]


def followed(act: str) -> str:
    """The button on which the keyboard goes on: that of the row which ``act`` has just moved a step."""
    step, _, where = act.partition("-")
    *above, last = where.split("-")
    if step not in ("up", "down") or not last.isdigit() or len(last) > 3:
        return act
    return "-".join([step, *above, str(int(last) + (1 if step == "down" else -1))])
