"""What do the pages of the list of public information show?"""

from __future__ import annotations

from collections.abc import Mapping

from congxa.publishing import public
from congxa.publishing.kinds.information.facts import ENTRIES
from congxa.publishing.kinds.information.rules import LONGEST, matching
from congxa.publishing.kinds.kind import Answer, Ask, Values
from congxa.publishing.public import AnyRow

WORDS = "q"


def page(unit_id: int, row: AnyRow, _values: Values) -> Mapping[str, object]:
    """Whether a newer list is in force in its stead."""
    newest = public.in_section(unit_id, row.section_id, 0, 1).stories
    return {"newer": newest[0] if newest and newest[0].id != row.id else None}


def listing(ask: Ask) -> Answer:
    """The newest list is the one in force: its entries, those that bear the words asked for; then the older lists."""
    asked = ask.args.get(WORDS, "").strip()[:LONGEST]
    newest = public.in_section(ask.unit_id, ask.section_id, 0, 1).stories
    current = newest[0] if newest else None
    every = ENTRIES.read(current.fields.get("entries")) if current else []
    found = public.in_section(ask.unit_id, ask.section_id, ask.start, ask.length)
    context = {
        "current": current,
        "entries": matching(every, asked),
        "count": len(every),
        "asked": asked,
        "longest": LONGEST,
        "older": [story for story in found.stories if current is None or story.id != current.id],
    }
    return Answer(found, context, {})
