"""What binds a copy to the unit that sent it? Asked wherever an item is saved, taken off or thrown away.

Whoever holds the right to send in the sending unit acts for it, as the worker does that delivers; everybody else in
the receiving unit is bound.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from congxa.copyright import Origin
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict
from congxa.core.words import Words, say
from congxa.identity import Permission
from congxa.media import File, Picture
from congxa.publishing.drafts import Draft
from congxa.publishing.models import Article
from congxa.publishing.syndicated.models import SyndicatedCopy
from congxa.publishing.syndicated.rules import CopyState, Mode
from congxa.tenancy import title_of

_NAMES = {Picture: say("ảnh"), File: say("tệp")}


def copy_of(article: Article) -> SyndicatedCopy | None:
    """What is kept of an item that came from above; None for the unit's own."""
    if article.source_unit_id is None:
        return None
    return db.session.scalar(
        select(SyndicatedCopy).where(SyndicatedCopy.unit_id == article.unit_id, SyndicatedCopy.article_id == article.id)
    )


def is_locked(actor: Actor, article: Article) -> bool:
    """Whether the text of this item is not this actor's to change."""
    copy = _binding(actor, article)
    return copy is not None and copy.mode == Mode.LOCKED


def refuse_locked(actor: Actor, article: Article) -> None:
    """Raise Conflict when the text is locked."""
    copy = _binding(actor, article)
    if copy is not None and copy.mode == Mode.LOCKED:
        raise Conflict(
            say(
                "Tin này do %(unit)s phát hành và giữ nguyên văn, nên đơn vị không sửa được."
                " Nếu có chỗ sai, hãy báo cho đơn vị phát hành; họ sửa thì bản ở đây tự đổi theo.",
                unit=title_of(copy.source_unit_id),
            )
        )


def keeps_origin(actor: Actor, article: Article) -> bool:
    """Whether it is said from above, and not here, where this item comes from. What the unit adds of its own, as a
    picture, has an origin of its own."""
    return _binding(actor, article) is not None


def refuse_other_origin(actor: Actor, article: Article, before: Origin, after: Origin) -> None:
    """Raise Conflict where somebody in the receiving unit says another origin than the one that came from above. A
    newer text that is offered brings its own."""
    copy = _binding(actor, article) if before != after else None
    if copy is None or (copy.offered and Draft.from_facts(copy.offered).origin == after):
        return
    raise Conflict(
        say(
            "Nguồn gốc của tin này do %(unit)s ghi, nên đơn vị không đổi được. Hãy để nguyên mục Nguồn gốc; nếu có chỗ"
            " sai, hãy báo cho đơn vị phát hành. Ảnh đơn vị thêm vào thì ghi nguồn gốc ở từng ảnh.",
            unit=title_of(copy.source_unit_id),
        )
    )


def keeps_origin_of(actor: Actor, work: Picture | File) -> bool:
    """The same of a picture or a file that was taken over from above, wherever it stands here."""
    return _is_bound(actor, work.adopted_unit_id)


def origin_said_above(work: Picture | File) -> Words:
    """Whose a picture or a file from above is, and where that is changed."""
    assert work.adopted_unit_id is not None
    return say(
        "Nguồn gốc của %(thing)s này do %(unit)s ghi và chỉ sửa được trong thư viện của đơn vị ấy, nên ở đây chỉ xem."
        " Nếu có chỗ sai, hãy báo cho họ; họ sửa thì bản ở đây tự đổi theo.",
        thing=_NAMES[type(work)],
        unit=title_of(work.adopted_unit_id),
    )


def refuse_other_origin_of(actor: Actor, work: Picture | File, before: Origin, after: Origin) -> None:
    """Raise Conflict where somebody in the receiving unit says another origin of a picture or a file from above."""
    if before != after and keeps_origin_of(actor, work):
        raise Conflict(origin_said_above(work))


def note_adapted(actor: Actor, article: Article, ends: datetime | None) -> None:
    """Note that a text which may be adapted was: newer ones from above are offered from now on, not put in its place.

    Raises Conflict where another end (``ends``) would take off what may not be declined.
    """
    copy = _binding(actor, article)
    if copy is None:
        return
    if not copy.may_decline and ends != article.expires_at:
        raise Conflict(
            say(
                "Tin này do %(unit)s phát hành và không được từ chối, nên đơn vị không đặt được"
                " thời điểm kết thúc đăng. Hãy để ngày giờ kết thúc như cũ.",
                unit=title_of(copy.source_unit_id),
            )
        )
    copy.is_changed, copy.at, copy.by = True, clock.now(), actor.name


def refuse_lapsed(actor: Actor, article: Article) -> None:
    """Raise Conflict for a copy that was declined or taken back: it goes out again by being taken, or sent, again. Else
    nobody above could take it off any more."""
    copy = _binding(actor, article)
    if copy is None:
        return
    if copy.state == CopyState.DECLINED:
        raise Conflict(
            say(
                "Tin này do %(unit)s gửi về và đơn vị đã từ chối. Muốn đăng lại, hãy mở mục"
                " “Tin cấp trên gửi” và bấm “Nhận lại”.",
                unit=title_of(copy.source_unit_id),
            )
        )
    if copy.state == CopyState.WITHDRAWN:
        raise Conflict(
            say(
                "%(unit)s đã thu hồi tin này nên đơn vị không đăng lại được. Khi họ gửi lại, tin tự về đây.",
                unit=title_of(copy.source_unit_id),
            )
        )


def may_take_off(actor: Actor, article: Article) -> bool:
    """Whether nobody above keeps this item on the site against this actor's will."""
    copy = _binding(actor, article)
    return copy is None or copy.may_decline


def decline(actor: Actor, article: Article, reason: str) -> None:
    """Note that the receiving unit takes a copy off its site, or throws it away. Raises Conflict where it may not; what
    was taken back above is nobody's will here."""
    copy = _binding(actor, article)
    if copy is None or copy.state == CopyState.WITHDRAWN:
        return
    if not copy.may_decline:
        raise Conflict(
            say(
                "Tin này do %(unit)s phát hành và không được từ chối, nên đơn vị không gỡ được."
                " Nếu tin không phù hợp, hãy báo cho đơn vị phát hành.",
                unit=title_of(copy.source_unit_id),
            )
        )
    copy.state, copy.reason = CopyState.DECLINED.value, reason
    copy.is_pending, copy.at, copy.by = False, clock.now(), actor.name


def _binding(actor: Actor, article: Article) -> SyndicatedCopy | None:
    """The copy, for whom it binds."""
    return copy_of(article) if _is_bound(actor, article.source_unit_id) else None


def _is_bound(actor: Actor, source_unit_id: int | None) -> bool:
    """Whether what came from this unit (None: from nobody) binds this actor, who does not act for it."""
    return source_unit_id is not None and not actor.may(Permission.ARTICLE_SYNDICATE, source_unit_id)
