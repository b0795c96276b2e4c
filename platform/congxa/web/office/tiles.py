"""Where on the map of tiles does a commune stand, and how dark is it?"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from congxa.oversight import UnitRow


@dataclass(frozen=True)
class Tile:
    """A commune on the map. ``place`` and ``level`` are classes of the built style; ``words`` say the number."""

    row: UnitRow
    place: str
    level: int
    value: int
    words: str


@dataclass(frozen=True)
class Measure:
    """What the map can show. ``steps``: the least value of levels 1 to 4, where 4 is the worst."""

    key: str
    title: str
    unit: str
    value: Callable[[UnitRow], int]
    steps: tuple[int, int, int, int] = (1, 2, 4, 7)
    more_is_better: bool = False


MEASURES: Sequence[Measure] = (
    Measure("loi", "Lỗi đang mở", "lỗi", lambda row: row.open_findings),
    Measure("co-bac", "Liên kết cờ bạc", "liên kết", lambda row: row.gambling_links, (1, 1, 2, 3)),
    Measure("qua-han", "Chỉ đạo quá hạn", "quá hạn", lambda row: row.overdue, (1, 1, 2, 3)),
    Measure("cu", "Chuyên mục lâu không cập nhật", "chuyên mục", lambda row: row.stale_sections),
    Measure("bai", "Bài trong 30 ngày", "bài", lambda row: row.posts_30_days, (1, 3, 6, 10), more_is_better=True),
)


def measure_of(key: str) -> Measure:
    """The measure of that key; the first for any other."""
    return next((each for each in MEASURES if each.key == key), MEASURES[0])


def tiles(rows: Sequence[UnitRow], measure: Measure) -> list[Tile]:
    """One tile per commune, those with a known place first, so that the others flow into what is left."""
    places = _places()
    made = [_tile(row, measure, places.get(row.slug)) for row in rows]
    return sorted(made, key=lambda tile: (not tile.place, places.get(tile.row.slug, (0, 0)), tile.row.slug))


def _tile(row: UnitRow, measure: Measure, place: tuple[int, int] | None) -> Tile:
    value = measure.value(row)
    reached = sum(value >= step for step in measure.steps)
    level = len(measure.steps) - reached if measure.more_is_better else reached
    classes = f"tile-row-{place[0]} tile-col-{place[1]}" if place else ""
    return Tile(row, classes, level, value, measure.unit)


@cache
def _places() -> Mapping[str, tuple[int, int]]:
    source = tomllib.loads(files("congxa.web.office").joinpath("data/tiles.toml").read_text("utf-8"))
    return {slug: (row, column) for slug, (row, column) in source["place"].items()}
