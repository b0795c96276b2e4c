"""Linked pictures beside the content: related agencies and public campaigns, never commercial."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import ada_url
from sqlalchemy import func, select

from congxa import audit, copyright, identity, links, media
from congxa.copyright import WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import changed, db
from congxa.core.errors import Conflict, Invalid, Missing, Problem
from congxa.core.text import line
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing import gate
from congxa.publishing.archive import refuse_archived
from congxa.publishing.models import Banner
from congxa.publishing.pictures.uses import note_pictures

TITLE_LENGTH = (3, 120)


@dataclass(frozen=True)
class BannerDraft:
    """A banner as it was typed; ``expires_at`` is aware, None stands for no end."""

    title: str
    url: str
    picture_id: int
    expires_at: datetime | None = None
    is_active: bool = True
    position: int | None = None  # None: where it is, a new one at the end

    def as_facts(self) -> dict[str, Any]:
        """Plain values for the audit record."""
        return asdict(self) | {"expires_at": self.expires_at.isoformat() if self.expires_at else None}


def create_banner(
    actor: Actor, unit_id: int, title: str, url: str, picture_id: int, expires_at: datetime | None = None
) -> Banner:
    """Show a new banner at the end of the row, once its picture says where it comes from.

    Raises Invalid at ``title``, ``url``, ``picture_id``, ``expires_at``; Conflict on an archived site.
    """
    identity.require(actor, Permission.BANNER_EDIT, unit_id)
    draft = _checked(unit_id, BannerDraft(title, url, picture_id, expires_at))
    last = db.session.scalar(select(func.max(Banner.position)).where(Banner.unit_id == unit_id))
    banner = Banner(unit_id=unit_id, position=(last or 0) + 1)
    db.session.add(banner)
    _write(actor, banner, draft)
    _record(actor, banner, audit.Event.BANNER_CREATED, {"url": (None, banner.url)})
    return banner


def save_banner(actor: Actor, unit_id: int, banner_id: int, version: int, draft: BannerDraft) -> Banner:
    """Change a banner, or take it off the site (``is_active`` False).

    Raises Missing for another unit's banner, Conflict when somebody changed it meanwhile or the site is archived,
    Invalid as in ``create_banner``; one that is taken off needs no origin.
    """
    identity.require(actor, Permission.BANNER_EDIT, unit_id)
    banner = _find(unit_id, banner_id)
    if banner.version != version:
        raise Conflict(say("Có người vừa sửa biểu ngữ này. Hãy tải lại trang để xem bản mới nhất rồi sửa tiếp."))
    before = _draft_of(banner)
    _write(actor, banner, _checked(unit_id, draft))
    changes = audit.difference(before.as_facts(), _draft_of(banner).as_facts())
    _record(actor, banner, audit.Event.BANNER_SAVED, changes)
    return banner


def banners(actor: Actor, unit_id: int) -> Sequence[Banner]:
    """All banners of the unit in their order, those off the site last."""
    identity.require(actor, Permission.DESK_READ, unit_id)
    query = select(Banner).where(Banner.unit_id == unit_id)
    return db.session.scalars(query.order_by(Banner.is_active.desc(), Banner.position, Banner.id)).all()


def banner_for(actor: Actor, unit_id: int, banner_id: int) -> Banner:
    """One banner of the unit, for somebody who may change it; Missing for another unit's."""
    identity.require(actor, Permission.BANNER_EDIT, unit_id)
    return _find(unit_id, banner_id)


def retire(actor: Actor, banner: Banner) -> None:
    """Take a banner whose time is over off the site: for the index and the kept pages it ends only with this."""
    banner.is_active = False
    _index(actor, banner)
    _record(actor, banner, audit.Event.BANNER_SAVED, {"is_active": (True, False)}, "Hết hạn hiển thị.")


def _find(unit_id: int, banner_id: int) -> Banner:
    banner = db.session.scalar(
        select(Banner)
        .where(Banner.unit_id == unit_id, Banner.id == banner_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if banner is None:
        raise Missing(say("Không tìm thấy biểu ngữ này."))
    return banner


def _draft_of(banner: Banner) -> BannerDraft:
    fields = ("title", "url", "picture_id", "expires_at", "is_active", "position")
    return BannerDraft(**{name: getattr(banner, name) for name in fields})


def _checked(unit_id: int, typed: BannerDraft) -> BannerDraft:
    refuse_archived(unit_id)
    draft = BannerDraft(**{**asdict(typed), "title": line(typed.title), "url": line(typed.url)})
    problems = [*_field_problems(draft), *_picture_problems(unit_id, draft)]
    try:
        links.refuse_blocked(unit_id, {"url": (say("Địa chỉ liên kết"), draft.url)})
    except Invalid as refusal:
        problems.extend(refusal.problems)
    if problems:
        raise Invalid(problems)
    return draft


def _field_problems(draft: BannerDraft) -> list[Problem]:
    found = []
    low, high = TITLE_LENGTH
    if not low <= len(draft.title) <= high:
        found.append(
            Problem("title", say("Tên biểu ngữ cần từ %(low)s đến %(high)s ký tự. Hãy sửa lại.", low=low, high=high))
        )
    if not _is_web_address(draft.url):
        found.append(Problem("url", say("Địa chỉ liên kết chưa đúng. Ghi đầy đủ, ví dụ https://dichvucong.gov.vn/")))
    if draft.is_active and draft.expires_at is not None and draft.expires_at <= clock.now():
        found.append(Problem("expires_at", say("Ngày hết hạn đã qua. Hãy chọn ngày khác hoặc để trống.")))
    return found


def _picture_problems(unit_id: int, draft: BannerDraft) -> list[Problem]:
    picture = media.pictures(unit_id, [draft.picture_id]).get(draft.picture_id)
    if picture is None:
        return [Problem("picture_id", say("Ảnh này không có trong thư viện của đơn vị. Hãy chọn ảnh khác."))]
    if not draft.is_active:  # what goes off the site may go, whatever its picture lacks
        return []
    origin = copyright.origins(unit_id, WorkKind.PICTURE, [picture.id]).get(picture.id)
    said = media.evidence_of(unit_id, [picture.id]).get(picture.id)
    gaps = gate.picture_gaps(unit_id, "", say("Ảnh"), origin, picture.alt, clock.now(), evidence=said)
    return [Problem("picture_id", gap.message) for gap in gaps]


def _is_web_address(address: str) -> bool:
    try:
        return ada_url.URL(address).protocol in ("http:", "https:")
    except ValueError:
        return False


def _write(actor: Actor, banner: Banner, draft: BannerDraft) -> None:
    banner.title, banner.url, banner.picture_id = draft.title, draft.url, draft.picture_id
    banner.expires_at, banner.is_active = draft.expires_at, draft.is_active
    if draft.position is not None:
        banner.position = draft.position
    _index(actor, banner)


def _index(actor: Actor, banner: Banner) -> None:
    db.session.flush()
    owner = links.Owner("banner", banner.id, banner.unit_id, banner.title, "")
    links.index(owner, {"url": banner.url}, live=banner.is_active, by=actor.name)
    shown = [(banner.picture_id, "picture")]
    note_pictures(banner.unit_id, "banner", banner.id, shown, live=banner.is_active)


def _record(
    actor: Actor, banner: Banner, event: audit.Event, changes: dict[str, tuple[Any, Any]], note: str = ""
) -> None:
    subject = audit.Subject("banner", banner.id, banner.title)
    audit.record(actor, event, banner.unit_id, subject, changes, note)
    changed(f"banner:{banner.unit_id}")
