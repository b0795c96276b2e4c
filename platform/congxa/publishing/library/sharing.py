"""Pictures that a unit shares with the units below it: offered there, copied by whoever wants one, and followed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from congxa import audit, copyright, identity, media, tenancy
from congxa.copyright import Beside, Illustration, WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import current_scope, db
from congxa.core.errors import Conflict, Invalid, Missing, Problem
from congxa.core.words import say
from congxa.identity import Permission
from congxa.media import PAGE, Picture, is_shown
from congxa.publishing.library.adoption import adopt_picture, follow
from congxa.publishing.library.found import with_words


def can_share(unit_id: int) -> bool:
    """Whether there are units below, with whom pictures could be shared."""
    return bool(tenancy.directory().below.get(unit_id))


def share_picture(actor: Actor, unit_id: int, picture_id: int, is_shared: bool) -> Picture:
    """Offer a picture to all units below, or cease to; copies that were taken stay.

    A picture is offered with its rights: Invalid says what it lacks. Raises Missing for another unit's picture,
    Conflict when there is nobody below or the picture is off the pages or in the bin.
    """
    picture = media.picture_for(actor, unit_id, picture_id)
    identity.require(actor, Permission.PICTURE_SHARE, unit_id)
    if is_shared:
        _refuse_unfit(picture)
    if picture.is_shared != is_shared:
        picture.is_shared = is_shared
        event = audit.Event.PICTURE_SHARED if is_shared else audit.Event.PICTURE_UNSHARED
        audit.record(actor, event, unit_id, audit.Subject("picture", picture.id, picture.filename))
    return picture


def _refuse_unfit(picture: Picture) -> None:
    if not can_share(picture.unit_id):
        raise Conflict(say("Đơn vị không có đơn vị nào ở dưới nên không có ai để chia sẻ ảnh."))
    if picture.is_gone or picture.binned_at is not None:
        raise Conflict(say("Ảnh đang bị gỡ hoặc ở trong thùng rác nên chưa chia sẻ được. Hãy khôi phục ảnh trước."))
    origin = copyright.origins(picture.unit_id, WorkKind.PICTURE, [picture.id]).get(picture.id)
    said = media.evidence_of(picture.unit_id, [picture.id]).get(picture.id)
    shown = [Illustration(say("Ảnh này"), origin, picture.alt, bool(picture.crop), said)]
    beside = Beside(records=copyright.records_of(picture.unit_id, [origin]))
    found = copyright.gaps("", None, shown, True, clock.today(), beside=beside)
    lacks = [Problem("", gap.message) for gap in found if gap.field == "pictures"]
    if lacks:
        raise Invalid(lacks)


def shared_pictures(actor: Actor, unit_id: int, page: int = 1, words: str = "") -> Sequence[Picture]:
    """What the units above offer with all these words, the newest first; one more than ``PAGE`` when there is a further
    page."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    offered = _offered().where(*with_words(Picture, words)).order_by(Picture.id.desc())
    return db.session.scalars(offered.offset((page - 1) * PAGE).limit(PAGE + 1)).all()


def shared_picture(actor: Actor, unit_id: int, picture_id: int) -> Picture:
    """One of them; Missing for any other."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    picture = db.session.scalar(_offered().where(Picture.id == picture_id)) if 0 < picture_id < 2**63 else None
    if picture is None:
        raise Missing(say("Ảnh chung này không có, hoặc cấp trên đã thôi chia sẻ."))
    return picture


def _offered() -> Select[Picture]:
    above = current_scope().lineage
    return select(Picture).where(
        Picture.unit_id.in_(above), Picture.is_shared, Picture.binned_at.is_(None), Picture.alt != "", is_shown()
    )


def adopt_shared(actor: Actor, unit_id: int, picture_id: int) -> Picture:
    """Take a copy of a shared picture into the own library, with its words and where it comes from; the copy that was
    taken before, when there is one. Raises Missing and Invalid (no room)."""
    source = shared_picture(actor, unit_id, picture_id)
    identity.require(actor, Permission.PICTURE_UPLOAD, unit_id)
    return adopt_picture(actor, unit_id, source)


def units_with_copies() -> set[int]:
    """The units of the present scope that took copies, so that the others need not be asked each minute."""
    units = select(Picture.unit_id).where(Picture.adopted_id.is_not(None)).distinct()
    return set(db.session.scalars(units)) & set(current_scope().units)


def follow_sources(unit_id: int) -> list[int]:
    """Bring the pictures of a unit that were taken from above in line with what they are there, as far as the present
    scope sees them; gives the ids of those that changed."""
    source = aliased(Picture)
    of_it = (source.unit_id == Picture.adopted_unit_id) & (source.id == Picture.adopted_id)
    taken = select(Picture, source).join(source, of_it).where(Picture.unit_id == unit_id)
    return follow([(copy, above) for copy, above in db.session.execute(taken)])
