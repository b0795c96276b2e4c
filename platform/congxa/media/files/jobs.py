"""What happens to files by itself: the pages of documents are drawn soon after they came in."""

from __future__ import annotations

from typing import cast

import structlog
from sqlalchemy import Table, select, update

from congxa.core.db import DbRole, Scope, db, transaction
from congxa.media.files.models import File
from congxa.media.files.pages import make_page_pictures

log = structlog.get_logger(__name__)

MOST_AT_ONCE = 20  # documents of one round; what remains waits for the next


def draw_waiting(unit_ids: tuple[int, ...]) -> list[int]:
    """Draw the pages of the documents of these units that have no pictures yet, the oldest first; gives their ids.

    Opens its scopes itself: call it outside of any, within an application context. Nothing is held while it draws.
    """
    with transaction(Scope(DbRole.DESK, unit_ids), writes=False):
        waiting = db.session.scalars(
            select(File).where(File.pages > 0, File.has_pictures.is_(False)).order_by(File.id).limit(MOST_AT_ONCE)
        ).all()
        db.session.expunge_all()  # they are read on after the end of this scope
    for file in waiting:
        broken = make_page_pictures(file)
        if broken:  # readers are told to take the file away instead
            log.warning("pages_not_drawn", file=file.id, pages=broken)
        table = cast(Table, File.__table__)  # past the entity, whose version counts what people change
        with transaction(Scope(DbRole.DESK, (file.unit_id,))):
            db.session.execute(update(table).where(table.c.id == file.id).values(has_pictures=True))
    return [file.id for file in waiting]
