"""Which public pictures of other units are the same as this one, and what is said of them there?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Integer, SmallInteger, column, func, select, table, tuple_, union_all
from sqlalchemy.dialects.postgresql import insert

from congxa import publishing
from congxa.copyright import Basis, basis_facts
from congxa.core import clock
from congxa.core.db import db
from congxa.media.likeness import Prints
from congxa.media.prints import WHOLE, kept_prints, near
from congxa.publishing import PictureUse
from congxa.reuse.models import PictureTwin

MOST = 60  # of one picture; more say no more
_PAIR = ("unit_id", "picture_id", "other_unit_id", "other_picture_id", "distance")
_PUBLIC = table(
    "every_public_picture",
    *(column("picture_id", BigInteger), column("part", SmallInteger), column("unit_id", Integer)),
    *(column("across", BigInteger), column("down", BigInteger)),
)
_CLAIMS = table(
    "every_public_claim",
    *(column("unit_id", Integer), column("picture_id", BigInteger), column("article_id", BigInteger)),
    *(column("title"), column("slug"), column("published_at"), column("basis"), column("author")),
    column("source_name"),
)


@dataclass(frozen=True)
class Claim:
    """A public article of another unit that shows the same picture, and what is said there of where it comes from.

    ``basis`` None: nothing is said."""

    unit_id: int
    picture_id: int
    title: str
    path: str
    published_at: datetime
    basis: Basis | None
    author: str
    source_name: str


def is_own(basis: Basis | None) -> bool:
    """Whether a basis claims the work as the unit's own."""
    facts = basis_facts(basis, clock.today()) if basis else None
    return facts is not None and facts.own


def twins_of(unit_id: int, picture_ids: Iterable[int]) -> dict[int, tuple[Claim, ...]]:
    """By picture of the unit: where other units show the same one. Reads in the scope of the unit's desk."""
    same = {number: _same(unit_id, prints) for number, prints in kept_prints(unit_id, picture_ids).items()}
    claims = claims_of(other for others in same.values() for other in others)
    told = {number: [claim for other in others for claim in claims.get(other, ())] for number, others in same.items()}
    return {number: tuple(found) for number, found in told.items() if found}


def claims_of(pictures: Iterable[tuple[int, int]]) -> dict[tuple[int, int], list[Claim]]:
    """What is said, and where, of public pictures of any unit, given as (unit, picture)."""
    wanted = set(pictures)
    if not wanted:
        return {}
    columns = _CLAIMS.c
    rows = db.session.execute(
        select(_CLAIMS)
        .where(tuple_(columns.unit_id, columns.picture_id).in_(wanted))
        .distinct()
        .order_by(columns.published_at)
    )
    found: dict[tuple[int, int], list[Claim]] = {}
    for row in rows:
        claim = Claim(
            unit_id=row.unit_id,
            picture_id=row.picture_id,
            title=row.title,
            path=publishing.address(row.article_id, row.slug),
            published_at=row.published_at,
            basis=Basis(row.basis) if row.basis else None,
            author=row.author,
            source_name=row.source_name,
        )
        found.setdefault((row.unit_id, row.picture_id), []).append(claim)
    return found


def note_twins(unit_id: int, article_id: int) -> None:
    """Keep which pictures of an article are public elsewhere too; in the transaction that shows it."""
    of_article = (PictureUse.owner_kind == "article", PictureUse.owner_id == article_id)
    used = db.session.scalars(select(PictureUse.picture_id).where(PictureUse.unit_id == unit_id, *of_article))
    pairs = [
        dict(zip(_PAIR, (unit_id, number, *other, distance), strict=True))
        for number, prints in kept_prints(unit_id, used).items()
        for other, distance in _same(unit_id, prints).items()
    ]
    if pairs:
        db.session.execute(insert(PictureTwin).values(pairs).on_conflict_do_nothing())


def _same(unit_id: int, prints: Prints) -> dict[tuple[int, int], int]:
    """(unit, picture) of the public pictures of other units that are the same -> distance, the nearest first."""
    # A part is compared with wholes alone.
    wholes = near(_PUBLIC, (prints.whole, prints.mirrored), _PUBLIC.c.unit_id != unit_id)
    parts = near(_PUBLIC, prints.parts, _PUBLIC.c.unit_id != unit_id, _PUBLIC.c.part == WHOLE)
    every = union_all(wholes, parts).subquery()
    other, distance = (every.c.unit_id, every.c.picture_id), func.min(every.c.distance)
    found = select(*other, distance).group_by(*other).order_by(distance, *other).limit(MOST)
    return {(unit, picture): bits for unit, picture, bits in db.session.execute(found)}
