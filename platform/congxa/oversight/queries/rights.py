"""How do the rights of one commune stand, as its office sees it: a share, and what ends?"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from congxa import publishing
from congxa.copyright import RightsNotice
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission, require
from congxa.oversight.models import Finding
from congxa.oversight.states import FindingState
from congxa.publishing import RightsShare


@dataclass(frozen=True)
class RightsView:
    """``share`` counts the public works by the newest review, None before the first; ``ending``: works whose right ends
    soon, as the commune was told; ``over``: works that are withheld and still stand in something public."""

    share: RightsShare | None
    ending: int
    over: int


def rights_of(actor: Actor, unit_id: int) -> RightsView:
    """The rights of a unit whose board the actor may read."""
    require(actor, Permission.BOARD_READ, unit_id)
    shares = publishing.kept_shares(unit_id)
    told = select(func.count(func.distinct(func.concat_ws("-", RightsNotice.work_kind, RightsNotice.work_id)))).where(
        RightsNotice.unit_id == unit_id, RightsNotice.ends_on >= clock.today()
    )
    over = select(func.count()).where(
        Finding.unit_id == unit_id, Finding.check == "rights_expired", Finding.state == FindingState.OPEN.value
    )
    share = publishing.together(shares.values()) if shares else None
    return RightsView(share, db.session.scalar(told) or 0, db.session.scalar(over) or 0)
