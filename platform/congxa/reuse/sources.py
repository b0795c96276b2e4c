"""Which texts share prints with this one? Public texts of other units, and press texts that offices know.

Each print is asked of the index by itself and gives only a few texts: one that stands in more than ``Limits.common``
texts is everybody's phrase and names none. So a look-up costs the same whatever is stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, DateTime, Integer, Select, String, cast, column, func, select, table
from sqlalchemy.orm import InstrumentedAttribute

from congxa.core.db import db
from congxa.reuse.limits import limits
from congxa.reuse.models import PressPrint, PressText
from congxa.tenancy import directory

_PRINTS = table("every_public_print", column("print", Integer), column("text_id", Integer))
_TEXTS = table(
    "every_public_text",
    *(column("id", Integer), column("unit_id", Integer), column("article_id", Integer), column("title", String)),
    *(column("path", String), column("published_at", DateTime(timezone=True)), column("body", String)),
)


@dataclass(frozen=True)
class Source:
    """A text to compare with: a public item of a unit (``unit_id``, ``path``), or a press text (``newspaper``,
    ``address``). ``key`` names it in answers and addresses."""

    key: str
    title: str
    body: str
    published_at: datetime | None
    unit_id: int | None = None
    path: str = ""
    newspaper: str = ""
    address: str = ""
    author: str = ""

    @property
    def is_press(self) -> bool:
        """Whether it is a press text."""
        return self.unit_id is None


@dataclass(frozen=True)
class Near:
    """The sources with the most prints in common, the most first, and the prints that are everybody's phrase."""

    sources: tuple[Source, ...]
    common: frozenset[int]


def near(unit_id: int, prints: Collection[int]) -> Near:
    """What shares prints with a text of the unit; its own items are left out. Reads in the scope of a desk."""
    if not prints:
        return Near((), frozenset())
    # What the clock works at it may see for all units: each is told of what its own offices know.
    offices = (unit_id, *directory().by_id[unit_id].lineage)
    public, common = _counted(select(_PRINTS.c.text_id).select_from(_PRINTS), _PRINTS.c.print, prints)
    of_offices = select(PressPrint.text_id).where(PressPrint.unit_id.in_(offices))
    press, more = _counted(of_offices, PressPrint.print, prints)
    sources = [*_public(unit_id, public), *_press(press)]
    sources.sort(key=lambda pair: -pair[0])
    return Near(tuple(source for _count, source in sources[: limits().candidates]), frozenset(common | more))


def _counted(
    holding: Select[Any], key: ColumnElement[int] | InstrumentedAttribute[int], prints: Collection[int]
) -> tuple[Counter[int], set[int]]:
    """How many of the prints each text has, leaving out those that stand in too many; and these."""
    most = limits().common
    given = func.unnest(cast(sorted(prints), ARRAY(Integer))).column_valued("given")
    found = holding.where(key == given).limit(most + 1).lateral("found")
    holders: dict[int, list[int]] = {}
    for print_, text_id in db.session.connection().execute(select(given, found.c.text_id)):
        holders.setdefault(print_, []).append(text_id)
    common = {print_ for print_, texts in holders.items() if len(texts) > most}
    counts = Counter(text for print_, texts in holders.items() if print_ not in common for text in texts)
    return counts, common


def _public(unit_id: int, counts: Mapping[int, int]) -> Iterable[tuple[int, Source]]:
    # The unit's own items are among them, so a few more are read than are looked at.
    chosen = _first(counts, 3 * limits().candidates)
    rows = db.session.connection().execute(select(_TEXTS).where(_TEXTS.c.id.in_(chosen), _TEXTS.c.unit_id != unit_id))
    for row in rows:
        source = Source(
            key=f"bai-{row.article_id}",
            title=row.title,
            body=row.body,
            published_at=row.published_at,
            unit_id=row.unit_id,
            path=row.path,
        )
        yield counts[row.id], source


def _press(counts: Mapping[int, int]) -> Iterable[tuple[int, Source]]:
    chosen = _first(counts, limits().candidates)
    if not chosen:
        return
    row: Any
    for row in db.session.scalars(select(PressText).where(PressText.id.in_(chosen))):
        source = Source(
            key=f"bao-{row.id}",
            title=row.title,
            body=row.body,
            published_at=row.published_at,
            newspaper=row.newspaper,
            address=row.address,
            author=row.author,
        )
        yield counts[row.id], source


def _first(counts: Mapping[int, int], most: int) -> Sequence[int]:
    return [text for text, _count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]]
