"""What do the name and the size of a picture tell of the way it came? Read from ``data/evidence.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def traces(filename: str, size: tuple[int, int], *, has_exif: bool) -> list[str]:
    """The keys of the traces that a network or a program left in the name and the size."""
    name = re.split(r"[\\/]", filename)[-1]
    found = [row["trace"] for row in table()["name"] if re.search(row["pattern"], name, re.IGNORECASE)]
    if not has_exif and max(size) in {side for row in table()["side"] for side in row["sides"]}:
        found.append("network_size")
    return list(dict.fromkeys(found))


@cache
def table() -> dict[str, Any]:
    """The file, as it stands."""
    return tomllib.loads(files("congxa.media").joinpath("data/evidence.toml").read_text("utf-8"))
