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

from sqlalchemy import ARRAY, DateTime, Integer, String, cast, column, func, literal, select, table, union_all

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
    holders = _holders(prints, offices)
    (public, common), (press, more) = _counted(holders, is_press=False), _counted(holders, is_press=True)
    sources = [*_public(unit_id, public), *_press(press)]
    sources.sort(key=lambda pair: -pair[0])
    return Near(tuple(source for _count, source in sources[: limits().candidates]), frozenset(common | more))


def _holders(prints: Collection[int], offices: Sequence[int]) -> Mapping[tuple[bool, int], Sequence[int]]:
    """The numbers of the texts that hold each print, by (is it a press text?, print); of one that stands in too many,
    one more than ``Limits.common``."""
    asked = "{" + ",".join(map(str, sorted(prints))) + "}"  # as text: an array is written number by number
    given = select(func.unnest(cast(literal(asked, String), ARRAY(Integer))).label("print")).cte("given")
    held = []
    for is_press, holding, print_ in (
        (False, select(_PRINTS.c.text_id), _PRINTS.c.print),
        (True, select(PressPrint.text_id).where(PressPrint.unit_id.in_(offices)), PressPrint.print),
    ):
        found = holding.where(print_ == given.c.print).limit(limits().common + 1).lateral()
        held.append(select(literal(is_press), given.c.print, found.c.text_id))
    holders: dict[tuple[bool, int], list[int]] = {}
    for is_press, print_, text_id in db.session.connection().execute(union_all(*held)):
        holders.setdefault((is_press, print_), []).append(text_id)
    return holders


def _counted(
    holders: Mapping[tuple[bool, int], Sequence[int]], *, is_press: bool
) -> tuple[Counter[int], frozenset[int]]:
    """How many of the prints each text has, leaving out those that stand in too many; and these."""
    most = limits().common
    of_sort = {print_: texts for (sort, print_), texts in holders.items() if sort is is_press}
    common = frozenset(print_ for print_, texts in of_sort.items() if len(texts) > most)
    return Counter(text for print_, texts in of_sort.items() if print_ not in common for text in texts), common


def _public(unit_id: int, counts: Mapping[int, int]) -> Iterable[tuple[int, Source]]:
    # The unit's own items are among them, so a few more are asked for than are read.
    chosen = _first(counts, 3 * limits().candidates)
    if not chosen:
        return
    turn = func.array_position(cast(chosen, ARRAY(Integer)), _TEXTS.c.id)
    others = select(_TEXTS).where(_TEXTS.c.id.in_(chosen), _TEXTS.c.unit_id != unit_id)
    first = others.order_by(turn).limit(limits().candidates)
    for row in db.session.connection().execute(first):
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
    for row in db.session.scalars(select(PressText).where(PressText.id.in_(chosen)).order_by(PressText.id)):
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
