"""Taking a picture or a file off every public page at once, and putting it back."""

from __future__ import annotations

from typing import NamedTuple

from congxa import audit, identity, media, tenancy
from congxa.copyright import WorkKind
from congxa.core import clock, events, text
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid
from congxa.core.words import Words, say
from congxa.identity import Permission
from congxa.media import File, Picture
from congxa.publishing.events import MediaTurned
from congxa.publishing.expiry.places import announce_places

LONGEST_REASON = 500


class _Facts(NamedTuple):
    kind: WorkKind
    name: Words
    withdrawn: audit.Event
    restored: audit.Event


_FACTS = {
    Picture: _Facts(WorkKind.PICTURE, say("ảnh"), audit.Event.PICTURE_WITHDRAWN, audit.Event.PICTURE_RESTORED),
    File: _Facts(WorkKind.FILE, say("tệp"), audit.Event.FILE_WITHDRAWN, audit.Event.FILE_RESTORED),
}


def withdraw_picture(actor: Actor, unit_id: int, picture_id: int, reason: str) -> None:
    """Readers see our placeholder wherever the picture stands, and nothing of it in lists, from this moment on.

    Nothing that shows it is changed, so ``restore_picture`` brings it back everywhere. Raises Missing for another
    unit's picture, Conflict when it is withdrawn already, Invalid at ``reason``.
    """
    _withdraw(actor, media.picture_for(actor, unit_id, picture_id), reason)


def withdraw_file(actor: Actor, unit_id: int, file_id: int, reason: str) -> None:
    """The same for a file: its address answers that it is gone and why, and every page that has it says the same."""
    _withdraw(actor, media.file_for(actor, unit_id, file_id), reason)


def restore_picture(actor: Actor, unit_id: int, picture_id: int) -> None:
    """Show a withdrawn picture again wherever it stands. Raises Missing, and Conflict when it is not withdrawn, or when
    the unit above that it came from has it off its own pages."""
    _restore(actor, media.picture_for(actor, unit_id, picture_id))


def restore_file(actor: Actor, unit_id: int, file_id: int) -> None:
    """The same for a file."""
    _restore(actor, media.file_for(actor, unit_id, file_id))


def withdraw(actor: Actor, work: Picture | File, reason: str) -> None:
    """The act itself, for who has asked what must be asked."""
    work.withdrawn_at, work.withdrawn_by, work.withdrawn_reason = clock.now(), actor.name, reason
    _tell(work)
    audit.record(actor, _FACTS[type(work)].withdrawn, work.unit_id, _subject(work), note=reason)


def restore(actor: Actor, work: Picture | File) -> None:
    """The way back."""
    reason = work.withdrawn_reason
    work.withdrawn_at, work.withdrawn_by, work.withdrawn_reason = None, "", ""
    _tell(work)
    changes = {"withdrawn_reason": (reason, "")}
    audit.record(actor, _FACTS[type(work)].restored, work.unit_id, _subject(work), changes)


def _withdraw(actor: Actor, work: Picture | File, reason: str) -> None:
    identity.require(actor, Permission.ARTICLE_WITHDRAW, work.unit_id)
    thing, said = _FACTS[type(work)].name, text.line(reason)
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
    if work.withdrawn_at is not None:
        raise Conflict(say("Đã gỡ %(thing)s này trước đó. Hãy tải lại trang để xem ai gỡ và lý do.", thing=thing))
    withdraw(actor, work, said)


def _restore(actor: Actor, work: Picture | File) -> None:
    identity.require(actor, Permission.ARTICLE_WITHDRAW, work.unit_id)
    thing = _FACTS[type(work)].name
    if work.withdrawn_at is None:
        raise Conflict(
            say("Đã có người cho hiện lại %(thing)s này. Hãy tải lại trang để xem tình trạng mới nhất.", thing=thing)
        )
    if work.withdrawn_above and work.adopted_unit_id is not None:
        raise Conflict(
            say(
                "%(unit)s đã gỡ %(thing)s này trong thư viện của họ, nên đơn vị không cho hiện lại được."
                " Khi họ cho hiện lại, bản ở đây tự hiện theo.",
                unit=tenancy.title_of(work.adopted_unit_id),
                thing=thing,
            )
        )
    restore(actor, work)


def _tell(work: Picture | File) -> None:
    db.session.flush()
    kind = _FACTS[type(work)].kind
    announce_places(work.unit_id, kind, [work.id])
    events.announce(MediaTurned(work.unit_id, kind, (work.id,)))


def _subject(work: Picture | File) -> audit.Subject:
    name = work.filename if isinstance(work, Picture) else work.shown_title
    return audit.Subject(_FACTS[type(work)].kind.value, work.id, name)
