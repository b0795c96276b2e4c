"""Views of what is on record about the unit: its outgoing links, and who did what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import render_template, request

from congxa import audit, links
from congxa.audit import AuditRecord, Event
from congxa.core import clock
from congxa.core.text import shorten
from congxa.links import OutboundLink, Target, TargetKind
from congxa.web.desk.fields import read_page, read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here

LONGEST_VALUE = 160


@dataclass(frozen=True)
class Place:
    """One outgoing link, and where on this desk it is changed."""

    link: OutboundLink
    owner: str
    edit_url: str


def outgoing() -> str:
    """The domains that the unit's public pages link to; one of them opened, every place of it."""
    unit_id = current_unit().unit_id
    host = read_text(request.args, "ten-mien").lower()[:255]
    found = links.places(Target(TargetKind.HOST, host, "", ""), (unit_id,)) if host else ()
    return render_template(
        "desk/links.html",
        rows=links.domains(unit_id, (unit_id,), clock.now()),
        host=host,
        places=[_place(link) for link in found],
    )


def _place(link: OutboundLink) -> Place:
    match link.owner_kind:
        case "article":
            return Place(link, _("Bài viết"), here("desk.article", article_id=link.owner_id))
        case "banner":
            return Place(link, _("Biểu ngữ"), here("desk.banner", banner_id=link.owner_id))
        case _:
            return Place(link, _("Khung trang"), "")


@dataclass(frozen=True)
class Act:
    """One line of the record, in words."""

    at: datetime
    by: str
    what: str
    subject: str
    note: str
    changes: list[tuple[str, str, str]]


def acts() -> str:
    """Who did what at this unit, the newest first; one kind of act, when it is chosen."""
    page = read_page(request.args.get("trang"))
    event = request.args.get("viec", "")
    known = event if event in {each.value for each in Event} else ""
    rows = audit.records(current_actor(), (current_unit().unit_id,), page, known)
    return render_template(
        "desk/audit.html",
        acts=[_act(row) for row in rows[: audit.PAGE]],
        page=page,
        has_next=len(rows) > audit.PAGE,
        event=known,
        events=[(each.value, _(title)) for each, title in audit.TITLES.items()],
    )


def _act(row: AuditRecord) -> Act:
    what = _(audit.TITLES[Event(row.event)])
    return Act(row.at, row.actor_name, what, row.subject_title, row.note, list(_changes(row.changes)))


def _changes(changes: dict[str, Any]) -> Iterable[tuple[str, str, str]]:
    for field, (before, after) in changes.items():
        if isinstance(before, dict) or isinstance(after, dict):
            one, other = before or {}, after or {}
            parts = {name: [one.get(name), other.get(name)] for name in {**one, **other}}
            yield from _changes({name: pair for name, pair in parts.items() if pair[0] != pair[1]})
        else:
            yield _(_FIELDS[field]) if field in _FIELDS else field, _value(before), _value(after)


def _value(value: Any) -> str:
    if value is None or value == "" or value == []:
        return "–"
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return shorten(", ".join(map(str, value)), LONGEST_VALUE)
    known = _VALUES.get(str(value))
    return _(known) if known else shorten(str(value), LONGEST_VALUE)


_FIELDS = {
    "title": "Tiêu đề",
    "section": "Chuyên mục",
    "summary": "Tóm tắt",
    "body": "Nội dung",
    "byline": "Tác giả ghi dưới bài",
    "cover_id": "Ảnh đại diện",
    "kind": "Loại bài",
    "state": "Trạng thái",
    "publish_at": "Giờ hẹn đăng",
    "basis": "Căn cứ sử dụng",
    "author": "Tác giả",
    "source_name": "Nguồn",
    "source_url": "Địa chỉ bài gốc",
    "source_published_at": "Ngày đăng của bài gốc",
    "agreement": "Thỏa thuận",
    "note": "Ghi chú",
    "alt": "Mô tả ảnh",
    "caption": "Chú thích ảnh",
    "sha256": "Mã kiểm của tệp",
    "url": "Địa chỉ liên kết",
    "picture_id": "Ảnh",
    "expires_at": "Hết hạn",
    "is_active": "Đang hiện",
    "position": "Thứ tự",
    "units": "Đơn vị nhận",
    "due_on": "Hạn xử lý",
    "findings": "Lỗi",
}
_VALUES = {
    "draft": "Bản nháp",
    "submitted": "Chờ duyệt",
    "scheduled": "Hẹn giờ đăng",
    "published": "Đã đăng",
    "withdrawn": "Đã gỡ",
    "delivered": "Chưa xác nhận",
    "acknowledged": "Đang khắc phục",
    "responded": "Chờ nghiệm thu",
    "returned": "Bị trả lại",
    "closed": "Đã hoàn thành",
}
