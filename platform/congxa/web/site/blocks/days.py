"""Blocks of what is current today: this week's schedule, coming events, drafts open for opinions, the open poll."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from congxa.core import clock
from congxa.publishing.public import Story
from congxa.tenancy.blocks import BLOCKS, Block
from congxa.web.site.blocks.found import Found


def events(block: Block, found: Found) -> Mapping[str, Any] | None:
    """The nearest first, each with the moment at which it starts; says so when there is none."""
    shown = [(story, datetime.fromisoformat(story.fields["starts_at"])) for story in _dated(block, found)]
    return {"events": shown[: block.lines]} if _has_section(block, found) else None


def consultations(block: Block, found: Found) -> Mapping[str, Any] | None:
    """Those that close first, each with its last day; says so when none is open."""
    shown = [(story, date.fromisoformat(story.fields["closes_on"])) for story in _dated(block, found)]
    return {"open": shown[: block.lines]} if _has_section(block, found) else None


def poll(block: Block, found: Found) -> Mapping[str, Any] | None:
    """The open poll that ends first; goes while none is open."""
    shown = _dated(block, found)
    return {"story": shown[0]} if shown else None


def schedule(block: Block, found: Found) -> Mapping[str, Any] | None:
    """What the leaders do today and on the days of this week that are left; the whole week stands on its own page."""
    if not _has_section(block, found):
        return None
    weeks = _dated(block, found)
    today = clock.today().isoformat()
    entries = [entry for week in weeks for entry in week.fields.get("entries") or () if entry.get("day", "") >= today]
    entries.sort(key=lambda entry: (entry["day"], entry.get("time") or ""))
    rows = [entry | {"day": date.fromisoformat(entry["day"])} for entry in entries[: block.lines]]
    return {"entries": rows, "week": weeks[0] if weeks else None}


def _dated(block: Block, found: Found) -> list[Story]:
    (kind,) = BLOCKS[block.kind].shows
    return list(found.dated.get(kind, ()))


def _has_section(block: Block, found: Found) -> bool:
    return any(section.kind in BLOCKS[block.kind].shows for section in found.site.spec.site.sections)
