"""What do the sample sites say?

``articles_for``, ``pictures_for`` and ``banners_for`` give everything one unit shows, faults included. The same unit
and the same moment always give the same content; only the dates move with the moment.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any

from congxa.core import text
from congxa.demo import pictures
from congxa.demo.dates import DayWords, office_hour, settle
from congxa.demo.faults import FaultKind, fault_of, plant_in_articles, units_claiming
from congxa.demo.films import with_films
from congxa.demo.items import items_for, pictured_records
from congxa.demo.places import source_time, words_of, words_of_story
from congxa.demo.prose import fill, to_html
from congxa.demo.records import Record, filled
from congxa.demo.samples import (
    Provenance,
    SampleArticle,
    SampleBanner,
    SamplePicture,
    UnitFacts,
    chance_of,
    nothing_said,
)
from congxa.demo.stories import ARTICLES_PER_SECTION, Story, choose_stories, district_stories

__all__ = [
    "SampleArticle",
    "SampleBanner",
    "SamplePicture",
    "UnitFacts",
    "articles_for",
    "banners_for",
    "pictures_for",
]

# How many days back the newest, the middle and the oldest article of a section may lie. Faults hide in the oldest.
CLAIMED_LIGHT = 3  # of the picture that two communes claim
_AGES: dict[int, Sequence[tuple[int, int]]] = {
    1: ((2, 24),),
    2: ((1, 24), (62, 108)),
    3: ((1, 20), (30, 55), (62, 108)),
}


def articles_for(unit: UnitFacts, now: datetime) -> list[SampleArticle]:
    """Everything a unit has made public, newest first; its news is of the 120 days before ``now`` (aware)."""
    dated = _district_dates() if unit.kind == "huyện" else _commune_dates(unit)
    articles = [_write(unit, story, office_hour(unit, story.key, now, age)) for story, age in dated]
    articles = [*with_films(unit, articles, now), *items_for(unit, now)]
    articles.sort(key=lambda article: article.published_at, reverse=True)
    return plant_in_articles(unit.slug, articles)


def pictures_for(unit: UnitFacts) -> list[SamplePicture]:
    """The pictures a unit's articles and banners call by their keys."""
    book = _read()
    scenes = sorted(key for key in _called_pictures(unit) if key in pictures.SCENES)
    drawn = [_scene(unit, key) for key in scenes]
    if fault_of(unit.slug, FaultKind.PICTURE_WITHOUT_SOURCE):
        drawn.append(_press_picture(unit))
    if unit.slug in units_claiming():
        drawn.append(_claimed_picture(unit))
    return drawn + [_banner_picture(row) for row in _banner_rows(unit, book)]


def banners_for(unit: UnitFacts) -> list[SampleBanner]:
    """The linked pictures of a unit's side column."""
    return [
        SampleBanner(title=row["title"], picture=row["key"], url=row["url"], alt=row["title"])
        for row in _banner_rows(unit, _read())
    ]


def _district_dates() -> list[tuple[Story, int]]:
    return [(story, story.age or 0) for story in district_stories()]


def _commune_dates(unit: UnitFacts) -> list[tuple[Story, int]]:
    chance = chance_of(unit.slug, "ages")
    dated: list[tuple[Story, int]] = []
    for section in ARTICLES_PER_SECTION:
        stories = choose_stories(unit, section)
        spans = _AGES[len(stories)]
        dated += [(story, chance.randint(*span)) for story, span in zip(stories, spans, strict=True)]
    # whoever opens the site finds news of the last days
    dated[0] = (dated[0][0], chance.randint(1, 3))
    return [(story, settle(unit, age)) for story, age in dated]


def _write(unit: UnitFacts, story: Story, published_at: datetime) -> SampleArticle:
    words = DayWords(published_at, words_of(unit) | words_of_story(unit, story.key, story.numbers))
    return SampleArticle(
        title=fill(story.title, words),
        section=story.section,
        kind=story.kind,
        summary=fill(story.summary, words),
        body=to_html(fill(story.body, words)),
        cover=story.cover,
        byline=fill(story.byline, words),
        published_at=published_at,
        provenance=_provenance(unit, story, published_at, words),
        key=story.key,
        fields=_fields(story, words),
    )


def _fields(story: Story, words: dict[str, str]) -> dict[str, Any]:
    """A press review names the work that it quotes: what its own title says after the name of the newspaper."""
    fields: dict[str, Any] = filled(story.fields, words)
    if story.kind == "press_review" and "work_title" not in fields:
        fields["work_title"] = fill(story.title, words).split(": ", 1)[1]
    return fields


def _provenance(unit: UnitFacts, story: Story, published_at: datetime, words: dict[str, str]) -> Provenance:
    said = nothing_said(story.basis)
    if story.basis == "official_document":
        event = published_at - timedelta(days=1)
        return said | {
            "source_name": f"Ủy ban nhân dân {unit.full_name}",
            "source_published_at": event.isoformat(),
        }
    if story.basis in ("own_staff", "contributor"):
        return said | {"author": fill(story.byline, words)}
    newspaper = (story.source_name or "").split(" (")[0]
    return said | {
        "author": f"Phóng viên {newspaper}",
        "source_name": story.source_name,
        "source_url": fill(story.source_url, words) if story.source_url else None,
        "source_published_at": source_time(published_at).isoformat(),
        "agreement": fill(story.agreement, words) if story.agreement else None,
        "note": "Trích dẫn ngắn, ghi rõ tên báo, địa chỉ và ngày đăng.",
    }


def _called_pictures(unit: UnitFacts) -> set[str]:
    stories = [story for story, _ in (_district_dates() if unit.kind == "huyện" else _commune_dates(unit))]
    tellers: list[Story | Record] = [*stories, *pictured_records(unit)]
    called = {each.cover for each in tellers if each.cover}
    called |= {key for each in tellers for key in re.findall(r"\{\{picture:([a-z-]+)\}\}", each.body)}
    planted = fault_of(unit.slug, FaultKind.PICTURE_LINK)
    return called | set(re.findall(r"\{\{picture:([a-z-]+)\}\}", planted.html) if planted else ())


def _scene(unit: UnitFacts, key: str) -> SamplePicture:
    row = _read()["scene"][key]
    return SamplePicture(
        key=key,
        filename=f"{text.slug(key)}-{unit.slug}.jpg",
        data=pictures.draw_scene(key, pictures.light_of(unit)),
        alt=row["alt"],
        caption=fill(row["caption"], words_of(unit)),
        provenance=nothing_said("public_domain")
        | {"author": "Nhóm vẽ tranh mẫu", "source_name": "Tranh mẫu của Cổng Xã", "note": "Tranh vẽ minh họa."},
    )


def _claimed_picture(unit: UnitFacts) -> SamplePicture:
    """The planted picture that two communes claim as their own: one took it, mirrored, from the other."""
    drawn = pictures.draw_scene("paddy", CLAIMED_LIGHT)
    is_taken = unit.slug == units_claiming()[-1]
    return SamplePicture(
        key="claimed-photo",
        filename=f"canh-dong-mua-gat-{unit.slug}.jpg",
        data=pictures.mirrored(drawn) if is_taken else drawn,
        alt="Cánh đồng lúa chín trước ngày gặt",
        caption="Cánh đồng lúa trước ngày gặt.",
        provenance=nothing_said("own_staff") | {"author": f"Ban biên tập {unit.full_name}"},
    )


def _press_picture(unit: UnitFacts) -> SamplePicture:
    """The planted press picture: taken from a newspaper, with nothing said of its origin."""
    return SamplePicture(
        key="press-photo",
        filename="anh-hoi-cho.jpg",
        data=pictures.draw_scene("market", (pictures.light_of(unit) + 1) % 5),
        alt="Khách xem hàng ở các sạp nông sản tại hội chợ vùng cao",
        caption="Khách tham quan gian hàng nông sản tại hội chợ (ảnh lấy từ báo).",
        provenance={},
    )


def _banner_rows(unit: UnitFacts, book: dict[str, Any]) -> list[dict[str, Any]]:
    """The service portal for everyone, two more by chance, and the planted one where it belongs."""
    first, *others = book["banner"]
    rows = [first, *chance_of(unit.slug, "banners").sample(others, 2)]
    return [*rows, book["banner_fault"]] if fault_of(unit.slug, FaultKind.BANNER) else rows


def _banner_picture(row: dict[str, Any]) -> SamplePicture:
    red, green, blue = row["colour"]
    return SamplePicture(
        key=row["key"],
        filename=f"{row['key']}.jpg",
        data=pictures.draw_banner(tuple(row["lines"]), (red, green, blue)),
        alt=row["title"],
        caption="",
        provenance=nothing_said("own_staff") | {"author": "Ban biên tập", "note": "Tranh vẽ minh họa."},
    )


@lru_cache(maxsize=1)
def _read() -> dict[str, Any]:
    return tomllib.loads(files("congxa.demo").joinpath("data/pictures.toml").read_text("utf-8"))
