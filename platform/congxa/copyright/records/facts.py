"""What does the gate know of the records that an origin names? Pure values, without database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from congxa.copyright.origin import WorkKind
from congxa.core.text import short_date
from congxa.core.words import say


class AgreementFacts(NamedTuple):
    """An agreement as the gate sees it. Days are days in Vietnam, both included."""

    number: str
    valid_from: date
    valid_until: date | None
    closed_on: date | None
    works: tuple[WorkKind, ...]

    def holds(self, on: date) -> bool:
        """Whether it is in force on this date; on the day of its closing it still is."""
        ends = [day for day in (self.valid_until, self.closed_on) if day]
        return self.valid_from <= on and all(on <= day for day in ends)

    @property
    def days(self) -> str:
        """``từ 01/01/2026 đến 31/12/2026``."""
        words = say("từ %(valid_from)s", valid_from=short_date(self.valid_from))
        if self.valid_until:
            days = (short_date(day) for day in (self.valid_from, self.valid_until))
            words = say("từ %(first)s đến %(last)s", **dict(zip(("first", "last"), days, strict=True)))
        return (
            say("%(words)s, đã kết thúc ngày %(closed_on)s", words=words, closed_on=short_date(self.closed_on))
            if self.closed_on
            else words
        )


class ContributorFacts(NamedTuple):
    """A contributor as the gate sees one."""

    name: str
    has_proof: bool
    valid_until: date | None
    closed_on: date | None

    def consents(self, on: date) -> bool:
        """Whether there is a written consent that holds on this date."""
        ends = [day for day in (self.valid_until, self.closed_on) if day]
        return self.has_proof and all(on <= day for day in ends)


@dataclass(frozen=True)
class Records:
    """The records that some origins name, by number."""

    agreements: Mapping[int, AgreementFacts] = field(default_factory=dict)
    contributors: Mapping[int, ContributorFacts] = field(default_factory=dict)
