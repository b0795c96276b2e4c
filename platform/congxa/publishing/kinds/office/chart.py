"""Which office stands below which? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from congxa.core import text
from congxa.publishing.kinds.office.facts import CONTACTS
from congxa.publishing.public import Story

_LAST = 10**6  # where an office without a rank stands


class Office(NamedTuple):
    """An office of the chart with those below it. ``contacts``: rows, as they were typed."""

    story: Story
    contacts: list[dict[str, Any]]
    below: tuple[Office, ...]


def chart_of(stories: Iterable[Story]) -> tuple[Office, ...]:
    """The offices as trees. One whose superior is not among them stands on top, and none is ever lost."""
    known = {story.id: story for story in sorted(stories, key=_place)}
    below: dict[int | None, list[Story]] = {}
    for story in known.values():
        superior = superior_of(story.fields)
        below.setdefault(superior if superior in known else None, []).append(story)
    placed: set[int] = set()

    def grown(story: Story) -> Office:
        placed.add(story.id)
        children = [child for child in below.get(story.id, ()) if child.id not in placed]
        return Office(story, CONTACTS.read(story.fields.get("contacts")), tuple(map(grown, children)))

    chart = [grown(story) for story in below.get(None, ())]
    # What runs in a circle hangs from nothing; saving refuses circles, so this is for rows from elsewhere.
    chart += [grown(story) for story in known.values() if story.id not in placed]
    return tuple(chart)


def superiors_of(story_id: int, stories: Iterable[Story]) -> list[Story]:
    """The way down to an office: from the top to its direct superior."""
    known = {story.id: story for story in stories}
    way: list[Story] = []
    at = known.get(story_id)
    while at is not None and (above := known.get(superior_of(at.fields) or 0)) and above not in way:
        way.insert(0, above)
        at = above
    return way


def superior_of(fields: Mapping[str, Any]) -> int | None:
    """The number of the office directly above."""
    return next(iter(fields.get("parent") or ()), None)


def _place(story: Story) -> tuple[int, str, int]:
    rank = story.fields.get("rank")
    return (_LAST if rank in (None, "") else int(rank), text.fold(story.title), story.id)
