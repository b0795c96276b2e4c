"""Which stories are there, and which of them does a unit tell?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any

from congxa.demo.places import place_of
from congxa.demo.samples import UnitFacts, chance_of

# How many articles of each section a commune's site shows, in the order of its menu.
ARTICLES_PER_SECTION: Mapping[str, int] = {
    "chinh-tri": 2,
    "kinh-te": 3,
    "van-hoa-xa-hoi": 3,
    "an-ninh-quoc-phong": 2,
    "thoi-su-phong-su": 2,
    "diem-bao": 2,
    "thong-bao": 2,
    "gioi-thieu": 2,
}


@dataclass(frozen=True)
class Story:
    """One sample text with gaps. ``needs``: marks a place must bear; ``only``: the units that must tell it."""

    key: str
    section: str
    title: str
    summary: str
    body: str
    kind: str = "news"
    cover: str | None = None
    byline: str = "Ban biên tập"
    basis: str = "own_staff"
    source_name: str | None = None
    source_url: str | None = None
    agreement: str | None = None
    age: int | None = None
    needs: frozenset[str] = frozenset()
    only: tuple[str, ...] = ()
    numbers: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)

    def fits(self, unit: UnitFacts) -> bool:
        """May this unit tell the story?"""
        return self.needs <= place_of(unit).marks and (not self.only or unit.slug in self.only)

    @property
    def is_local(self) -> bool:
        """Does the story belong to a crop, a town or a border rather than to any place?"""
        return bool(self.needs - {"commune"})


@lru_cache(maxsize=1)
def commune_stories() -> tuple[Story, ...]:
    """All stories a commune may tell, in the order of the sections and of their files."""
    return tuple(_story({"section": section, **row}) for section in ARTICLES_PER_SECTION for row in _rows(section))


@lru_cache(maxsize=1)
def district_stories() -> tuple[Story, ...]:
    """The stories of the supervising unit's own portal, each with its age in days."""
    return tuple(_story(row) for row in _rows("district"))


def choose_stories(unit: UnitFacts, section: str) -> list[Story]:
    """The stories of one section a commune tells, newest first: what belongs to the place before what fits anywhere.

    A story bound to this unit comes last, so that it is the oldest of its section.
    """
    fitting = [story for story in commune_stories() if story.section == section and story.fits(unit)]
    bound = [story for story in fitting if story.only]
    free = [story for story in fitting if not story.only]
    chance = chance_of(unit.slug, section)
    chance.shuffle(free)
    free.sort(key=lambda story: not story.is_local)
    chosen = free[: max(ARTICLES_PER_SECTION[section] - len(bound), 0)]
    chance.shuffle(chosen)
    return chosen + bound


def _rows(name: str) -> list[dict[str, Any]]:
    source = files("congxa.demo").joinpath(f"data/{name}.toml").read_text("utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(source)["story"]
    return rows


def _story(row: Mapping[str, Any]) -> Story:
    ranges = {name: (int(low), int(high)) for name, (low, high) in row.get("numbers", {}).items()}
    rest = {name: value for name, value in row.items() if name not in {"numbers", "needs", "only"}}
    return Story(
        **rest,
        numbers=ranges,
        needs=frozenset(row.get("needs", ())),
        only=tuple(row.get("only", ())),
    )
