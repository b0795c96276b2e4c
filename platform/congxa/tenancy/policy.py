"""What may stand in the file of a unit about what it demands of itself and of all units below it?"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from congxa.tenancy.shape import Closed, Several, refuse_reversed
from congxa.tenancy.values import Days, Host, Line

USUAL_BIN_DAYS = 30


class Deadlines(Closed):
    """Days that a unit has to put a finding right, by its severity."""

    critical: Days
    high: Days
    medium: Days
    low: Days


class ProvenanceRule(Closed):
    """From which publication date on (to ``valid_to``, inclusive) every work must say where it comes from."""

    required_from: date
    valid_to: date | None = None
    basis: Line

    @field_validator("valid_to")
    @classmethod
    def _ends_after_it_begins(cls, end: date | None, info: ValidationInfo) -> date | None:
        return refuse_reversed(info.data.get("required_from"), end)


class SyndicationRule(Closed):
    """What holds, from one date on (to ``valid_to``, inclusive), for items that this unit sends to the units below."""

    valid_from: date
    valid_to: date | None = None
    may_decline: bool = True  # whether a unit below may refuse what it is sent
    live_at_once: Several[Literal["locked", "adaptable"]] = ("locked",)  # what is public there without being approved

    @field_validator("valid_to")
    @classmethod
    def _ends_after_it_begins(cls, end: date | None, info: ValidationInfo) -> date | None:
        return refuse_reversed(info.data.get("valid_from"), end)


class QuotationRule(Closed):
    """How much of a text may be quoted from ``valid_from`` on (to ``valid_to``, inclusive)."""

    max_share: Annotated[int, Field(ge=1, le=100)]  # percent of the whole text
    max_words: Annotated[int, Field(ge=1, le=10_000)]  # of all quotations together
    max_words_each: Annotated[int, Field(ge=1, le=10_000)]  # of one quotation
    valid_from: date
    valid_to: date | None = None
    basis: Line

    @field_validator("valid_to")
    @classmethod
    def _ends_after_it_begins(cls, end: date | None, info: ValidationInfo) -> date | None:
        return refuse_reversed(info.data.get("valid_from"), end)


class Policy(Closed):
    """What a supervising unit asks of itself and of all units below it."""

    stale_after_days: Days
    answer_within_days: Days = 10  # a citizen's question
    deadline_days: Deadlines
    bin_days: Days = USUAL_BIN_DAYS  # how long what was thrown away can be taken back
    copied_words: Annotated[int, Field(ge=20, le=1000)] | None = None  # equal words that need an answer (reuse)
    allowed_hosts: Several[Host] = ()
    provenance: Several[ProvenanceRule] = ()
    syndication: Several[SyndicationRule] = ()
    quotation: Several[QuotationRule] = ()  # where it is silent, copyright/data/quotation.toml holds
