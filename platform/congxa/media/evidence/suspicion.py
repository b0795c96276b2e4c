"""Does this look like the original of whoever took it? Pure; weights and words stand in ``data/evidence.toml``.

Only asks: a good photograph may have lost everything on its way. Nothing is refused because of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from congxa.media.evidence.facts import Evidence
from congxa.media.evidence.traces import table


@dataclass(frozen=True)
class Limits:
    """From which size a photograph is that of a camera, and from which score the original is asked for."""

    megapixels: float
    ask_from: int


@dataclass(frozen=True)
class Doubt:
    """One reason to ask for the original, in words that may bear the figure ``{megapixels}``."""

    key: str
    weight: int
    words: str
    megapixels: str


def limits() -> Limits:
    """What the data says."""
    return Limits(**table()["limits"])


def doubts(evidence: Evidence, width: int, height: int, *, is_seen_elsewhere: bool = False) -> tuple[Doubt, ...]:
    """Why the original is to be asked for, the weightiest first; empty when all together do not weigh enough.

    ``is_seen_elsewhere``: the same picture stands with another unit or in the press.
    """
    if not evidence.is_known:
        return ()
    keys = set(_keys(evidence, width * height)) | ({"seen_elsewhere"} if is_seen_elsewhere else set())
    size = f"{width * height / 1_000_000:.1f}".replace(".", ",")
    found = [Doubt(row["key"], row["weight"], row["message"], size) for row in table()["doubt"] if row["key"] in keys]
    return tuple(found) if sum(doubt.weight for doubt in found) >= limits().ask_from else ()


def _keys(evidence: Evidence, pixels: int) -> Iterator[str]:
    if pixels < limits().megapixels * 1_000_000:
        yield "small"
    if "exif" not in evidence.formats or not (evidence.first("camera") or evidence.created):
        yield "no_exif"
    yield from evidence.traces
    if evidence.first("made_by_machine"):
        yield "made_by_machine"
