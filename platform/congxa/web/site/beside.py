"""What stands beside the content: the blocks of the side column. The same on every page that has room for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from congxa.publishing.public import Column
from congxa.tenancy import SiteFacts
from congxa.tenancy.blocks import Block
from congxa.web.requests import current_site
from congxa.web.site import blocks
from congxa.web.site.blocks import Known, Shown
from congxa.web.site.frame import DOCUMENTS, NOTICES

BESIDE = (
    NOTICES,
    DOCUMENTS,
)  # what a page reads together with its own columns, because nearly every side column has it
LINES = 5


class Beside(NamedTuple):
    """The side column."""

    blocks: Sequence[Shown]


def beside(unit_id: int, columns: Iterable[Column]) -> Beside:
    """The side column, made of columns that were read already as far as they go; a usual one needs only the banners."""
    site = current_site()
    assert site.unit_id == unit_id
    arranged = _everywhere(site)
    known = Known([column for column in columns if column.kind in BESIDE], frozenset(BESIDE), LINES)
    return Beside(blocks.show(arranged, blocks.gather(site, arranged, known)))


def tags_of(unit_id: int, columns: Iterable[Column]) -> list[str]:
    """The tags of a page that shows these columns and the side column."""
    site = current_site()
    assert site.unit_id == unit_id
    return [*blocks.tags_of(site, _everywhere(site)), *(f"section:{column.id}" for column in columns)]


def _everywhere(site: SiteFacts) -> tuple[Block, ...]:
    """The blocks of the side column that stand on every page.

    What passes with the days (schedule, events, consultations, polls) stands beside the front page alone: repeated on
    every page it would make each of them twice as long on a phone, and cost each a statement.
    """
    return tuple(block for block in blocks.arranged(site, "aside") if not blocks.kinds_of([block]) & blocks.DATED)
