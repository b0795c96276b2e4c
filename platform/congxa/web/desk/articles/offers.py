"""What can be chosen in the fields of a kind that name files or other items of the unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from congxa import publishing
from congxa.core.actor import Actor
from congxa.core.text import shorten
from congxa.publishing import Article, Kind
from congxa.publishing.kinds.fields import Items

MOST = 60
# By field: number, title, note of each row that may be chosen.
Offers: TypeAlias = Mapping[str, Sequence[tuple[int, str, str]]]


def items(actor: Actor, unit_id: int, kind: Kind, typed: Mapping[str, Any], article: Article | None) -> Offers:
    """The items of the unit that the fields of this kind may name: those chosen, then the newest; never itself."""
    offered: dict[str, list[tuple[int, str, str]]] = {}
    for field in kind.fields:
        if isinstance(field, Items):
            chosen = [int(number) for number in typed.get(field.name) or () if str(number).isdigit()]
            rows = publishing.items_of_kind(actor, unit_id, field.kind, chosen, MOST)
            offered[field.name] = [
                (row.id, shorten(row.title, 160), publishing.kind_of(row.kind).feed_line(row.fields))
                for row in rows
                if article is None or row.id != article.id
            ]
    return offered


def files(actor: Actor, unit_id: int, kind: Kind, typed: Mapping[str, Any]) -> Offers:
    """The files of the unit's library that the fields of this kind may name."""
    del actor, unit_id, kind, typed
    return {}
