"""What changed, in words a person reads: fields and values of the audit record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext as _

from congxa import copyright as rights
from congxa import oversight, publishing
from congxa.core.text import shorten
from congxa.publishing.kinds.fields import Field
from congxa.tenancy.blocks import BLOCKS
from congxa.web.unit_words import SETTINGS, VALUES

LONGEST = 160  # characters of one value


def changes_in_words(changes: Mapping[str, Any], of: str = "") -> Iterable[tuple[str, str, str]]:
    """Field, before and after; a field that holds several facts is taken apart into those that differ.

    ``of`` is the kind of subject that the record names: the states of a task and of an item share keys.
    """
    for field, (before, after) in changes.items():
        if of == "unit" and field in SETTINGS:
            yield str(_(SETTINGS[field])), _setting_in_words(field, before), _setting_in_words(field, after)
            continue
        kind = _kind_with({**(before or {}), **(after or {})}) if field == "fields" else None
        if kind is not None:
            yield from _facts_in_words(kind, before or {}, after or {})
        elif isinstance(before, dict) or isinstance(after, dict):
            one, other = before or {}, after or {}
            pairs = {name: (one.get(name), other.get(name)) for name in {**one, **other}}
            yield from changes_in_words({name: pair for name, pair in pairs.items() if pair[0] != pair[1]}, of)
        else:
            yield _(_FIELDS[field]) if field in _FIELDS else field, _in_words(before, of), _in_words(after, of)


def _setting_in_words(key: str, value: object) -> str:
    words = VALUES.get(key, {})
    if isinstance(value, list):
        said = (str(_(words[each])) if str(each) in words else _row_in_words(each) for each in value)
        return shorten(", ".join(said), LONGEST) or "–"
    return str(_(words[value])) if isinstance(value, str) and value in words else _in_words(value, "")


def fact_in_words(field: Field, kept: Any) -> list[str]:
    """What an item of content says in one of its facts, line by line."""
    if field.widget == "files":
        return [str(_("tệp số %(number)s", number=number)) for number in kept or ()]
    if field.widget == "items":
        return [str(_("mục số %(number)s", number=number)) for number in kept or ()]
    lines = field.lines(kept)
    return [str(_(words)) for words in lines] if field.widget in ("choice", "flag") else lines


def _kind_with(facts: Iterable[str]) -> publishing.Kind | None:
    """The record does not name the kind; the facts together do, or have the same words in all kinds that fit."""
    return next((kind for kind in publishing.all_kinds().values() if all(map(kind.field, facts))), None)


def _facts_in_words(
    kind: publishing.Kind, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterable[tuple[str, str, str]]:
    for field in kind.fields:
        one, other = before.get(field.name), after.get(field.name)
        if one != other:
            yield str(_(field.label)), _fact_in_short(field, one), _fact_in_short(field, other)


def _fact_in_short(field: Field, kept: Any) -> str:
    return shorten("; ".join(fact_in_words(field, kept)), LONGEST) or "–"


def _in_words(value: object, of: str) -> str:
    if value is None or value == "" or value == []:
        return "–"
    if isinstance(value, bool):
        return str(_("có") if value else _("không"))
    if isinstance(value, list):
        return shorten(", ".join(map(_row_in_words, value)), LONGEST)
    known = _STATES.get(of, _VALUES).get(str(value)) or _VALUES.get(str(value))
    return str(_(known)) if known else shorten(str(value), LONGEST)


def _row_in_words(row: object) -> str:
    """A row of an arrangement by its name: a block, an entry of the menu with those below it, a link."""
    if not isinstance(row, dict):
        known = _VALUES.get(str(row))
        return str(_(known)) if known else str(row)
    kind = BLOCKS.get(str(row.get("kind")))
    name = str(row.get("title") or (_(kind.title) if kind else "") or row.get("name") or row.get("role") or _dated(row))
    below = ", ".join(map(_row_in_words, row.get("items") or ()))
    where = row.get("url") or row.get("path") or row.get("section") or ""
    return name + (f" → {where}" if where else "") + (f" ({below})" if below else "")


def _dated(row: Mapping[str, Any]) -> str:
    """A rule of a policy by the days between which it holds."""
    start, end = row.get("valid_from") or row.get("required_from"), row.get("valid_to")
    if not start:
        return ", ".join(str(value) for value in row.values() if value)
    return str(_("từ %(start)s đến %(end)s", start=start, end=end) if end else _("từ %(start)s", start=start))


_FIELDS: Mapping[str, str] = {
    "accent": "Màu nhấn",
    "agreement": "Thỏa thuận",
    "agreement_id": "Hồ sơ thỏa thuận số",
    "alt": "Mô tả ảnh",
    "author": "Tác giả",
    "banners": "Biểu ngữ",
    "basis": "Căn cứ sử dụng",
    "blocks": "Khối trên trang",
    "body": "Nội dung",
    "byline": "Tác giả ghi dưới bài",
    "caption": "Chú thích ảnh",
    "contact": "Cách liên hệ",
    "contributor_id": "Hồ sơ cộng tác viên số",
    "cover_id": "Ảnh đại diện",
    "covers_below": "Đơn vị trực thuộc dùng chung",
    "crop": "Khung cắt",
    "description": "Mô tả",
    "due_on": "Hạn xử lý",
    "emblem": "Biểu trưng",
    "expires_at": "Hết hạn",
    "findings": "Lỗi kèm theo",
    "focus_x": "Điểm chính, từ trái sang",
    "focus_y": "Điểm chính, từ trên xuống",
    "folder": "Thư mục",
    "header_image": "Ảnh đầu trang",
    "host": "Tên miền",
    "is_active": "Đang hiện",
    "is_shared": "Chia sẻ cho cấp dưới",
    "kind": "Loại",
    "licence": "Giấy phép",
    "licence_version": "Phiên bản giấy phép",
    "links": "Liên kết",
    "menu": "Danh mục",
    "name": "Tên, bút danh",
    "note": "Ghi chú",
    "number": "Số",
    "pages": "Bài viết",
    "partner": "Bên cho phép",
    "path": "Đường dẫn",
    "picture_id": "Ảnh",
    "position": "Thứ tự",
    "primary": "Màu chính",
    "proof_id": "Tệp minh chứng số",
    "publish_at": "Giờ hẹn đăng",
    "published_at": "Giờ đăng",
    "quote": "Đoạn được nhận xét",
    "scope": "Phạm vi",
    "section": "Chuyên mục",
    "sha256": "Mã kiểm của tệp",
    "signed_on": "Ngày ký",
    "source_name": "Nguồn",
    "source_published_at": "Ngày đăng của bài gốc",
    "source_url": "Địa chỉ bài gốc",
    "state": "Trạng thái",
    "summary": "Tóm tắt",
    "tags": "Nhãn",
    "terms": "Điều đã đồng ý",
    "theme": "Giao diện",
    "title": "Tiêu đề",
    "units": "Đơn vị nhận",
    "url": "Địa chỉ liên kết",
    "valid_from": "Được dùng từ",
    "valid_until": "Được dùng đến",
    "verdict": "Quyết định",
    "works": "Gồm",
}
_VALUES: Mapping[str, str] = {
    **{work.value: title for work, title in rights.WORK_TITLES.items()},
    **{state.value: title for state, title in publishing.STATE_TITLES.items()},
    **{key: kind.title for key, kind in publishing.all_kinds().items()},
    "block": "chặn",
    "đã ghi": "đã ghi",
    "host": "cả tên miền",
    "path": "một đường dẫn",
    "url": "một địa chỉ",
}
# What says a state in words of its own, by the kind of subject.
_STATES: Mapping[str, Mapping[str, str]] = {
    "directive_task": {state.value: title for state, title in oversight.TASK_STATE_TITLES.items()},
}
