"""Which questions were answered, and what are they about?"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, bindparam, func, select

from congxa.core import text
from congxa.publishing import public
from congxa.publishing.kinds.kind import Answer, Ask
from congxa.publishing.public import ARTICLES, LINES, Listing, Story

WORDS, AREA = "q", "linh-vuc"  # what a reader asks for, in the address
LONGEST, MOST_WORDS = 200, 12
_ARTICLE = ARTICLES.c
_area, _question = (_ARTICLE.fields[name].astext for name in ("area", "question"))
_IN_SECTION = (_ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.section_id == bindparam("section_id"))
_AREAS = select(_area.label("area")).where(*_IN_SECTION, _area.is_not(None)).distinct()
_NEWEST = (
    select(*LINES)
    .where(_ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.kind == "question")
    .order_by(_ARTICLE.published_at.desc(), _ARTICLE.id.desc())
    .limit(bindparam("count"))
)


def newest(unit_id: int, count: int) -> list[Story]:
    """The questions that were answered last."""
    return [public.story(row) for row in public.rows(_NEWEST, unit_id=unit_id, count=count)]


def listing(ask: Ask) -> Answer:
    """The questions, the newest first: those of an area and with certain words when they are asked for."""
    areas = sorted(
        (row.area for row in public.rows(_AREAS, unit_id=ask.unit_id, section_id=ask.section_id)), key=text.fold
    )
    said = ask.args.get(AREA, "")
    area, words = said if said in areas else "", text.line(ask.args.get(WORDS, ""))[:LONGEST]
    found = _found(ask, area, text.fold(words).split()[:MOST_WORDS])
    context = {"areas": areas, "area": area, "words": words, "longest": LONGEST}
    return Answer(found, context, {AREA: area, WORDS: words})


def _found(ask: Ask, area: str, words: list[str]) -> Listing:
    place = {"unit_id": ask.unit_id, "section_id": ask.section_id}
    if not words:
        counted = _ordered(select(*LINES, func.count().over().label("total")), area)
        return public.listing(public.rows(counted.limit(ask.length).offset(ask.start), **place))
    # Folding is ours: it takes the database a hundred times as long.
    every = public.rows(_ordered(select(_ARTICLE.id, _ARTICLE.title, _question, _ARTICLE.body), area), **place)
    fitting = [number for number, *said in every if _has(words, " ".join(each or "" for each in said))]
    return Listing(public.by_id(ask.unit_id, fitting[ask.start : ask.start + ask.length]), len(fitting))


def _has(words: list[str], said: str) -> bool:
    whole = text.fold(said)
    return all(word in whole for word in words)


def _ordered(statement: Select[*tuple[Any, ...]], area: str) -> Select[*tuple[Any, ...]]:
    statement = statement.where(*_IN_SECTION, *([_area == area] if area else []))
    return statement.order_by(_ARTICLE.published_at.desc(), _ARTICLE.id.desc())
