"""What is data of this package? Read from ``data/``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Limits:
    """``data/limits.toml`` says what they mean."""

    shingle: int
    window: int
    common: int
    gap: int
    least: int
    candidates: int
    ask_from: int
    handed_down: tuple[str, ...]


@cache
def limits() -> Limits:
    """The limits in force."""
    said = tomllib.loads(files("congxa.reuse").joinpath("data/limits.toml").read_text("utf-8"))
    return Limits(handed_down=tuple(said.pop("handed_down")), **said)
