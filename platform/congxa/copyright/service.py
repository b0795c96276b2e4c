"""Saying where a work comes from."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from congxa import links
from congxa.copyright.ends import tell_origin
from congxa.copyright.models import Provenance
from congxa.copyright.origin import DAYS, RECORDS, TEXTS, Origin, WorkKind
from congxa.copyright.queries import origin_of
from congxa.copyright.table import bases
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Problem
from congxa.core.words import say

MAX_LINE = 300
MAX_NOTE = 2000
MAX_VERSION = 20
_LINES = {
    "author": say("Tác giả"),
    "source_name": say("Nguồn"),
    "agreement": say("Số thỏa thuận"),
    "scope": say("Phạm vi"),
}


def check(work_kind: WorkKind, origin: Origin, now: datetime) -> tuple[Problem, ...]:
    """What cannot be kept as it is, whether or not the work goes out: pure. Gaps are the gate's business."""
    found = [
        Problem(
            field,
            say(
                "%(title)s dài %(length)s ký tự; tối đa %(most)s. Hãy rút ngắn lại.",
                title=title,
                length=len(getattr(origin, field)),
                most=MAX_LINE,
            ),
        )
        for field, title in _LINES.items()
        if len(getattr(origin, field)) > MAX_LINE
    ]
    if len(origin.note) > MAX_NOTE:
        found.append(
            Problem(
                "note",
                say(
                    "Ghi chú dài %(length)s ký tự; tối đa %(most)s. Hãy rút ngắn lại.",
                    length=len(origin.note),
                    most=MAX_NOTE,
                ),
            )
        )
    if origin.basis and origin.basis not in {row.key for row in bases(work_kind, clock.local(now).date())}:
        found.append(Problem("basis", say("Căn cứ này không dùng được cho loại nội dung này. Hãy chọn căn cứ khác.")))
    if origin.source_url and not links.is_web_address(origin.source_url):
        message = say(
            "“%(source_url)s” không phải địa chỉ web. Ghi đầy đủ, ví dụ https://baoquangtri.vn/…",
            source_url=origin.source_url[:100],
        )
        found.append(Problem("source_url", message))
    if origin.valid_from and origin.valid_until and origin.valid_until < origin.valid_from:
        words = say("Ngày hết hạn sử dụng đứng trước ngày bắt đầu. Sửa một trong hai ngày.")
        found.append(Problem("valid_until", words))
    if origin.licence_version and len(origin.licence_version) > MAX_VERSION:
        found.append(Problem("licence_version", say("Phiên bản giấy phép quá dài. Ghi số, ví dụ 4.0.")))
    if origin.source_published_at and origin.source_published_at > now:
        found.append(
            Problem("source_published_at", say("Ngày đăng của bài gốc nằm trong tương lai. Hãy sửa lại ngày."))
        )
    return tuple(found)


def set_origin(unit_id: int, work_kind: WorkKind, work_id: int, origin: Origin) -> Origin | None:
    """Write the origin of a work into the present transaction; gives what was said before, None when nothing was.

    The service that saves the work has asked for the permission and run ``check``, and records who changed what.
    An origin in which nothing is said leaves no row.
    """
    row = db.session.scalar(
        select(Provenance).where(
            Provenance.unit_id == unit_id, Provenance.work_kind == work_kind.value, Provenance.work_id == work_id
        )
    )
    before = origin_of(row) if row else None
    if origin == Origin():
        if row is not None:
            db.session.delete(row)
            tell_origin(unit_id, work_kind, work_id, before, origin)
        return before
    if row is None:
        row = Provenance(unit_id=unit_id, work_kind=work_kind.value, work_id=work_id)
        db.session.add(row)
    row.basis = origin.basis.value if origin.basis else ""
    row.source_published_at = origin.source_published_at
    for name in (*TEXTS, *DAYS, *RECORDS):
        setattr(row, name, getattr(origin, name))
    tell_origin(unit_id, work_kind, work_id, before, origin)
    return before
