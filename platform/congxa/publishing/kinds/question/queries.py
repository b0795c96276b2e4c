"""Which questions were answered, and what are they about?"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from congxa.core import text
from congxa.publishing import public
from congxa.publishing.kinds.kind import Answer, Ask
from congxa.publishing.public import ARTICLES, LINES, Story

WORDS, AREA = "q", "linh-vuc"  # what a reader asks for, in the address
LONGEST, MOST_WORDS = 200, 12
_ARTICLE = ARTICLES.c
_area = _ARTICLE.fields["area"].astext
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
    place = {"unit_id": ask.unit_id, "section_id": ask.section_id}
    areas = sorted((row.area for row in public.rows(_AREAS, **place)), key=text.fold)
    said = ask.args.get(AREA, "")
    area, words = said if said in areas else "", text.line(ask.args.get(WORDS, ""))[:LONGEST]
    found = public.listing(public.rows(_asked(area, words), **place, start=ask.start, length=ask.length))
    context = {"areas": areas, "area": area, "words": words, "longest": LONGEST}
    return Answer(found, context, {AREA: area, WORDS: words})


def _asked(area: str, words: str) -> Select[*tuple[Any, ...]]:
    conditions: list[ColumnElement[bool]] = [_area == area] if area else []
    whole = public.folded(
        _ARTICLE.title + " " + func.coalesce(_ARTICLE.fields["question"].astext, "") + " " + _ARTICLE.body
    )
    conditions += [whole.contains(word, autoescape=True) for word in text.fold(words).split()[:MOST_WORDS]]
    return (
        select(*LINES, func.count().over().label("total"))
        .where(*_IN_SECTION, *conditions)
        .order_by(_ARTICLE.published_at.desc(), _ARTICLE.id.desc())
        .limit(bindparam("length"))
        .offset(bindparam("start"))
    )
