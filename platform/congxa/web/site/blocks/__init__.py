"""What does each block of the front page and of the side column show? One function and one template a kind.

A block asks for nothing itself: ``gather`` reads for all blocks of a page together, a statement for each sort of thing
whatever the number of blocks. A function gets what was found and gives what its template ``blocks/<kind>.html`` shows,
or None when the block goes because it has nothing to show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from congxa.tenancy import SiteFacts
from congxa.tenancy.blocks import USUAL_BLOCKS, Block
from congxa.web.site.blocks import days, news, shelves, surroundings
from congxa.web.site.blocks.found import DATED, Found, Known, gather, kinds_of, tags_of, title_and_path

__all__ = ["DATED", "SHOW", "Found", "Known", "Shown", "arranged", "gather", "kinds_of", "show", "tags_of"]

SHOW: Mapping[str, Callable[[Block, Found], Mapping[str, Any] | None]] = MappingProxyType(
    {
        "highlights": news.highlights,
        "columns": news.columns,
        "column": news.column,
        "notices": shelves.notices,
        "documents": shelves.always,
        "gallery": shelves.filled,
        "video": shelves.filled,
        "procedures": shelves.filled,
        "questions": shelves.filled,
        "schedule": days.schedule,
        "events": days.events,
        "consultations": days.consultations,
        "poll": days.poll,
        "links": surroundings.links,
        "banners": surroundings.banners,
        "hotline": surroundings.hotline,
        "units": surroundings.units,
    }
)


class Shown(NamedTuple):
    """A block as its template gets it. ``key`` is unique in the page; ``path``: where there is more, or None."""

    kind: str
    place: str
    key: str
    title: str
    path: str | None
    shows: Mapping[str, Any]


def arranged(site: SiteFacts, place: str = "") -> tuple[Block, ...]:
    """The blocks of a site, in one place or in both."""
    blocks = site.spec.site.blocks or USUAL_BLOCKS
    return tuple(block for block in blocks if place in ("", block.place))


def show(blocks: Iterable[Block], found: Found) -> list[Shown]:
    """Those of the blocks that have something to show, or to say."""
    shown = []
    for number, block in enumerate(blocks, start=1):
        content = SHOW[block.kind](block, found)
        if content is not None:
            title, path = title_and_path(block, found.site)
            shown.append(Shown(block.kind, block.place, f"{block.place}-{number}", title, path, content))
    return shown
