"""Which units show a film, in their video section and in their newest reportage?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from congxa.demo import film, pictures
from congxa.demo.records import chosen, filled, moment_of, words_for, write
from congxa.demo.samples import SampleArticle, SampleFile, UnitFacts

# A film costs half a second to make, so some have one and most have none, as it is among real communes.
_FILMING = ("huong-hoa", "khe-sanh", "lao-bao", "huong-phung", "a-doi", "lia", "tan-hop", "huong-linh")


def has_film(unit: UnitFacts) -> bool:
    """Does this unit show films?"""
    return unit.slug in _FILMING


def films_for(unit: UnitFacts, now: datetime) -> list[SampleArticle]:
    """The items of a unit's video section: one, or none."""
    if not has_film(unit):
        return []
    record = chosen(unit, "videos")[0]
    item = write(unit, record, moment_of(unit, record, now))
    fields: Mapping[str, Any] = {name: said for name, said in item.fields.items() if name not in ("scene", "lines")}
    return [replace(item, fields=fields, files=_files(unit, now))]


def with_films(unit: UnitFacts, articles: list[SampleArticle], now: datetime) -> list[SampleArticle]:
    """The same articles; the newest reportage of a unit that films shows its film too."""
    reports = [each for each in articles if each.kind == "reportage"]
    if not has_film(unit) or not reports:
        return articles
    newest = max(reports, key=lambda each: each.published_at)
    shown = replace(newest, files=_files(unit, now))
    return [shown if each is newest else each for each in articles]


def _files(unit: UnitFacts, now: datetime) -> dict[str, tuple[SampleFile, ...]]:
    record = chosen(unit, "videos")[0]
    words = words_for(unit, record, moment_of(unit, record, now))
    lines = filled(record.fields["lines"], words)
    drawn = partial(pictures.draw_scene, record.fields["scene"], pictures.light_of(unit))
    title, captions = f"Phim: {unit.full_name}", f"Phụ đề phim: {unit.full_name}"
    return {
        "video": (SampleFile(f"phim-{unit.slug}.webm", title, lambda: film.pan(drawn())),),
        "captions": (SampleFile(f"phim-{unit.slug}.vtt", captions, partial(film.captions, lines)),),
    }
