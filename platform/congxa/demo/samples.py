"""What does a piece of sample content look like before it is loaded?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any, TypeAlias

# Keys: basis, author, source_name, source_url, source_published_at (ISO 8601), agreement, note.
# None stands for "not said"; an empty provenance for "nobody asked".
Provenance: TypeAlias = dict[str, str | None]

SAMPLE_MARK = "Nội dung mẫu, không phải tin thật."


@dataclass(frozen=True)
class UnitFacts:
    """A unit as the sample texts speak of it.

    ``kind`` is its word on the screen (xã, thị trấn, huyện), area in km², population in people; None when not known.
    """

    slug: str
    name: str
    kind: str
    area_km2: float | None
    population: int | None
    district: str = "Hướng Hóa"
    province: str = "Quảng Trị"

    @property
    def full_name(self) -> str:
        """``xã Húc``, ``thị trấn Khe Sanh``: as it stands inside a sentence."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True)
class SampleArticle:
    """One item of any kind ready to be imported; ``{{picture:KEY}}`` in the body stands where a picture goes.

    ``fields`` are the facts of its kind as a form would hold them, without its files and without the other items that
    it names: these have their numbers only once they are loaded. ``files`` and ``refs`` name them by field.
    """

    title: str
    section: str
    kind: str
    summary: str
    body: str
    cover: str | None
    byline: str
    published_at: datetime
    provenance: Provenance
    key: str = ""  # what other items of the unit call it by
    fields: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, tuple[SampleFile, ...]] = field(default_factory=dict)
    refs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class SampleFile:
    """A file that is no picture: a document, a film, its captions. ``make`` gives the bytes, the same every time."""

    filename: str
    title: str
    make: Callable[[], bytes] = field(compare=False)


@dataclass(frozen=True)
class SamplePicture:
    """One drawn picture: ``data`` are the bytes of the file, ``key`` is what articles and banners call it by."""

    key: str
    filename: str
    data: bytes
    alt: str
    caption: str
    provenance: Provenance


@dataclass(frozen=True)
class SampleBanner:
    """One linked picture of the side column; ``picture`` is the key of a picture of the same unit."""

    title: str
    picture: str
    url: str
    alt: str


def nothing_said(basis: str) -> Provenance:
    """A provenance that names its basis and nothing else."""
    return {
        "basis": basis,
        "author": None,
        "source_name": None,
        "source_url": None,
        "source_published_at": None,
        "agreement": None,
        "note": None,
    }


def chance_of(*parts: str | int) -> Random:
    """A source of variety that says the same to the same question, on every machine and every day."""
    return Random(":".join(map(str, parts)))  # noqa: S311  variety, not secrecy
