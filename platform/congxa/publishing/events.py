"""What ``publishing`` announces, in the transaction of the change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from congxa.copyright import WorkKind


@dataclass(frozen=True)
class ArticleShown:
    """An article is public now, or was changed while it is. ``text`` is the body without its markup.

    ``facts`` are further lines that readers may look for, by the name of the kind's field: number, issuer, year.
    """

    unit_id: int
    article_id: int
    kind: str
    section_id: int
    title: str
    summary: str
    text: str
    slug: str
    published_at: datetime
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ArticleHidden:
    """An article is public no longer."""

    unit_id: int
    article_id: int


@dataclass(frozen=True)
class ArticlePurged:
    """An article leaves the bin for good: whoever keeps something about it lets go of it now."""

    unit_id: int
    article_id: int


@dataclass(frozen=True)
class WorksTurned:
    """Works of a unit are withheld from now on, or are back, because of the day on which their rights end."""

    unit_id: int


@dataclass(frozen=True)
class MediaTurned:
    """Pictures or files of a unit were taken off every public page, are back, or may be shown until another day."""

    unit_id: int
    work_kind: WorkKind
    work_ids: tuple[int, ...]
