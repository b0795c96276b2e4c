"""What can be chosen in the fields of a kind that name files or other items of the unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from congxa import media, publishing
from congxa.core.actor import Actor
from congxa.core.text import shorten
from congxa.publishing import Article, Kind
from congxa.publishing.kinds.fields import Files, Items

MOST = 300  # documents that a new one replaces are old ones
LARGEST_ID = 2**63 - 1
# By field: number, title, note of each row that may be chosen.
Offers: TypeAlias = Mapping[str, Sequence[tuple[int, str, str]]]


def items(actor: Actor, unit_id: int, kind: Kind, typed: Mapping[str, Any], article: Article | None) -> Offers:
    """The items of the unit that the fields of this kind may name: those chosen, then the newest; never itself."""
    offered: dict[str, list[tuple[int, str, str]]] = {}
    for field in kind.fields:
        if isinstance(field, Items):
            chosen = [number for number in _numbers(typed.get(field.name)) if number <= LARGEST_ID]
            rows = publishing.items_of_kind(actor, unit_id, field.kind, chosen, MOST)
            offered[field.name] = [
                (row.id, shorten(row.title, 160), publishing.kind_of(row.kind).feed_line(row.fields))
                for row in rows
                if article is None or row.id != article.id
            ]
    return offered


def files(actor: Actor, unit_id: int, kind: Kind, typed: Mapping[str, Any]) -> Offers:
    """The files of the unit's library that the fields of this kind may name: those chosen, then the newest."""
    offered: dict[str, list[tuple[int, str, str]]] = {}
    for field in kind.fields:
        if isinstance(field, Files):
            chosen = media.files_of(unit_id, _numbers(typed.get(field.name)))
            newest = media.file_library(actor, unit_id, ",".join(field.accept))
            rows = {file.id: file for file in (*chosen.values(), *newest)}
            offered[field.name] = [
                (file.id, file.shown_title, f"{file.form}, {file.size_in_words}") for file in rows.values()
            ]
    return offered


def _numbers(typed: Any) -> list[int]:
    return [int(number) for number in typed or () if str(number).isascii() and str(number).isdigit()]
