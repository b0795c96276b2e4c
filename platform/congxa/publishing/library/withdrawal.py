"""Taking a picture off every public page at once, and putting it back."""

from __future__ import annotations

from congxa import audit, identity, media
from congxa.copyright import WorkKind
from congxa.core import clock, events, text
from congxa.core.actor import Actor
from congxa.core.db import changed, db
from congxa.core.errors import Conflict, Invalid
from congxa.core.words import Words, say
from congxa.identity import Permission
from congxa.media import Picture
from congxa.publishing.events import PictureTurned
from congxa.publishing.expiry.places import announce_places

LONGEST_REASON = 500


def withdraw_picture(actor: Actor, unit_id: int, picture_id: int, reason: str) -> Picture:
    """Readers see our placeholder wherever the picture stands, and nothing of it in lists, from this moment on.

    Nothing that shows it is changed, so ``restore_picture`` brings it back everywhere. Raises Missing for another
    unit's picture, Conflict when it is withdrawn already, Invalid at ``reason``.
    """
    picture = media.picture_for(actor, unit_id, picture_id)
    identity.require(actor, Permission.ARTICLE_WITHDRAW, unit_id)
    said = reason_for(reason, say("ảnh"))
    if picture.withdrawn_at is not None:
        raise Conflict(say("Ảnh này đã được gỡ trước đó. Hãy tải lại trang để xem ai gỡ và lý do."))
    withdraw(actor, picture, said)
    return picture


def restore_picture(actor: Actor, unit_id: int, picture_id: int) -> Picture:
    """Show a withdrawn picture again wherever it stands. Raises Missing, and Conflict when it is not withdrawn."""
    picture = media.picture_for(actor, unit_id, picture_id)
    identity.require(actor, Permission.ARTICLE_WITHDRAW, unit_id)
    if picture.withdrawn_at is None:
        raise Conflict(say("Ảnh này không còn bị gỡ. Hãy tải lại trang để xem tình trạng mới nhất."))
    restore(actor, picture)
    return picture


def reason_for(typed: str, thing: Words) -> str:
    """Why something (``ảnh``, ``tệp``) is taken off, as it is kept; Invalid at ``reason``."""
    said = text.line(typed)
    if not said:
        raise Invalid.at(
            "reason", say("Chưa ghi lý do gỡ %(thing)s. Hãy ghi ngắn gọn, ví dụ: chưa có quyền dùng.", thing=thing)
        )
    if len(said) > LONGEST_REASON:
        raise Invalid.at(
            "reason",
            say(
                "Lý do dài %(length)s ký tự; tối đa %(most)s. Hãy rút ngắn lại.", length=len(said), most=LONGEST_REASON
            ),
        )
    return said


def withdraw(actor: Actor, picture: Picture, reason: str) -> None:
    """The act itself, for who has asked what must be asked."""
    picture.withdrawn_at, picture.withdrawn_by, picture.withdrawn_reason = clock.now(), actor.name, reason
    _tell(picture)
    subject = audit.Subject("picture", picture.id, picture.filename)
    audit.record(actor, audit.Event.PICTURE_WITHDRAWN, picture.unit_id, subject, note=reason)


def restore(actor: Actor, picture: Picture) -> None:
    """The way back."""
    reason = picture.withdrawn_reason
    picture.withdrawn_at, picture.withdrawn_by, picture.withdrawn_reason = None, "", ""
    _tell(picture)
    subject = audit.Subject("picture", picture.id, picture.filename)
    changes = {"withdrawn_reason": (reason, "")}
    audit.record(actor, audit.Event.PICTURE_RESTORED, picture.unit_id, subject, changes)


def _tell(picture: Picture) -> None:
    db.session.flush()
    changed(f"picture:{picture.id}")
    announce_places(picture.unit_id, WorkKind.PICTURE, [picture.id])
    events.announce(PictureTurned(picture.unit_id, picture.id))
