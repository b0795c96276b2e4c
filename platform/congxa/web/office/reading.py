"""What did the browser send? Addresses and forms, read into what services take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from congxa import tenancy
from congxa.core import clock
from congxa.core.db import current_scope
from congxa.core.errors import Missing
from congxa.oversight import Severity
from congxa.tenancy import SiteFacts
from congxa.web.office.tables import days_without_policy
from congxa.web.requests import current_unit

_LONGEST = 18  # digits of a number that the database can hold
_LAST_PAGE = 10_000


def unit_in_scope(slug: str) -> SiteFacts:
    """The unit with this slug, when the office oversees it or is it; Missing otherwise."""
    unit = tenancy.directory().unit(slug)
    if unit.unit_id not in current_scope().units:
        raise Missing(f"Không có đơn vị nào tên {slug}.")
    return unit


def units_below() -> list[SiteFacts]:
    """The units that the office oversees, in the order of the alphabet without marks."""
    directory = tenancy.directory()
    below = directory.below.get(current_unit().unit_id, ())
    return sorted((directory.by_id[unit_id] for unit_id in below), key=lambda unit: unit.slug)


def numbers(values: Iterable[str]) -> tuple[int, ...]:
    """The values that are numbers, each once; what is none is no reference to anything."""
    digits = (value for value in values if value.isascii() and value.isdigit() and len(value) <= _LONGEST)
    return tuple(dict.fromkeys(map(int, digits)))


def day(value: str) -> date | None:
    """A day as a date field sends it (2021-02-27), or as one types it (27/02/2021); None for anything else."""
    parts = value.strip().split("/")
    if len(parts) == 3:
        value = "-".join(part.zfill(2) for part in reversed(parts))
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        return None


def page_number(value: str) -> int:
    """The page of a list; the first for what is no number."""
    return min(max(1, next(iter(numbers([value])), 1)), _LAST_PAGE)


def proposed_deadline(severities: Iterable[str]) -> date:
    """The last day that the office's policy gives for the gravest of these severities (calendar days from today)."""
    policy = current_unit().spec.policy
    days = policy.deadline_days.model_dump() if policy else days_without_policy()
    found = set(severities) or {Severity.MEDIUM.value}
    return clock.today() + timedelta(days=min(days[severity] for severity in found))
