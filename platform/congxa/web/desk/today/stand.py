"""What do the sources of errands have in common: who is here, where, and what several of them read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from congxa import publishing
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.identity import Permission
from congxa.publishing import Pile
from congxa.web.requests import current_actor, current_unit

SHOWN = 5  # errands of one sort; a button leads to the rest
LONGEST_TITLE = 110


@dataclass
class Stand:
    """One person at the desk of one unit, at one moment."""

    actor: Actor
    unit_id: int
    now: datetime

    @classmethod
    def here(cls) -> Stand:
        """The person and the unit of the request."""
        return cls(current_actor(), current_unit().unit_id, clock.now())

    @cached_property
    def today(self) -> date:
        """The date in Vietnam."""
        return clock.local(self.now).date()

    def may(self, permission: Permission) -> bool:
        """Whether this person holds the permission here."""
        return self.actor.may(permission, self.unit_id)

    def pile(self, state: str) -> Pile:
        """The items of a state that is not public yet."""
        return self._piles.get(state, Pile())

    def days_to(self, day: date | datetime) -> int:
        """Days of the calendar until a day; negative when it is over."""
        on = clock.local(day).date() if isinstance(day, datetime) else day
        return (on - self.today).days

    @cached_property
    def _piles(self) -> Mapping[str, Pile]:
        return publishing.piles(self.actor, self.unit_id)
