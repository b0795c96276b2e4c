"""What do the figures of a budget add up to? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from congxa.core import text


class _Typed(NamedTuple):
    name: str
    estimate: int | None
    actual: int | None


class Line(NamedTuple):
    """One item. Per cent: ``done`` of the estimate, ``share`` of its group; None where nothing can be said.

    ``bars``: the lengths of estimate and actual, in per cent of the largest figure of all.
    """

    name: str
    estimate: int | None
    actual: int | None
    done: float | None
    share: float | None
    bars: tuple[float, float]


class Group(NamedTuple):
    """Lines that belong together, such as income and spending, with their sum."""

    name: str
    lines: Sequence[Line]
    total: Line


class Sheet(NamedTuple):
    """All figures; a column in which nothing stands is not shown."""

    groups: Sequence[Group]
    has_estimate: bool
    has_actual: bool


def sheet_of(rows: Iterable[Mapping[str, Any]]) -> Sheet:
    """``Chi: quản lý hành chính`` belongs to the group “Chi”; names without such a word are one group."""
    grouped: dict[str, list[_Typed]] = {}
    for row in rows:
        group, colon, name = str(row["name"] or "").partition(":")
        key = group.strip() if colon else ""
        label = name.strip() if colon else group
        grouped.setdefault(key, []).append(_Typed(text.capital(label), row["estimate"], row["actual"]))
    figures = [abs(said) for lines in grouped.values() for line in lines for said in line[1:] if said is not None]
    longest = max(figures, default=0)
    groups = [_group(name, lines, longest) for name, lines in grouped.items()]
    every = [line for group in groups for line in group.lines]
    return Sheet(
        groups,
        any(line.estimate is not None for line in every),
        any(line.actual is not None for line in every),
    )


def _group(name: str, lines: Sequence[_Typed], longest: int) -> Group:
    estimate, actual = _sum(line.estimate for line in lines), _sum(line.actual for line in lines)
    whole = estimate if actual is None else actual
    shown = []
    for typed in lines:
        part = typed.estimate if actual is None else typed.actual
        bars = _bar(typed.estimate, longest), _bar(typed.actual, longest)
        shown.append(Line(*typed, _part(typed.actual, typed.estimate), _part(part, whole), bars))
    total = Line(name, estimate, actual, _part(actual, estimate), 100.0 if whole else None, (0.0, 0.0))
    return Group(name, shown, total)


def _sum(figures: Iterable[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None


def _part(part: int | None, whole: int | None) -> float | None:
    return None if part is None or not whole else round(100 * part / whole, 1)


def _bar(figure: int | None, longest: int) -> float:
    return round(100 * max(0, figure or 0) / longest, 1) if longest else 0.0
