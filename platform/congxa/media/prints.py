"""Keeping the prints of pictures, so that the same picture is found again. All are compared, bit by bit: counting the
bits of two numbers is cheaper than asking an index for everything that is near one of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from PIL import Image
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ForeignKeyConstraint,
    Integer,
    SmallInteger,
    cast,
    delete,
    func,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import BIT
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from congxa.core.db import Base, db
from congxa.media.likeness import BITS, Print, Prints, prints_of
from congxa.media.models import Picture

WHOLE, MIRRORED, FIRST_PART = 0, 1, 2


class PicturePrint(Base):
    """One print of a picture: of the whole, of the whole mirrored, or,
    from ``FIRST_PART`` on, of a part in the order of ``Limits.parts``."""

    __tablename__ = "picture_print"
    __table_args__ = (
        ForeignKeyConstraint(["unit_id", "picture_id"], ["picture.unit_id", "picture.id"], ondelete="CASCADE"),
    )

    picture_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    part: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    unit_id: Mapped[int]
    across: Mapped[int] = mapped_column(BigInteger)
    down: Mapped[int] = mapped_column(BigInteger)


def keep_prints(picture: Picture, shown: Image.Image) -> Prints | None:
    """Print a picture that has its number; what was kept before is replaced. None when it shows too little."""
    db.session.execute(delete(PicturePrint).where(PicturePrint.picture_id == picture.id))
    prints = prints_of(shown)
    if prints is not None:
        db.session.add_all(
            PicturePrint(
                picture_id=picture.id,
                part=part,
                unit_id=picture.unit_id,
                across=signed(each.across),
                down=signed(each.down),
            )
            for part, each in enumerate((prints.whole, prints.mirrored, *prints.parts))
        )
    return prints


def signed(bits: int) -> int:
    """64 bits as the database keeps them."""
    return bits - (1 << BITS) if bits >> (BITS - 1) else bits


def unsigned(kept: int) -> int:
    """The bits behind ``signed``."""
    return kept & ((1 << BITS) - 1)


def kept_prints(unit_id: int, picture_ids: Iterable[int]) -> dict[int, Prints]:
    """The prints of those of the unit's pictures that have any."""
    of_unit = (PicturePrint.unit_id == unit_id, PicturePrint.picture_id.in_(set(picture_ids)))
    rows = db.session.scalars(select(PicturePrint).where(*of_unit).order_by(PicturePrint.part))
    found: dict[int, list[Print]] = {}
    for row in rows:
        found.setdefault(row.picture_id, []).append(Print(unsigned(row.across), unsigned(row.down)))
    return {number: Prints(whole, mirrored, tuple(parts)) for number, (whole, mirrored, *parts) in found.items()}


def differing(kept: ColumnElement[int] | InstrumentedAttribute[int], bits: int) -> ColumnElement[int]:
    """In how many bits a kept print differs from these, as the database counts them."""
    return func.bit_count(cast(kept.op("#")(literal(signed(bits), BigInteger)), BIT(BITS)), type_=Integer)
