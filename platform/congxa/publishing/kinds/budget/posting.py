"""For how long must a disclosure be posted? What the law says stands in ``data/posting.toml``. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from congxa.core.words import say

_FILE = Path(__file__).parent / "data" / "posting.toml"


class Posting(NamedTuple):
    """A rule of the law. ``is_sure``: its text was read; another one advises and refuses nothing."""

    days: int
    basis: str
    valid_from: date
    valid_to: date | None
    is_sure: bool


@cache
def _rules() -> tuple[Posting, ...]:
    return tuple(map(_rule, tomllib.loads(_FILE.read_text(encoding="utf-8"))["rule"]))


def _rule(said: Mapping[str, Any]) -> Posting:
    return Posting(said["days"], said["basis"], said["valid_from"], said.get("valid_to"), said["certainty"] == "seen")


def posting_rule(on: date) -> Posting | None:
    """The rule in force on a day."""
    in_force = (rule for rule in _rules() if rule.valid_from <= on and (rule.valid_to is None or on <= rule.valid_to))
    return next(in_force, None)


def newest_rule() -> Posting:
    """The rule that the desk is told."""
    return max(_rules(), key=lambda rule: rule.valid_from)


def told(_unit_id: int, _article_id: int, _values: object) -> Sequence[tuple[str, str]]:
    """For the desk: for how long the law, as far as it is known, wants it posted."""
    rule = newest_rule()
    said = say("ít nhất %(days)s ngày liên tục (%(basis)s)", days=rule.days, basis=rule.basis)
    return [(say("Niêm yết tại trụ sở"), said)]


def days_between(first: date, last: date) -> int:
    """Both days count."""
    return (last - first).days + 1
