"""What was found that a file says of itself? Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

# Every fact that is kept as text, in the order in which the desk shows it.
TEXTS = (
    *("author", "credit", "source", "owner", "copyright", "usage", "licensor", "web_statement", "licence"),
    *("title", "headline", "caption", "keywords", "camera", "software", "document", "made_by_machine"),
)
MOST_LETTERS = 500
MOST_CAPTION = 2_000
MOST_VALUES = 5
MOST_KEYWORDS = 30


@dataclass(frozen=True)
class Evidence:
    """What one file says of itself.

    ``said``: fact of ``TEXTS`` -> different values, the most trusted first. ``created``, ``digitised``: a day or a
    moment as ISO 8601, on the clock of the camera where no offset is said. ``formats``: where something was found
    (``exif``, ``iptc``, ``xmp``…). ``traces``: keys of what a network or a program left (data/evidence.toml).
    """

    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    created: str = ""
    digitised: str = ""
    has_place: bool = False  # that a position is there; the position itself is nowhere kept
    formats: tuple[str, ...] = ()
    traces: tuple[str, ...] = ()
    is_known: bool = False  # False: nobody has looked into the file yet

    def first(self, fact: str) -> str:
        """The most trusted value of a fact; empty when the file does not say it."""
        return next(iter(self.said.get(fact, ())), "")

    @property
    def created_on(self) -> date | None:
        """The day on which it was made, as the file says."""
        try:
            return datetime.fromisoformat(self.created).date()
        except ValueError:
            return None

    def as_facts(self) -> dict[str, Any]:
        """Plain values for the database; what is empty is left out."""
        kept: dict[str, Any] = {fact: list(values) for fact, values in self.said.items() if values}
        kept |= {"created": self.created, "digitised": self.digitised, "has_place": self.has_place}
        kept |= {"formats": list(self.formats), "traces": list(self.traces)}
        return {"is_known": True} | {name: value for name, value in kept.items() if value}

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Evidence:
        """The evidence behind ``as_facts``; of an empty mapping one that is not known."""
        return cls(
            said={fact: tuple(facts[fact]) for fact in TEXTS if facts.get(fact)},
            created=facts.get("created", ""),
            digitised=facts.get("digitised", ""),
            has_place=bool(facts.get("has_place")),
            formats=tuple(facts.get("formats", ())),
            traces=tuple(facts.get("traces", ())),
            is_known=bool(facts.get("is_known")),
        )


class Found:
    """What the readers of the formats find, one after the other: the first value of a fact is the most trusted."""

    def __init__(self) -> None:
        self.said: dict[str, list[str]] = {}
        self.created = self.digitised = ""
        self.has_place = False
        self.formats: list[str] = []
        self.traces: list[str] = []

    def note(self, fact: str, value: str) -> None:
        """Note a value of a fact, unless it is empty, there already, or one too many."""
        words = value[: MOST_CAPTION if fact == "caption" else MOST_LETTERS].strip()
        values = self.said.setdefault(fact, [])
        if words and words not in values and len(values) < (MOST_KEYWORDS if fact == "keywords" else MOST_VALUES):
            values.append(words)

    def evidence(self) -> Evidence:
        """All of it."""
        return Evidence(
            said={fact: tuple(self.said[fact]) for fact in TEXTS if self.said.get(fact)},
            created=self.created,
            digitised=self.digitised,
            has_place=self.has_place,
            formats=tuple(dict.fromkeys(self.formats)),
            traces=tuple(dict.fromkeys(self.traces)),
            is_known=True,
        )
