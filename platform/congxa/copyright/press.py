"""Is this an address of the press? Read from ``data/press.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from congxa import links


def is_press(address: str) -> bool:
    """Whether a web address is one of the press."""
    found = links.parse(address) if address else None
    return found is not None and not _press().isdisjoint((found.host, *links.parents(found.host)))


@cache
def _press() -> frozenset[str]:
    source = tomllib.loads(files("congxa.copyright").joinpath("data/press.toml").read_text("utf-8"))
    return frozenset(source["hosts"])
