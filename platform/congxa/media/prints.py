"""Keeping the prints of pictures, so that the same picture is found among thousands.

Prints that differ in at most ten of 64 bits agree in one of four bands of 16 but for at most two bits. The bands are
indexed, so a search reads a small share of the table and compares that bit by bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from PIL import Image
from sqlalchemy import ARRAY, BigInteger, ForeignKeyConstraint, Index, Integer, SmallInteger, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base, db
from congxa.media.likeness import BITS, Print, Prints, limits, prints_of
from congxa.media.models import Picture

BANDS = 4
WIDTH = BITS // BANDS
WHOLE, MIRRORED, FIRST_PART = 0, 1, 2


class PicturePrint(Base):
    """One print of a picture: of the whole, of the whole mirrored (only asked with, never looked for: no bands), or,
    from ``FIRST_PART`` on, of a part in the order of ``Limits.parts``."""

    __tablename__ = "picture_print"
    __table_args__ = (
        ForeignKeyConstraint(["unit_id", "picture_id"], ["picture.unit_id", "picture.id"], ondelete="CASCADE"),
        Index("ix_picture_print_bands", "bands", postgresql_using="gin"),
    )

    picture_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    part: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    unit_id: Mapped[int]
    across: Mapped[int] = mapped_column(BigInteger)
    down: Mapped[int] = mapped_column(BigInteger)
    bands: Mapped[list[int]] = mapped_column(ARRAY(Integer))


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
                bands=[] if part == MIRRORED else bands_of(each.across),
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


def bands_of(across: int) -> list[int]:
    """The four bands, each with its number before it. Every fourth bit goes into the same one: neighbours are alike
    (a sky), and a band of them would say little."""
    return [band << WIDTH | _gathered(across, band) for band in range(BANDS)]


def bands_near(prints: Iterable[int]) -> list[int]:
    """Every band that a print near one of these could have."""
    return sorted({band ^ flips for across in prints for band in bands_of(across) for flips in _flips()})


def _gathered(across: int, band: int) -> int:
    return int(f"{across:0{BITS}b}"[band::BANDS], 2)


@cache
def _flips() -> tuple[int, ...]:
    return tuple(_all_flips(limits().most // BANDS))


def _all_flips(most: int) -> Iterator[int]:
    for count in range(most + 1):
        for bits in combinations(range(WIDTH), count):
            yield sum(1 << bit for bit in bits)
