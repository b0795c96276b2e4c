"""Who acts? A person with memberships, or a named part of the system; never nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ActorKind(StrEnum):
    USER = "user"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """One who acts, and what they may do where.

    ``reach`` maps a unit's id to the permissions held there; a unit that is not in it does not exist for this actor.
    ``identity`` fills it from the table of roles; only ``may`` reads it.
    """

    kind: ActorKind
    id: int | None
    name: str
    reach: Mapping[int, frozenset[str]] = field(default_factory=dict, repr=False)

    def may(self, permission: str, unit_id: int) -> bool:
        """Whether ``permission`` is held in the unit; False for every unit out of reach."""
        return permission in self.reach.get(unit_id, frozenset())

    def reaches(self, unit_id: int) -> bool:
        """Whether the unit exists for this actor at all."""
        return unit_id in self.reach


def system_actor(name: str, permissions: frozenset[str], unit_ids: tuple[int, ...]) -> Actor:
    """A job or a command that acts by itself: named in the audit record, with stated permissions in stated units."""
    return Actor(ActorKind.SYSTEM, None, name, dict.fromkeys(unit_ids, permissions))
