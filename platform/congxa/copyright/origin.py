"""What is said about where a work comes from, and how does the reader see it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from congxa.core import clock, text


class WorkKind(StrEnum):
    """What can have an origin of its own."""

    ARTICLE = "article"
    PICTURE = "picture"
    FILE = "file"  # films, recordings and papers


class Basis(StrEnum):
    """On what right a work is used; ``table.basis_facts`` has the words on screen and what each demands."""

    OFFICIAL_DOCUMENT = "official_document"
    OWN_STAFF = "own_staff"
    CONTRIBUTOR = "contributor"
    AGREEMENT = "agreement"
    QUOTATION = "quotation"
    PERMISSION = "permission"
    OPEN_LICENCE = "open_licence"
    PUBLIC_DOMAIN = "public_domain"
    PURE_NEWS = "pure_news"
    SYNDICATED = "syndicated"  # sent by a unit above; never chosen by hand


@dataclass(frozen=True)
class Origin:
    """The origin of one work. ``basis`` is None as long as nobody has said anything; empty texts are not said.

    ``source_published_at`` is aware; of a work whose hour nobody knows it is the midnight in Vietnam with which its day
    begins (``clock.has_hour``). The days of the right are days in Vietnam, both included.
    """

    basis: Basis | None = None
    author: str = ""
    source_name: str = ""
    source_url: str = ""
    source_published_at: datetime | None = None
    agreement: str = ""  # number of the written agreement, or how permission was given
    note: str = ""  # for the desk; readers do not see it
    contributor_id: int | None = None  # a record of the unit
    agreement_id: int | None = None  # a record of the unit, or of one above whose agreement covers it
    licence: str = ""  # key of data/licences.toml
    licence_version: str = ""
    scope: str = ""  # what the right covers, in words; for the desk
    valid_from: date | None = None  # first and last day of the right; None: no such day
    valid_until: date | None = None
    proof_id: int | None = None  # a file of the unit's library; naming it here never makes it public

    def as_facts(self) -> dict[str, Any]:
        """Plain values, for revisions and the audit record."""
        facts = asdict(self)
        facts["basis"] = self.basis.value if self.basis else ""
        # In UTC, so that one moment is always written alike.
        published = self.source_published_at
        facts["source_published_at"] = published.astimezone(UTC).isoformat() if published else None
        for name in DAYS:
            facts[name] = facts[name].isoformat() if facts[name] else None
        return facts

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Origin:
        """The origin behind ``as_facts``, also of a time that knew fewer of them; ValueError when the basis is none of
        ours or a date is no date."""
        published = facts.get("source_published_at")
        known: dict[str, Any] = {name: facts.get(name) or "" for name in TEXTS}
        known |= {name: date.fromisoformat(facts[name]) if facts.get(name) else None for name in DAYS}
        known |= {name: facts.get(name) for name in RECORDS}
        return cls(
            basis=Basis(facts["basis"]) if facts.get("basis") else None,
            source_published_at=moment_of(published) if published else None,
            **known,
        )


# The names of Origin's fields by what they hold; basis and source_published_at stand alone.
LINES = ("author", "source_name", "source_url", "agreement", "licence", "licence_version", "scope")
TEXTS = (*LINES, "note")
DAYS = ("valid_from", "valid_until")
RECORDS = ("contributor_id", "agreement_id", "proof_id")


def moment_of(written: str) -> datetime:
    """The moment of an ISO 8601 text; one without an offset is on the clock of Vietnam. ValueError when it is none."""
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=clock.VIETNAM)


def tidied(origin: Origin) -> Origin:
    """The same origin with each text in one line (the note in several), without blanks at the ends and without
    control characters."""
    lines: dict[str, Any] = {name: text.line(getattr(origin, name)) for name in LINES}
    return replace(origin, note="\n".join(map(text.line, origin.note.splitlines())).strip(), **lines)
