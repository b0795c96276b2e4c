"""Taking a file off the site at once, and putting it back."""

from __future__ import annotations

from congxa import audit, identity, media
from congxa.copyright import WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict
from congxa.core.words import say
from congxa.identity import Permission
from congxa.media import File
from congxa.publishing.expiry.places import announce_places
from congxa.publishing.library.withdrawal import reason_for


def withdraw_file(actor: Actor, unit_id: int, file_id: int, reason: str) -> File:
    """From this moment on its address answers that it is gone and why, and every page that has it says the same.

    Nothing that names it is changed, so ``restore_file`` brings it back everywhere. Raises Missing for another unit's
    file, Conflict when it is withdrawn already, Invalid at ``reason``.
    """
    file = media.file_for(actor, unit_id, file_id)
    identity.require(actor, Permission.ARTICLE_WITHDRAW, unit_id)
    said = reason_for(reason, say("tệp"))
    if file.withdrawn_at is not None:
        raise Conflict(say("Tệp này đã được gỡ trước đó. Hãy tải lại trang để xem ai gỡ và lý do."))
    file.withdrawn_at, file.withdrawn_by, file.withdrawn_reason = clock.now(), actor.name, said
    _tell(file)
    subject = audit.Subject("file", file.id, file.shown_title)
    audit.record(actor, audit.Event.FILE_WITHDRAWN, unit_id, subject, note=said)
    return file


def restore_file(actor: Actor, unit_id: int, file_id: int) -> File:
    """Give a withdrawn file back to readers wherever it stands. Raises Missing, Conflict when it is not withdrawn."""
    file = media.file_for(actor, unit_id, file_id)
    identity.require(actor, Permission.ARTICLE_WITHDRAW, unit_id)
    if file.withdrawn_at is None:
        raise Conflict(say("Tệp này không còn bị gỡ. Hãy tải lại trang để xem tình trạng mới nhất."))
    reason = file.withdrawn_reason
    file.withdrawn_at, file.withdrawn_by, file.withdrawn_reason = None, "", ""
    _tell(file)
    subject = audit.Subject("file", file.id, file.shown_title)
    audit.record(actor, audit.Event.FILE_RESTORED, unit_id, subject, {"withdrawn_reason": (reason, "")})
    return file


def _tell(file: File) -> None:
    db.session.flush()
    announce_places(file.unit_id, WorkKind.FILE, [file.id])
