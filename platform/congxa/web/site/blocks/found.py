"""What do the blocks of a page need, and what was found? Read together, before any block is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from flask_babel import gettext as _

from congxa.core import clock
from congxa.publishing import public
from congxa.publishing.current import current
from congxa.publishing.public import AnyRow, Column, Story
from congxa.tenancy import SiteFacts
from congxa.tenancy.blocks import BLOCKS, Block
from congxa.tenancy.site import Section
from congxa.web.site.addresses import section_path
from congxa.web.site.blocks.highlight import Highlight, choose_highlight

# These stand in a block by their own days, not by the day of their publication.
DATED = frozenset({"schedule", "event", "consultation", "poll"})
# Named for what is in them, whatever their one section is called.
_NAMED = frozenset({"documents", "schedule", "events", "consultations"})


class Known(NamedTuple):
    """All sections of some kinds, which the page read already with so many stories each."""

    columns: Sequence[Column] = ()
    kinds: frozenset[str] = frozenset()
    depth: int = 0


NOTHING = Known()


@dataclass(frozen=True)
class Found:
    """``columns``: sections in use with their newest stories; ``dated``: what is current today, by kind of content."""

    site: SiteFacts
    blocks: tuple[Block, ...]
    columns: Sequence[Column]
    dated: Mapping[str, Sequence[Story]]
    banners: Sequence[AnyRow]

    def sections(self, block: Block) -> list[Column]:
        """The sections that a block shows, in its own order where it names them."""
        shows = BLOCKS[block.kind].shows
        if not block.sections:
            return [column for column in self.columns if column.kind in shows]
        known = {column.slug: column for column in self.columns if column.kind in shows}
        return [known[slug] for slug in block.sections if slug in known]

    def newest(self, block: Block) -> list[Story]:
        """The newest stories of its sections together."""
        stories = [story for column in self.sections(block) for story in column.stories]
        return sorted(stories, key=lambda story: (story.published_at, story.id), reverse=True)[: block.lines]

    @cached_property
    def highlight(self) -> Highlight | None:
        """The large story, if the page has the block for it."""
        block = next((block for block in self.blocks if block.kind == "highlights"), None)
        return choose_highlight(self.sections(block), block.lines) if block else None


def gather(site: SiteFacts, blocks: Sequence[Block], known: Known = NOTHING) -> Found:
    """Everything that the blocks show, in at most three statements."""
    unit_id, kinds = site.unit_id, kinds_of(blocks)
    depth = max((block.lines for block in blocks), default=0)
    known = known if known.depth >= depth else NOTHING
    columns = known.columns
    if wanted := kinds - DATED - known.kinds:
        # One more than is shown: the large story stands in no column.
        columns = [*columns, *public.columns_beside(unit_id, depth + 1, 0, wanted)]
    dated = current(unit_id, kinds & DATED, clock.today()) if kinds & DATED else {}
    has_banners = any(block.kind == "banners" for block in blocks)
    return Found(site, tuple(blocks), columns, dated, public.banners(unit_id) if has_banners else ())


def kinds_of(blocks: Sequence[Block]) -> frozenset[str]:
    """The kinds of content that the blocks show."""
    return frozenset(kind for block in blocks for kind in BLOCKS[block.kind].shows)


def tags_of(site: SiteFacts, blocks: Sequence[Block]) -> list[str]:
    """The tags of a page with these blocks: every change of what they show drops it."""
    return [f"banner:{site.unit_id}", *(f"kind:{site.unit_id}:{kind}" for kind in sorted(kinds_of(blocks)))]


def title_and_path(block: Block, site: SiteFacts) -> tuple[str, str | None]:
    """How a block is called, and the section where there is more when it shows one alone."""
    sections = _sections(block, site)
    alone = sections[0] if len(sections) == 1 else None
    usual = alone.name if alone and block.kind not in _NAMED else _(BLOCKS[block.kind].title)
    return block.title or usual, section_path(alone.slug) if alone else None


def _sections(block: Block, site: SiteFacts) -> list[Section]:
    shows = BLOCKS[block.kind].shows
    fitting = [section for section in site.spec.site.sections if section.kind in shows]
    return [section for section in fitting if section.slug in block.sections] if block.sections else fitting
