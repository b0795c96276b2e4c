"""What do the pages of procedures show, and which one is there already? Lists run in the role of the public face."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, select

from congxa.core import text
from congxa.core.db import db, hold
from congxa.core.errors import Problem
from congxa.publishing import public
from congxa.publishing.kinds.kind import Answer, Ask, Values
from congxa.publishing.kinds.procedure.facts import ONLINE
from congxa.publishing.models import Article
from congxa.publishing.public import ARTICLES, LINES, fact, folded
from congxa.publishing.states import STATE_TITLES, ArticleState

LONGEST, MOST_WORDS = 200, 8
NAMES = {"words": "tu-khoa", "area": "linh-vuc", "online": "muc-do"}
_HERE = (ARTICLES.c.unit_id == bindparam("unit_id"), ARTICLES.c.section_id == bindparam("section_id"))
_AREAS = select(fact("area")).where(*_HERE).distinct()


class Wanted(NamedTuple):
    """The conditions of the form; an empty one is none."""

    words: str
    area: str
    online: str

    def kept(self) -> dict[str, str]:
        """The conditions as an address repeats them."""
        return {NAMES[name]: said for name, said in self._asdict().items() if said}


def listing(ask: Ask) -> Answer:
    """A section's procedures by area, with the conditions of its form."""
    said = {name: text.line(ask.args.get(key, ""))[:LONGEST].strip() for name, key in NAMES.items()}
    wanted = Wanted(said["words"], said["area"], said["online"] if said["online"] in dict(ONLINE) else "")
    statement = (
        select(*LINES, func.count().over().label("total"))
        .where(*_HERE, *_conditions(wanted))
        .order_by(folded(func.coalesce(fact("area"), "")), folded(ARTICLES.c.title), ARTICLES.c.id)
        .limit(ask.length)
        .offset(ask.start)
    )
    place = {"unit_id": ask.unit_id, "section_id": ask.section_id}
    found = public.listing(public.rows(statement, **place))
    groups = groupby(found.stories, key=lambda story: story.fields.get("area") or "")
    areas = sorted((row[0] for row in public.rows(_AREAS, **place) if row[0]), key=text.fold)
    context = {
        "wanted": wanted,
        "names": NAMES,
        "longest": LONGEST,
        "areas": areas,
        "online": ONLINE,
        "groups": [(area, list(stories)) for area, stories in groups],
    }
    return Answer(found, context, wanted.kept())


def _conditions(wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    if wanted.area:
        yield fact("area") == wanted.area
    if wanted.online:
        yield fact("online") == wanted.online
    said = folded(ARTICLES.c.title + " " + func.coalesce(fact("code"), ""))
    for word in list(dict.fromkeys(text.fold(wanted.words).split()))[:MOST_WORDS]:
        yield said.contains(word, autoescape=True)


def clashes(unit_id: int, article_id: int | None, values: Values) -> Iterable[Problem]:
    """Another item for the same procedure. In the role of the desk."""
    if not values["code"]:
        return
    hold(f"procedure:{values['code']}", unit_id)
    twins = db.session.scalars(
        select(Article).where(
            Article.unit_id == unit_id,
            Article.kind == "procedure",
            Article.state != ArticleState.WITHDRAWN.value,
            Article.fields["code"].astext == values["code"],
        )
    )
    for twin in twins:
        if twin.id != article_id:
            state = STATE_TITLES[ArticleState(twin.state)].lower()
            yield Problem(
                "code",
                f"Mã {values['code']} đã có ở mục “{text.shorten(twin.title, 120)}” ({state}). Hãy mở mục đó để sửa,"
                " hoặc xem lại mã.",
            )
