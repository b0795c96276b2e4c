"""What do the pages of budgets show? Asks the database in the role of the public face."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, func, select

from congxa.publishing import public
from congxa.publishing.kinds.budget.facts import FIELDS, STAGES
from congxa.publishing.kinds.budget.figures import sheet_of
from congxa.publishing.kinds.budget.posting import days_between
from congxa.publishing.kinds.kind import Answer, Ask, Values
from congxa.publishing.public import ARTICLES, LINES, AnyRow, Story

YEAR, STAGE = "nam", "giai-doan"  # what a reader asks for, in the address
_ARTICLE = ARTICLES.c
_year = _ARTICLE.fields["year"].as_integer()
_IN_SECTION = (_ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.section_id == bindparam("section_id"))
_YEARS = select(_year.label("year")).where(*_IN_SECTION, _ARTICLE.kind == "budget").distinct()


class Line(NamedTuple):
    """A row of the list. ``words``: its facts as they are read, by field."""

    story: Story
    words: Mapping[str, str]


def page(_unit_id: int, _row: AnyRow, values: Values) -> Mapping[str, object]:
    """The figures with their sums, and for how many days they are posted."""
    first, last = values["posted_from"], values["posted_until"]
    return {
        "sheet": sheet_of(values["lines"]),
        "stage": dict(STAGES).get(values["stage"], ""),
        "posted_days": days_between(first, last) if first and last else None,
    }


def listing(ask: Ask) -> Answer:
    """The disclosures by year, the latest year first, those of one year and stage when they are asked for."""
    place = {"unit_id": ask.unit_id, "section_id": ask.section_id}
    years = sorted((row.year for row in public.rows(_YEARS, **place) if row.year is not None), reverse=True)
    said_year, said_stage = ask.args.get(YEAR, ""), ask.args.get(STAGE, "")
    year = said_year if said_year in map(str, years) else ""
    stage = said_stage if said_stage in dict(STAGES) else ""
    rows = public.rows(_asked(year, stage), **place, start=ask.start, length=ask.length)
    found = public.listing(rows)
    lines = [Line(story, _words(story)) for story in found.stories]
    context = {
        "by_year": [(said, list(group)) for said, group in groupby(lines, lambda line: line.words.get("year", ""))],
        "years": years,
        "stages": STAGES,
        "year": year,
        "stage": stage,
    }
    return Answer(found, context, {YEAR: year, STAGE: stage})


def _asked(year: str, stage: str) -> Select[*tuple[Any, ...]]:
    conditions: list[ColumnElement[bool]] = []
    if year:
        conditions.append(_year == int(year))
    if stage:
        conditions.append(_ARTICLE.fields["stage"].astext == stage)
    return (
        select(*LINES, func.count().over().label("total"))
        .where(*_IN_SECTION, *conditions)
        .order_by(_year.desc().nulls_last(), _ARTICLE.published_at.desc(), _ARTICLE.id.desc())
        .limit(bindparam("length"))
        .offset(bindparam("start"))
    )


def _words(story: Story) -> dict[str, str]:
    return {field.name: "; ".join(field.lines(story.fields.get(field.name))) for field in FIELDS[:5]}
