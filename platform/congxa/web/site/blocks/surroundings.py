"""Blocks of what the unit's configuration says: links, banners, hotline, the sites of the units below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from congxa import tenancy
from congxa.tenancy.blocks import Block
from congxa.web.site.blocks.found import Found


def links(block: Block, found: Found) -> Mapping[str, Any] | None:
    """The links of the site; goes when there are none."""
    del block
    return {"links": found.site.spec.site.links} if found.site.spec.site.links else None


def banners(block: Block, found: Found) -> Mapping[str, Any] | None:
    """Linked pictures; goes when there are none."""
    del block
    return {"banners": found.banners} if found.banners else None


def hotline(block: Block, found: Found) -> Mapping[str, Any]:
    """Where to call."""
    del block
    return {"phone": found.site.spec.site.contact.phone}


def units(block: Block, found: Found) -> Mapping[str, Any] | None:
    """The units below this one, out of the frame of the page; goes where there are none."""
    del block
    return {} if tenancy.directory().below.get(found.site.unit_id) else None
