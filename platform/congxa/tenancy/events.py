"""What ``tenancy`` announces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from congxa.core.actor import Actor


@dataclass(frozen=True)
class UnitApplied:
    """A unit's tenant file came into force: it is new, or differs from what was in force before."""

    actor: Actor
    unit_id: int
    slug: str
    sections: tuple[Mapping[str, Any], ...]  # slug, name, kind, menu; in the order of the menu
    links: tuple[Mapping[str, str], ...]  # title, url
    changes: Mapping[str, tuple[Any, Any]]
    menu_links: tuple[Mapping[str, str], ...] = ()  # title, url of the entries that lead elsewhere


@dataclass(frozen=True)
class SiteArranged:
    """What the desk arranges of its site came into force, or gave way to the tenant file again."""

    actor: Actor
    unit_id: int
    links: tuple[Mapping[str, str], ...]  # of the whole site as it stands now; title, url
    menu_links: tuple[Mapping[str, str], ...]
