"""What do the pages of procedures show, and which one is there already? Lists run in the role of the public face."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import bindparam, select

from congxa.core import text
from congxa.core.db import db, hold
from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing import public
from congxa.publishing.kinds.kind import Answer, Ask, Values
from congxa.publishing.kinds.procedure.facts import ONLINE
from congxa.publishing.models import Article
from congxa.publishing.public import ARTICLES, AnyRow, Listing, fact
from congxa.publishing.states import ENDED, STATE_TITLES, ArticleState

LONGEST, MOST_WORDS = 200, 8
NAMES = {"words": "tu-khoa", "area": "linh-vuc", "online": "muc-do"}
# What a condition or the order reads of each: a unit has some hundreds, and folding is no work for the database.
_IN_SECTION = select(
    ARTICLES.c.id, ARTICLES.c.title, *(fact(name).label(name) for name in ("area", "online", "code"))
).where(ARTICLES.c.unit_id == bindparam("unit_id"), ARTICLES.c.section_id == bindparam("section_id"))


class Wanted(NamedTuple):
    """The conditions of the form; an empty one is none."""

    words: str
    area: str
    online: str

    def fits(self, row: AnyRow) -> bool:
        """Whether a procedure answers to all conditions."""
        said = text.fold(f"{row.title} {row.code or ''}")
        words = text.fold(self.words).split()[:MOST_WORDS]
        return self.area in ("", row.area) and self.online in ("", row.online) and all(word in said for word in words)

    def kept(self) -> dict[str, str]:
        """The conditions as an address repeats them."""
        return {NAMES[name]: said for name, said in self._asdict().items() if said}


def listing(ask: Ask) -> Answer:
    """A section's procedures by area, with the conditions of its form."""
    said = {name: text.line(ask.args.get(key, ""))[:LONGEST].strip() for name, key in NAMES.items()}
    wanted = Wanted(said["words"], said["area"], said["online"] if said["online"] in dict(ONLINE) else "")
    place = {"unit_id": ask.unit_id, "section_id": ask.section_id}
    every = public.rows(_IN_SECTION, **place)
    fitting = sorted(
        filter(wanted.fits, every), key=lambda row: (text.fold(row.area or ""), text.fold(row.title), row.id)
    )
    page = [row.id for row in fitting[ask.start : ask.start + ask.length]]
    found = Listing(public.by_id(ask.unit_id, page), len(fitting))
    groups = groupby(found.stories, key=lambda story: story.fields.get("area") or "")
    areas = sorted({row.area for row in every if row.area}, key=text.fold)
    context = {
        "wanted": wanted,
        "names": NAMES,
        "longest": LONGEST,
        "areas": areas,
        "online": ONLINE,
        "groups": [(area, list(stories)) for area, stories in groups],
    }
    return Answer(found, context, wanted.kept())


def clashes(unit_id: int, article_id: int | None, values: Values) -> Iterable[Problem]:
    """Another item for the same procedure. In the role of the desk."""
    if not values["code"]:
        return
    hold(f"procedure:{values['code']}", unit_id)
    twins = db.session.scalars(
        select(Article).where(
            Article.unit_id == unit_id,
            Article.kind == "procedure",
            Article.state.not_in(ENDED),
            Article.fields["code"].astext == values["code"],
        )
    )
    for twin in twins:
        if twin.id != article_id:
            state = say(STATE_TITLES[ArticleState(twin.state)]).lower()
            yield Problem(
                "code",
                say(
                    "Mã %(code)s đã có ở mục “%(title)s” (%(state)s). Hãy mở mục đó để sửa, hoặc xem lại mã.",
                    code=values["code"],
                    title=text.shorten(twin.title, 120),
                    state=state,
                ),
            )
