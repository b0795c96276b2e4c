"""Reading the library of pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, select

from congxa import identity
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Missing
from congxa.core.words import say
from congxa.media.evidence import Evidence
from congxa.media.models import Picture, is_shown

PAGE = 24
LARGEST_ID = 2**63 - 1  # numbers come out of HTML and forms, where they can be any


def library(actor: Actor, unit_id: int) -> Sequence[Picture]:
    """The newest of the unit's pictures that can be used, ``PAGE`` at most: none that lies in the bin or was taken off
    the pages."""
    identity.require(actor, identity.Permission.DESK_READ, unit_id)
    return db.session.scalars(select(Picture).where(*usable(unit_id)).order_by(Picture.id.desc()).limit(PAGE)).all()


def usable(unit_id: int) -> tuple[ColumnElement[bool], ...]:
    """The conditions for a picture of the unit that may be put into a text."""
    return (Picture.unit_id == unit_id, Picture.binned_at.is_(None), is_shown())


def picture_for(actor: Actor, unit_id: int, picture_id: int) -> Picture:
    """One picture of the unit; Missing when it is another unit's or nobody's."""
    identity.require(actor, identity.Permission.DESK_READ, unit_id)
    picture = pictures(unit_id, [picture_id]).get(picture_id)
    if picture is None:
        raise Missing(say("Không tìm thấy ảnh này."))
    return picture


def pictures(unit_id: int, picture_ids: Iterable[int]) -> dict[int, Picture]:
    """Those of the pictures that the unit has and that the present scope may see, by id."""
    wanted = {number for number in picture_ids if 0 < number <= LARGEST_ID}
    if not wanted:
        return {}
    found = db.session.scalars(select(Picture).where(Picture.unit_id == unit_id, Picture.id.in_(wanted)))
    return {picture.id: picture for picture in found}


def evidence_of(unit_id: int, picture_ids: Iterable[int]) -> dict[int, Evidence]:
    """What the files of these pictures say of themselves, by id; for the desk and its gate, the public face may not."""
    wanted = {number for number in picture_ids if 0 < number <= LARGEST_ID}
    if not wanted:
        return {}
    rows = db.session.execute(
        select(Picture.id, Picture.evidence).where(Picture.unit_id == unit_id, Picture.id.in_(wanted))
    )
    return {row.id: Evidence.from_facts(row.evidence) for row in rows}
