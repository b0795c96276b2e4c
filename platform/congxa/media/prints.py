"""Keeping the prints of pictures, so that the same picture is found again, whatever else is stored.

Of few prints all are compared. Of many, an index for each band of bits (``bands``) leads to the few that can be near
one; their bits are counted there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PIL import Image
from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    CompoundSelect,
    ForeignKeyConstraint,
    FromClause,
    Index,
    Integer,
    SmallInteger,
    String,
    cast,
    column,
    delete,
    func,
    literal,
    literal_column,
    select,
    table,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import BIT
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from congxa.core.db import Base, db
from congxa.media.bands import BANDS, MASKS, flips
from congxa.media.likeness import BITS, Print, Prints, limits, prints_of
from congxa.media.models import Picture

WHOLE, MIRRORED, FIRST_PART = 0, 1, 2
FEW = 240_000  # prints, of some 20,000 pictures: to compare so many takes as long as to look up all neighbours
_SIZES = table("pg_class", column("oid"), column("reltuples"))


def signed(bits: int) -> int:
    """64 bits as the database keeps them."""
    return bits - (1 << BITS) if bits >> (BITS - 1) else bits


def unsigned(kept: int) -> int:
    """The bits behind ``signed``."""
    return kept & ((1 << BITS) - 1)


_MASKS = tuple(f"'{signed(mask)}'::bigint" for mask in MASKS)  # word for word as the database says them


class PicturePrint(Base):
    """One print of a picture: of the whole, of the whole mirrored, or,
    from ``FIRST_PART`` on, of a part in the order of ``Limits.parts``."""

    __tablename__ = "picture_print"
    __table_args__ = (
        ForeignKeyConstraint(["unit_id", "picture_id"], ["picture.unit_id", "picture.id"], ondelete="CASCADE"),
        Index("ix_picture_print_unit_id", "unit_id"),
        # With all that is asked of a print: the rows of those that are not near are not read.
        *(
            Index(
                f"ix_picture_print_band_{band}",
                literal_column(f"(across & {_MASKS[band]})"),
                "part",
                postgresql_include=["across", "down", "unit_id", "picture_id"],
            )
            for band in range(BANDS)
        ),
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


def kept_prints(unit_id: int, picture_ids: Iterable[int]) -> dict[int, Prints]:
    """The prints of those of the unit's pictures that have any."""
    wanted = set(picture_ids)
    if not wanted:
        return {}
    of_unit = (PicturePrint.unit_id == unit_id, PicturePrint.picture_id.in_(wanted))
    rows = db.session.scalars(select(PicturePrint).where(*of_unit).order_by(PicturePrint.part))
    found: dict[int, list[Print]] = {}
    for row in rows:
        found.setdefault(row.picture_id, []).append(Print(unsigned(row.across), unsigned(row.down)))
    return {number: Prints(whole, mirrored, tuple(parts)) for number, (whole, mirrored, *parts) in found.items()}


def near(prints: FromClause, asked: Iterable[Print], *conditions: ColumnElement[bool]) -> CompoundSelect[Any]:
    """Those of the ``prints``, a view on kept ones, that are near one of these, as unit, picture and distance; some of
    them several times. ``conditions`` bind them further."""
    rules, kept, sought = limits(), prints.c, list(asked)
    given = select(
        _numbers(each.across for each in sought).label("across"), _numbers(each.down for each in sought).label("down")
    ).cte()
    distance = differing(kept.across, given.c.across)
    is_near = (distance <= rules.most, differing(kept.down, given.c.down) <= rules.most_down, *conditions)
    row = select(kept.unit_id, kept.picture_id, distance.label("distance"))
    # Asked once for the whole statement, which then leaves one half or the other out; a size not yet known is small.
    known = select(_SIZES.c.reltuples).where(_SIZES.c.oid == func.to_regclass(PicturePrint.__tablename__))
    are_few = known.scalar_subquery() < FEW
    found = [row.select_from(given.join(prints, true())).where(*is_near, are_few)]
    for mask, turned in zip(_MASKS, flips(rules.most), strict=True):
        flip = select(_numbers(turned).label("flip")).subquery()
        band, wanted = (column.bitwise_and(literal_column(mask)) for column in (kept.across, given.c.across))
        places = given.join(flip, true()).join(prints, band == wanted.bitwise_xor(flip.c.flip))
        found.append(row.select_from(places).where(*is_near, ~are_few))
    return union_all(*found)


def differing(
    kept: ColumnElement[int] | InstrumentedAttribute[int], other: ColumnElement[int] | int
) -> ColumnElement[int]:
    """In how many bits a kept print differs from another, as the database counts them."""
    bits = literal(signed(other), BigInteger) if isinstance(other, int) else other
    return func.bit_count(cast(kept.bitwise_xor(bits), BIT(BITS)), type_=Integer)


def _numbers(bits: Iterable[int]) -> ColumnElement[int]:
    """A row for each of these 64 bits. Written as text, for arrays are written number by number."""
    written = "{" + ",".join(str(signed(each)) for each in bits) + "}"
    return func.unnest(cast(literal(written, String), ARRAY(BigInteger)), type_=BigInteger)
