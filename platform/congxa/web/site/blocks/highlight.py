"""Which story is the large one? And so that nobody reads the same picture twice, what is left of a column. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from congxa.publishing.public import Column, Story


class Highlight(NamedTuple):
    """The large story with the name of its section, and the headlines beside it."""

    lead: Story
    section: Column
    headlines: list[Story]


def choose_highlight(columns: Sequence[Column], count: int) -> Highlight | None:
    """Of the ``count`` newest stories that two people have looked at, the newest with a picture, and the others; None
    while there is none."""
    newest = sorted(
        ((story, column) for column in columns for story in column.stories if story.has_second_eyes),
        key=lambda pair: (pair[0].published_at, pair[0].id),
        reverse=True,
    )[:count]
    if not newest:
        return None
    lead, section = next((pair for pair in newest if pair[0].cover_id is not None), newest[0])
    return Highlight(lead, section, [story for story, _column in newest if story.id != lead.id])


def thin_out(column: Column, count: int, highlight: Highlight | None) -> Column:
    """A column of ``count`` stories without the large story, unless that is all it has."""
    others = [story for story in column.stories if highlight is None or story.id != highlight.lead.id]
    return column._replace(stories=(others or column.stories)[:count])
