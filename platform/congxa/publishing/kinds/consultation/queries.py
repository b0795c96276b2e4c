"""What do the pages of consultations show? Asks the database in the role of the public face."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import String, bindparam, case, func, select

from congxa.core import clock
from congxa.publishing import public
from congxa.publishing.kinds.consultation.facts import FIELDS
from congxa.publishing.kinds.consultation.window import Window, window
from congxa.publishing.kinds.kind import Answer, Ask, Values
from congxa.publishing.public import ARTICLES, LINES, AnyRow, Story, fact

_TODAY = bindparam("today", type_=String)
_STATE = case((fact("opens_on") > _TODAY, 1), (fact("closes_on") < _TODAY, 2), else_=0)
_IN_SECTION = (
    select(*LINES, func.count().over().label("total"))
    .where(ARTICLES.c.unit_id == bindparam("unit_id"), ARTICLES.c.section_id == bindparam("section_id"))
    # Open ones that close soon, then those to come, then the others from the latest.
    .order_by(
        _STATE, case((_STATE < 2, fact("closes_on"))), fact("closes_on").desc().nulls_last(), ARTICLES.c.id.desc()
    )
    .limit(bindparam("length"))
    .offset(bindparam("start"))
)


def listing(ask: Ask) -> Answer:
    """A section's list, with the window of each."""
    place = {"unit_id": ask.unit_id, "section_id": ask.section_id, "start": ask.start, "length": ask.length}
    found = public.listing(public.rows(_IN_SECTION, **place, today=clock.today().isoformat()))
    return Answer(found, {"lines": [(story, _window(story)) for story in found.stories]}, {})


def page(unit_id: int, row: AnyRow, values: Values) -> Mapping[str, object]:
    """The window of this consultation."""
    del unit_id, row
    return {"window": window(values, clock.today())}


def _window(story: Story) -> Window:
    return window({field.name: field.read(story.fields.get(field.name)) for field in FIELDS}, clock.today())
