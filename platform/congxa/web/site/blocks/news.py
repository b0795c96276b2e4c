"""The blocks of the day's news: the large story with headlines, and columns by section."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from congxa.tenancy.blocks import Block
from congxa.web.site.blocks.found import Found
from congxa.web.site.blocks.highlight import thin_out


def highlights(block: Block, found: Found) -> Mapping[str, Any]:
    """The large story; while nothing is published the page says what will be there."""
    del block
    return {"highlight": found.highlight}


def columns(block: Block, found: Found) -> Mapping[str, Any] | None:
    """A column for each section, each with what it has."""
    shown = [thin_out(column, block.lines, found.highlight) for column in found.sections(block)]
    return {"columns": shown} if shown else None


def column(block: Block, found: Found) -> Mapping[str, Any] | None:
    """One section; it goes when the site has that section no more."""
    shown = columns(block, found)
    return {"column": shown["columns"][0]._replace(**_named(block))} if shown else None


def _named(block: Block) -> dict[str, str]:
    return {"title": block.title} if block.title else {}
