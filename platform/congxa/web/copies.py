"""Copies of what was sent to units below, as people read them: the words of their states, the table of one item with
filters, progress and CSV. The same for sender, receiver and office."""

from __future__ import annotations

import csv as spreadsheet
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Response
from flask_babel import gettext as _

from congxa import publishing, tenancy
from congxa.core.text import short_moment, slug
from congxa.identity import Permission
from congxa.publishing import SyndicatedCopy, trouble, watching
from congxa.publishing.syndicated.rules import MODE_TITLES, CopyState, Mode
from congxa.publishing.syndicated.trouble import TROUBLE_TITLES, Trouble, is_failing
from congxa.publishing.syndicated.watching import STANDING_TITLES, Standing, standing
from congxa.web.requests import current_actor, current_unit, public_url

CHANGED, FAILING = "changed", "failing"  # filters beside the states
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


KINDS = {
    Standing.SENDING: "warn",
    Standing.LIVE: "good",
    Standing.WAITING: "warn",
    Standing.DECLINED: "bad",
    Standing.REFUSED: "bad",
    Standing.RECALLED: "muted",
}


@dataclass(frozen=True)
class Said:
    """A state in words; ``kind`` as the macro ``status`` takes it."""

    kind: str
    words: str


def said_of_state(copy: SyndicatedCopy) -> Said:
    """Where a copy stands; what the worker has still to do is said too."""
    where = standing(copy)
    if is_failing(copy):
        return Said("bad", _("Gặp trục trặc, máy tự thử lại"))
    if copy.is_pending and copy.state == CopyState.DELIVERED:
        return Said("warn", _("Đang cập nhật bản mới"))
    if copy.is_pending and copy.state == CopyState.WITHDRAWN:
        return Said("warn", _("Đang thu hồi"))
    return Said(KINDS[where], _(STANDING_TITLES[where]))


@dataclass(frozen=True)
class Row:
    """One unit."""

    copy: SyndicatedCopy
    name: str
    said: Said
    url: str  # of its public page; empty where there is none

    @property
    def is_off(self) -> bool:
        """Whether no newer text goes there any more: declined, or taken back."""
        return standing(self.copy) in (Standing.DECLINED, Standing.RECALLED)

    @property
    def behind(self) -> bool:
        """Whether the unit has an older text than the sender."""
        return 0 < self.copy.delivered_version < self.copy.sent_version

    @property
    def trouble(self) -> str:
        """Why it could not be brought there so far, in words; empty where nothing fails."""
        return _(TROUBLE_TITLES[Trouble(self.copy.trouble)]) if is_failing(self.copy) else ""


def context(copies: Sequence[SyndicatedCopy], asked: Mapping[str, str]) -> dict[str, Any]:
    """What the template of the table shows."""
    item = watching.item_of(copies)
    pending = [copy for copy in copies if copy.is_pending]
    failing = sum(map(is_failing, copies))
    return {
        "item": item,
        "mode_title": _(MODE_TITLES[Mode(item.mode)]),
        "rows": rows(chosen(copies, asked)),
        "wanted": wanted(asked),
        "filters": [(key, title, count) for key, title, count in _filters(item, copies) if count],
        "pending": sum(copy.next_try_at is None for copy in pending),
        "failing": failing,
        "may_retry": failing > 0 and current_actor().may(Permission.DELIVERY_RETRY, current_unit().unit_id),
        "moving": ",".join(f"#tt-{copy.id},#bn-{copy.id}" for copy in chosen(pending, asked)),
        "note": next((copy.note for copy in copies if copy.note), ""),
    }


def wanted(asked: Mapping[str, str]) -> str:
    """The filter of an address; empty for all."""
    said = asked.get("trang-thai", "")
    return said if said in (*Standing, CHANGED, FAILING) else ""


def chosen(copies: Sequence[SyndicatedCopy], asked: Mapping[str, str]) -> list[SyndicatedCopy]:
    """The copies that the filter leaves."""
    said = wanted(asked)
    return [copy for copy in copies if not said or said in _kinds_of(copy)]


def _kinds_of(copy: SyndicatedCopy) -> Iterator[str]:
    yield standing(copy)
    if copy.is_changed:
        yield CHANGED
    if is_failing(copy):
        yield FAILING


def rows(copies: Sequence[SyndicatedCopy]) -> list[Row]:
    """A row for each, by the unit's name."""
    by_id = tenancy.directory().by_id
    found = []
    for copy in copies:
        unit = by_id[copy.unit_id]
        is_live = standing(copy) is Standing.LIVE and copy.article_id is not None
        url = public_url(unit, publishing.address(copy.article_id or 0, slug(copy.title))) if is_live else ""
        found.append(Row(copy, unit.full_title, said_of_state(copy), url))
    return sorted(found, key=lambda row: row.name)


def try_now(article_id: int) -> str:
    """Let the worker try at once what failed of an item; gives the words for who pressed the button."""
    count = trouble.try_now(current_actor(), current_unit().unit_id, article_id)
    said = _("Đang thử lại ở %(count)s xã. Trạng thái tự cập nhật ở bảng dưới.", count=count)
    return str(said if count else _("Không còn xã nào gặp trục trặc."))


def titles() -> dict[Standing, str]:
    """The states in the language of the session."""
    return {key: _(title) for key, title in STANDING_TITLES.items()}


def csv(found: Sequence[Row], filename: str) -> Response:
    """UTF-8 with a mark, as spreadsheets want it; no cell is taken for a formula."""
    heads = (
        *(_("Đơn vị"), _("Trạng thái"), _("Bản ở xã"), _("Bản đã gửi"), _("Lúc (giờ Việt Nam)"), _("Người ghi")),
        *(_("Xã đã sửa"), _("Lý do"), _("Trang công khai")),
        *(_("Trục trặc từ"), _("Vì sao"), _("Thử lại lúc")),
    )
    lines = io.StringIO()
    writer = spreadsheet.writer(lines)
    writer.writerow(heads)
    for row in found:
        copy = row.copy
        cells = (
            *(
                row.name,
                row.said.words,
                copy.delivered_version or "",
                copy.sent_version,
                short_moment(copy.at),
                copy.by,
            ),
            *(_("có") if copy.is_changed else _("không"), copy.reason, row.url),
            *(_moment(copy.failing_since), row.trouble, _moment(copy.next_try_at)),
        )
        writer.writerow([_safe(str(cell)) for cell in cells])
    headers = {"Content-Disposition": f'attachment; filename="{filename}"', "Cache-Control": "private, no-store"}
    return Response("\ufeff" + lines.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _moment(moment: datetime | None) -> str:
    return short_moment(moment) if moment else ""


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _filters(item: watching.Item, copies: Sequence[SyndicatedCopy]) -> list[tuple[str, str, int]]:
    by_state = [(str(key), title, item.counts.get(key, 0)) for key, title in titles().items()]
    beside = ((CHANGED, _("Xã đã sửa"), item.changed), (FAILING, _("Gặp trục trặc"), item.failing))
    return [("", _("Tất cả"), len(copies)), *by_state, *beside]
