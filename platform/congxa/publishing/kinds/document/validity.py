"""Is a document in force on a day, and if not, why? Pure: computed from dates and from what changes it, never kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from congxa.publishing.kinds.kind import Values

REPLACES, AMENDS = "replaces", "amends"


class Force(StrEnum):
    """Whether a document is in force. The value is the word of the style sheets (``validity-in-force``)."""

    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    PARTLY = "partly"
    REPLACED = "replaced"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


TITLES = {
    Force.NOT_YET: "Chưa có hiệu lực",
    Force.IN_FORCE: "Còn hiệu lực",
    Force.PARTLY: "Hết hiệu lực một phần",
    Force.REPLACED: "Bị thay thế",
    Force.EXPIRED: "Hết hiệu lực",
    Force.UNKNOWN: "Chưa rõ hiệu lực",
}


class Change(NamedTuple):
    """Another document that replaces or amends this one. ``document``: its row, for whoever shows it."""

    verb: str  # REPLACES or AMENDS
    effective_on: date | None
    document: Any


class Validity(NamedTuple):
    """How a document stands. ``since``: from which day on; ``by``: the change that did it; ``coming``: the changes
    that will."""

    force: Force
    title: str
    since: date | None
    by: Change | None
    coming: tuple[Change, ...]


def validity(values: Values, changes: Iterable[Change], today: date) -> Validity:
    """How the document with these facts stands today, under the changes that others make to it."""
    known = sorted((each for each in changes if each.effective_on is not None), key=_day)
    made = [each for each in known if _day(each) <= today]
    coming = tuple(each for each in known if _day(each) > today)
    replaced = next((each for each in made if each.verb == REPLACES), None)
    amended = next((each for each in made if each.verb == AMENDS), None)
    starts, ends = values["effective_on"], values["expires_on"]
    has_ended = ends is not None and ends < today
    if replaced is not None and not (has_ended and ends < _day(replaced)):
        return _state(Force.REPLACED, _day(replaced), replaced, coming)
    if has_ended:
        return _state(Force.EXPIRED, ends, None, ())
    if starts is None:
        return _state(Force.UNKNOWN, None, None, coming)
    if starts > today:
        return _state(Force.NOT_YET, starts, None, coming)
    if amended is not None:
        return _state(Force.PARTLY, _day(amended), amended, coming)
    return _state(Force.IN_FORCE, starts, None, coming)


def _state(force: Force, since: date | None, by: Change | None, coming: tuple[Change, ...]) -> Validity:
    return Validity(force, TITLES[force], since, by, coming)


def _day(change: Change) -> date:
    assert change.effective_on is not None
    return change.effective_on
