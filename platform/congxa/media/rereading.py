"""Reading what old pictures say of themselves: those that were taken in before anybody asked."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select, update

from congxa.core.db import db
from congxa.core.errors import Invalid, Missing
from congxa.media.intake import said_by
from congxa.media.models import Picture
from congxa.media.store import kept

AT_ONCE = 100


def read_evidence(unit_id: int) -> Iterator[tuple[int, bool]]:
    """Read the kept originals of the unit's pictures of which nothing is known, one after the other; gives the number
    of each and whether it could be read. What is known already stays as it is."""
    last = 0
    unread = select(Picture.id, Picture.key, Picture.filename).where(Picture.unit_id == unit_id, Picture.evidence == {})
    while rows := db.session.execute(unread.where(Picture.id > last).order_by(Picture.id).limit(AT_ONCE)).all():
        for row in rows:
            last = row.id
            try:
                found = said_by(kept.get(row.key), row.filename)
            except (Invalid, Missing):  # an original that is lost or unreadable does not hold up the others
                yield row.id, False
                continue
            db.session.execute(update(Picture).where(Picture.id == row.id).values(evidence=found.as_facts()))
            yield row.id, True
