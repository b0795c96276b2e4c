"""Which other items of a section stand nearest to one? Pure: titles that share pairs of syllables, then the newest.

Vietnamese words are mostly two syllables: a pair that two titles share is a word they share, where a single syllable is
in every third title.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from congxa.core import text
from congxa.publishing.public import Story

AMONG = 20  # of the newest of the section


def nearest(story_id: int, title: str, stories: Sequence[Story], count: int) -> list[Story]:
    """At most ``count`` of the stories, which come with the newest first; never the one of that number."""
    wanted = _pairs(title)
    others = [story for story in stories if story.id != story_id]
    return sorted(others, key=lambda story: -len(wanted & _pairs(story.title)))[:count]


def _pairs(title: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(text.slug(title, 400).split("-")))
