"""What does the office propose when nobody has said otherwise? Read from ``data``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


def removal_bases(on: date) -> tuple[str, ...]:
    """Where the ban of a link may be written, as it holds on this date; the one proposed first."""
    rows = _read("bases.toml")["basis"]
    return tuple(row["title"] for row in rows if row["valid_from"] <= on <= row.get("valid_to", date.max))


def days_without_policy() -> Mapping[str, int]:
    """Severity -> days to put a finding right, for an office without a policy."""
    days: Mapping[str, int] = _read("deadlines.toml")["days"]
    return days


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("congxa.web.office").joinpath("data", name).read_text("utf-8"))
