"""What do the pages of offices show, and may an office stand where it was put?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import bindparam, func, select

from congxa.core.db import db, hold
from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing import public
from congxa.publishing.kinds.kind import Answer, Ask, Values
from congxa.publishing.kinds.office.chart import Office, chart_of, superior_of, superiors_of
from congxa.publishing.models import Article
from congxa.publishing.public import ARTICLES, LINES, AnyRow

MOST = 500  # offices of a unit; a commune has a dozen
_ARTICLE = ARTICLES.c
_ALL = (
    select(*LINES, func.count().over().label("total"))
    .where(_ARTICLE.unit_id == bindparam("unit_id"), _ARTICLE.kind == "office")
    .order_by(_ARTICLE.id)
    .limit(MOST)
)
_IN_SECTION = _ALL.where(_ARTICLE.section_id == bindparam("section_id"))


def listing(ask: Ask) -> Answer:
    """All offices of the section at once, as a chart and in the same order as a table."""
    found = public.listing(public.rows(_IN_SECTION, unit_id=ask.unit_id, section_id=ask.section_id))
    chart = chart_of(found.stories)
    return Answer(found, {"chart": chart, "offices": list(_flat(chart))}, {})


def page(unit_id: int, row: AnyRow, _values: Values) -> Mapping[str, object]:
    """The offices above this one and those directly below it."""
    stories = [public.story(one) for one in public.rows(_ALL, unit_id=unit_id)]
    below = chart_of(story for story in stories if superior_of(story.fields) == row.id)
    return {"above": superiors_of(row.id, stories), "below": [office.story for office in below]}


def clashes(unit_id: int, article_id: int | None, values: Values) -> Iterable[Problem]:
    """The office above is one of the unit, and nobody stands above himself."""
    if not values["parent"]:
        return
    hold("office", unit_id)  # two saves at once could close a circle that neither of them sees
    offices = select(Article.id, Article.title, Article.fields).where(
        Article.unit_id == unit_id, Article.kind == "office"
    )
    known = {row.id: row for row in db.session.execute(offices)}
    above: int | None = values["parent"][0]
    if above == article_id:
        yield Problem("parent", say("Bộ phận không thể trực thuộc chính nó. Hãy chọn bộ phận khác, hoặc để trống."))
        return
    if above not in known:
        yield Problem("parent", say("Bộ phận cấp trên đã chọn không có trong sơ đồ của đơn vị. Hãy chọn lại."))
        return
    way: list[int] = []
    while above is not None and above in known and above not in way and above != article_id:
        way.append(above)
        above = superior_of(known[above].fields)
    if above == article_id and article_id is not None:
        names = " → ".join(f"“{known[number].title}”" for number in way)
        yield Problem(
            "parent",
            say(
                "Sơ đồ sẽ đi vòng: %(names)s đang trực thuộc chính bộ phận này. Hãy chọn bộ phận cấp trên"
                " khác, hoặc chuyển bộ phận kia trước.",
                names=names,
            ),
        )


def _flat(chart: Sequence[Office]) -> Iterable[Office]:
    for office in chart:
        yield office
        yield from _flat(office.below)
