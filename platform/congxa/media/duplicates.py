"""Is a picture in the library already, recompressed, resized or with its borders cut off?"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import or_, select

from congxa.core.db import db
from congxa.media.likeness import BITS, limits, nearest
from congxa.media.models import Picture
from congxa.media.prints import PicturePrint, differing, kept_prints

MOST_SHOWN = 3


@dataclass(frozen=True)
class Like:
    """A picture that looks the same, and how much so, in percent."""

    picture_id: int
    percent: int


def alike(picture: Picture) -> list[Like]:
    """The pictures of the same unit that look the same, the likest first; those in the bin are left out."""
    own = kept_prints(picture.unit_id, [picture.id]).get(picture.id)
    if own is None:
        return []
    own_prints = (own.whole, own.mirrored, *own.parts)
    is_near = or_(*(differing(PicturePrint.across, each.across) <= limits().most for each in own_prints))
    near = select(PicturePrint.picture_id).where(PicturePrint.unit_id == picture.unit_id, is_near)
    standing = select(Picture.id).where(
        Picture.unit_id == picture.unit_id, Picture.id != picture.id, Picture.binned_at.is_(None), Picture.id.in_(near)
    )
    found = [
        Like(number, round(100 * (BITS - nearest(own, prints)) / BITS))
        for number, prints in kept_prints(picture.unit_id, db.session.scalars(standing)).items()
        if nearest(own, prints) <= limits().most
    ]
    return sorted(found, key=lambda like: (-like.percent, like.picture_id))[:MOST_SHOWN]
