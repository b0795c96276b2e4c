"""Which items are there in English? Those whose kind has room for it and whose editors filled it in.

As in ``public``: runs in the role of the public face, which sees only what is published.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from congxa.core import text
from congxa.publishing.kinds import all_kinds
from congxa.publishing.public import ARTICLES, AnyRow, rows

TITLE, SUMMARY, BODY = "title_en", "summary_en", "body_en"
MOST = 200
_ARTICLE = ARTICLES.c


class EnglishItem(NamedTuple):
    """An item as its English page says it."""

    id: int
    kind: str
    title: str
    slug: str
    summary: str
    body: str  # HTML, cleaned at the save
    updated_at: datetime


_IN_ENGLISH = (
    select(_ARTICLE.id, _ARTICLE.kind, _ARTICLE.fields, _ARTICLE.updated_at)
    .where(
        _ARTICLE.unit_id == bindparam("unit_id"),
        _ARTICLE.kind.in_(bindparam("kinds", expanding=True)),
        _ARTICLE.fields[TITLE].astext != "",
    )
    .order_by(_ARTICLE.published_at.desc(), _ARTICLE.id.desc())
    .limit(MOST)
)


def items_in_english(unit_id: int) -> list[EnglishItem]:
    """Every public item of the unit that has an English title, the newest first."""
    kinds = [key for key, kind in all_kinds().items() if kind.field(TITLE) is not None]
    if not kinds:
        return []
    found = [item_of(row) for row in rows(_IN_ENGLISH, unit_id=unit_id, kinds=kinds)]
    return [item for item in found if item is not None]


def item_of(row: AnyRow) -> EnglishItem | None:
    """The item in the row of an article, in English; None when it has no English title."""
    said: Mapping[str, Any] = row.fields
    title = text.line(str(said.get(TITLE) or ""))
    if not title:
        return None
    summary, body = str(said.get(SUMMARY) or ""), str(said.get(BODY) or "")
    return EnglishItem(row.id, row.kind, title, text.slug(title), summary, body, row.updated_at)
