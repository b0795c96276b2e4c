"""Which findings follow an event at once? Those of rights that ended: the work is withheld, or back, in the same work.

The hourly job stays behind it, as the net.
"""

from __future__ import annotations

from sqlalchemy import exists, or_, select

from congxa.core import clock
from congxa.core.db import DbRole, before_commit, current_scope, db
from congxa.core.events import listen
from congxa.oversight.checks import rights_expired
from congxa.oversight.models import Finding
from congxa.oversight.service.scan import scan
from congxa.oversight.states import FindingState
from congxa.publishing.events import ArticleHidden, ArticleShown, WorksTurned

_MAY = frozenset({DbRole.DESK, DbRole.OFFICE})


@listen(WorksTurned)
def follow_works(event: WorksTurned) -> None:
    """A work is withheld, or back."""
    _look_later(event.unit_id)


@listen(ArticleShown)
def follow_shown(event: ArticleShown) -> None:
    """What is withheld came into a public item, or out of it."""
    _look_later(event.unit_id)


@listen(ArticleHidden)
def follow_hidden(event: ArticleHidden) -> None:
    """What is withheld went off the site with its item."""
    _look_later(event.unit_id)


def _look_later(unit_id: int) -> None:
    """At the end of the work, once: the scans of one unit wait for one another, and nothing must wait for the work
    under way while it waits for them."""
    if current_scope().role in _MAY:
        before_commit(f"rights_expired:{unit_id}", lambda: _look(unit_id))


def _look(unit_id: int) -> None:
    open_ones = exists().where(
        Finding.unit_id == unit_id, Finding.check == rights_expired.KEY, Finding.state == FindingState.OPEN.value
    )
    if db.session.scalar(select(or_(open_ones, *rights_expired.withheld(unit_id)))):
        scan((unit_id,), clock.now(), (rights_expired.KEY,))
