"""How does a picture look to readers now: what its crop leaves, where its focus is, or our placeholder? As SQL."""

from __future__ import annotations

from typing import cast

from sqlalchemy import FromClause, Integer, Label, String, Table, func, not_, select

from congxa.media.models import Picture, is_shown

PICTURES = cast(Table, Picture.__table__)
_PICTURE = PICTURES.c

# As the crop leaves it; the places of an array are counted from 1.
SHOWN_SIZE = (
    func.coalesce(_PICTURE.crop[3], _PICTURE.width, type_=Integer).label("width"),
    func.coalesce(_PICTURE.crop[4], _PICTURE.height, type_=Integer).label("height"),
)
LOOK = (
    *(*SHOWN_SIZE, _PICTURE.edition, _PICTURE.focus_x, _PICTURE.focus_y),
    *(not_(is_shown()).label("is_gone"), _PICTURE.is_withheld),
)


def cover_look(articles: FromClause) -> Label[str]:
    """The edition of the cover of an item and its focus, such as ``3-50-20``; null when readers may not see it.

    A list has no line for a credit: that stands on the page of the item. Of a withheld one that page shows no picture,
    so no list does either.
    """
    return (
        select(func.concat_ws("-", _PICTURE.edition, _PICTURE.focus_x, _PICTURE.focus_y, type_=String))
        .where(_PICTURE.unit_id == articles.c.unit_id, _PICTURE.id == articles.c.cover_id, is_shown())
        .where(not_(articles.c.is_withheld))
        .correlate(articles)
        .scalar_subquery()
        .label("cover_look")
    )
