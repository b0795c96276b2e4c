"""The front page: the news of the day, a column a section, and what stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flask import Response

from congxa.publishing import public
from congxa.publishing.public import Column, Story
from congxa.web.requests import current_site
from congxa.web.site.beside import LINES, beside, tags_of
from congxa.web.site.finish import finish_page
from congxa.web.site.frame import NEWS_KINDS

HEADLINES = 4  # beside the large story
UNDER_LEAD = 3  # in a column


class Highlight(NamedTuple):
    """The large story with the name of its section, and the headlines beside it."""

    lead: Story
    section: Column
    headlines: list[Story]


def front() -> Response:
    """``/``"""
    unit_id = current_site().unit_id
    every = public.columns(unit_id, LINES)
    columns = [column for column in every if column.kind in NEWS_KINDS]
    highlight = choose_highlight(columns)
    return finish_page(
        "front.html",
        [f"front:{unit_id}", *tags_of(unit_id, every)],
        here="/",
        highlight=highlight,
        columns=[thin_out(column, highlight) for column in columns],
        beside=beside(unit_id, every),
    )


def choose_highlight(columns: Sequence[Column]) -> Highlight | None:
    """The newest story with a picture among the five newest of all, and the others; None while nothing is published."""
    newest = sorted(
        ((story, column) for column in columns for story in column.stories),
        key=lambda pair: (pair[0].published_at, pair[0].id),
        reverse=True,
    )[: HEADLINES + 1]
    if not newest:
        return None
    lead, section = next((pair for pair in newest if pair[0].cover_id is not None), newest[0])
    return Highlight(lead, section, [story for story, _column in newest if story.id != lead.id])


def thin_out(column: Column, highlight: Highlight | None) -> Column:
    """A column without the large story, unless that is all it has: nobody reads the same picture twice."""
    others = [story for story in column.stories if highlight is None or story.id != highlight.lead.id]
    return column._replace(stories=(others or column.stories)[: UNDER_LEAD + 1])
