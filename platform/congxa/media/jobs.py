"""What happens to pictures by itself: their sizes are made soon after they came in or were cut."""

from __future__ import annotations

from typing import cast

import structlog
from sqlalchemy import Table, select, update

from congxa.core.db import DbRole, Scope, db, transaction
from congxa.core.errors import Invalid, Missing
from congxa.media.models import Picture
from congxa.media.renditions import fallback, make_all

log = structlog.get_logger(__name__)

MOST_AT_ONCE = 40  # pictures of one round; what remains waits for the next


def make_waiting(unit_ids: tuple[int, ...]) -> list[int]:
    """Make the sizes of the pictures of these units that have not all of them yet, the newest first; gives their ids.

    Opens its scopes itself: call it outside of any, within an application context. Nothing is held while it makes.
    """
    with transaction(Scope(DbRole.DESK, unit_ids), writes=False):
        waiting = db.session.scalars(
            select(Picture).where(Picture.has_renditions.is_(False)).order_by(Picture.id.desc()).limit(MOST_AT_ONCE)
        ).all()
        db.session.expunge_all()  # they are read on after the end of this scope
    for picture in waiting:
        try:
            make_all(picture)
            fallback(picture)
        except (Invalid, Missing):  # an original that is lost or unreadable does not hold up the others
            log.exception("renditions_not_made", picture=picture.id)
        table = cast(Table, Picture.__table__)
        made = update(table).where(table.c.id == picture.id, table.c.edition == picture.edition)
        with transaction(Scope(DbRole.DESK, (picture.unit_id,))):
            db.session.execute(made.values(has_renditions=True))
    return [picture.id for picture in waiting]
