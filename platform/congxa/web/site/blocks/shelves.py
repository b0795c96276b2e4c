"""Blocks that show the newest of one kind of content: notices, documents, galleries, videos, procedures, answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from congxa.tenancy.blocks import Block
from congxa.web.site.blocks.found import Found


def always(block: Block, found: Found) -> Mapping[str, Any] | None:
    """What every reader looks for: says so when there is nothing yet; goes only with its section."""
    return {"stories": found.newest(block)} if found.sections(block) else None


def notices(block: Block, found: Found) -> Mapping[str, Any] | None:
    """The urgent first; those that are over are not among what was found."""
    stories = sorted(found.newest(block), key=lambda story: not story.fields.get("is_urgent"))
    return {"stories": stories} if found.sections(block) else None


def filled(block: Block, found: Found) -> Mapping[str, Any] | None:
    """Goes while there is nothing to show."""
    stories = found.newest(block)
    return {"stories": stories} if stories else None
