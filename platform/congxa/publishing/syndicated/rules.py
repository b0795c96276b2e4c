"""What may be sent how, and what follows from it? Pure; what policies allow stands in the tenant files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from congxa.tenancy.policy import SyndicationRule


class Mode(StrEnum):
    """How much of a copy is the receiving unit's."""

    LOCKED = "locked"
    ADAPTABLE = "adaptable"


class CopyState(StrEnum):
    """Where a copy stands."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


MODE_TITLES: Mapping[Mode, str] = {Mode.LOCKED: "Giữ nguyên văn", Mode.ADAPTABLE: "Được chỉnh sửa"}


class Terms(NamedTuple):
    """What holds for one sending."""

    may_decline: bool
    goes_live: bool


def terms(rules: Iterable[SyndicationRule], on: date, mode: Mode, *, may_decline: bool = True) -> Terms:
    """What the policy of the sending unit allows on this date; ``may_decline`` False asks for less than it allows."""
    for rule in rules:
        if rule.valid_from <= on and (rule.valid_to is None or on <= rule.valid_to):
            return Terms(rule.may_decline and may_decline, mode.value in rule.live_at_once)
    return Terms(may_decline, mode is Mode.LOCKED)
