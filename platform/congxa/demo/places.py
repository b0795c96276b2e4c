"""Which words does a sample text use when it speaks of this place, on this day?"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any

from congxa.core import text
from congxa.demo.samples import UnitFacts, chance_of

_ORDINALS = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu")
_QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Place:
    """A place as its people speak of it. ``marks`` are what stories may ask for: town, commune, border, a crop."""

    crop: str
    field: str
    road: str
    hamlet: str
    hamlets: tuple[str, ...]
    marks: frozenset[str]


@lru_cache(maxsize=64)
def place_of(unit: UnitFacts) -> Place:
    """What is known of a unit's land; a unit nobody described gets the default."""
    book = _read()
    row = {**book["default"], **book["place"].get(unit.slug, {})}
    crop = book["crop"][row["crop"]]
    is_town = unit.kind == "thị trấn"
    count = chance_of(unit.slug, "hamlets").randint(4, 6)
    marks = {crop["mark"], "town" if is_town else "commune"}
    return Place(
        crop=row["crop"],
        field=crop["field"],
        road=row["road"],
        hamlet="khối" if is_town else "thôn",
        hamlets=tuple(f"khối {n + 1}" if is_town else f"thôn {_ORDINALS[n]}" for n in range(count)),
        marks=frozenset(marks | ({"border"} if row.get("border") else set())),
    )


def words_of(unit: UnitFacts) -> dict[str, str]:
    """The words that depend on the unit alone; a name with a capital first letter gives the word with one."""
    place = place_of(unit)
    words = {
        "xa": unit.full_name,
        "loai": unit.kind,
        "ten": unit.name,
        "huyen": unit.district,
        "tinh": unit.province,
        "thon": place.hamlet,
        "cay": place.crop,
        "vuon": place.field,
        "duong_lon": place.road,
        "noi": unit.full_name if unit.kind == "huyện" else f"{unit.full_name}, huyện {unit.district}",
        "slug": unit.slug,
        "cap": "" if unit.kind == "huyện" else "commune",
        **_figures(unit),
        **_in_english(unit),
    }
    return _with_capitals(words)


def _figures(unit: UnitFacts) -> dict[str, str]:
    area, people = unit.area_km2, unit.population
    unknown = "đang cập nhật"
    return {
        "dien_tich": f"{text.number(float(area))} km²" if area else unknown,
        "dan_so": f"{text.number(people)} người" if people else unknown,
        "mat_do": f"khoảng {text.number(round(people / area))} người/km²" if area and people else unknown,
    }


def _in_english(unit: UnitFacts) -> dict[str, str]:
    """Names without marks, and what sort of place it is; numbers as English writes them."""
    sort = {"huyện": "District", "thị trấn": "Town"}.get(unit.kind, "Commune")
    return {
        "ten_en": f"{text.fold(unit.name).title()} {sort}",
        "area_en": f"{unit.area_km2:,.1f} km²" if unit.area_km2 else "not known",
        "people_en": f"{unit.population:,}" if unit.population else "not known",
    }


def words_of_day(published_at: datetime) -> dict[str, str]:
    """The dates of an article: the event the day before, its source two days before, a deadline twelve days after."""
    event = published_at - timedelta(days=1)
    return {
        "ngay": text.short_date(event),
        "ngay_nguon": text.short_date(source_time(published_at)),
        "ma_ngay": source_time(published_at).strftime("%Y%m%d"),
        "han": text.short_date(published_at + timedelta(days=12)),
        "nam": str(event.year),
        "quy": f"quý {_QUARTERS[(event.month - 1) // 3]}",
    }


def source_time(published_at: datetime) -> datetime:
    """When the newspaper of a press review came out: two days earlier, far beyond the hour the law asks for."""
    return published_at - timedelta(days=2)


def words_of_story(unit: UnitFacts, story: str, ranges: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    """The story's own numbers and the three hamlets it plays in, always the same for the same unit."""
    chance = chance_of(unit.slug, story)
    numbers = {name: text.number(chance.randint(*ranges[name])) for name in sorted(ranges)}
    hamlets = chance.sample(place_of(unit).hamlets, 3)
    return numbers | _with_capitals({f"thon{nth}": hamlet for nth, hamlet in enumerate(hamlets, 1)})


def _with_capitals(words: dict[str, str]) -> dict[str, str]:
    return words | {text.capital(name): text.capital(word) for name, word in words.items()}


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    return tomllib.loads(files("congxa.demo").joinpath("data/places.toml").read_text("utf-8"))
