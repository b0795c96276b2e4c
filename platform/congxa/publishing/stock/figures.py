"""How much of what the public sees has all its rights? Counted over a review, and kept for each day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from congxa.copyright import WorkKind
from congxa.core import clock
from congxa.core.db import db
from congxa.publishing.stock.audit import StockWork, review
from congxa.publishing.stock.models import RightsStock


class RightsShare(NamedTuple):
    """How many works there are, and how many of them are complete."""

    total: int = 0
    complete: int = 0

    @property
    def lacking(self) -> int:
        """How many are not."""
        return self.total - self.complete

    @property
    def percent(self) -> int:
        """The complete ones in percent, never 100 while one lacks something; 100 where there are none at all."""
        return self.complete * 100 // self.total if self.total else 100


def shares(works: Collection[StockWork]) -> dict[WorkKind, RightsShare]:
    """The shares by sort of work; every sort is there."""
    return {
        kind: RightsShare(
            sum(work.work is kind for work in works), sum(work.work is kind and not work.gaps for work in works)
        )
        for kind in WorkKind
    }


def together(several: Collection[RightsShare]) -> RightsShare:
    """All sorts as one."""
    return RightsShare(sum(share.total for share in several), sum(share.complete for share in several))


def keep_figures(unit_id: int) -> dict[WorkKind, RightsShare]:
    """Review the unit by the rules of today and keep the figures as those of today."""
    day = clock.today()
    found = shares(review(unit_id, day))
    keep_shares(unit_id, day, found)
    return found


def keep_figures_of_today(unit_id: int) -> None:
    """The same at the first call of a day; later ones change nothing, for a review reads all that is public."""
    mine = (RightsStock.unit_id == unit_id, RightsStock.day == clock.today())
    if db.session.scalar(select(RightsStock.day).where(*mine).limit(1)) is None:
        keep_figures(unit_id)


def keep_shares(unit_id: int, day: date, found: dict[WorkKind, RightsShare]) -> None:
    """Keep counted figures as those of a day, in place of what was kept of it."""
    rows = [
        {"unit_id": unit_id, "day": day, "work_kind": kind.value, "total": share.total, "complete": share.complete}
        for kind, share in found.items()
    ]
    said = insert(RightsStock).values(rows)
    same = ("unit_id", "day", "work_kind")
    new = {"total": said.excluded.total, "complete": said.excluded.complete}
    db.session.execute(said.on_conflict_do_update(index_elements=same, set_=new))


def kept_shares(unit_id: int) -> dict[WorkKind, RightsShare]:
    """The figures of the newest day on which the unit was reviewed; none before the first."""
    mine = RightsStock.unit_id == unit_id
    newest = select(func.max(RightsStock.day)).where(mine).scalar_subquery()
    rows = db.session.scalars(select(RightsStock).where(mine, RightsStock.day == newest))
    return {WorkKind(row.work_kind): RightsShare(row.total, row.complete) for row in rows}
