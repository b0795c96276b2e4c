"""What will change when a draft comes into force, in plain words? Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from congxa.tenancy import Content, Part
from congxa.tenancy.blocks import BLOCKS, USUAL_BLOCKS

_COUNTED: Mapping[str, tuple[str, str, str]] = {
    "front": ("blocks", "Trang chủ", "khối"),
    "menu": ("menu", "Danh mục", "mục"),
    "links": ("links", "Danh sách liên kết", "liên kết"),
}
_LOOK = {
    "primary": "Màu chính",
    "accent": "Màu nhấn",
    "header_image": "Ảnh đầu trang",
    "emblem": "Biểu trưng",
}


def changes_in_words(part: Part, before: Content, after: Content, themes: Mapping[str, str]) -> list[str]:
    """Sentences such as “Trang chủ sẽ có 9 khối: bỏ 1, thêm 2.”; none when nothing changes. ``themes``: titles."""
    if part == "look":
        return _of_look(before, after, themes)
    key, whole, what = _COUNTED[part]
    old, new = _rows(part, before[key]), _rows(part, after[key])
    if old == new:
        return []
    gone, come = (
        Counter(map(_name, old)) - Counter(map(_name, new)),
        Counter(map(_name, new)) - Counter(map(_name, old)),
    )
    steps = [f"{word} {sum(names.values())}" for word, names in (("bỏ", gone), ("thêm", come)) if names]
    said = [f"{whole} sẽ có {len(new)} {what}{': ' + ', '.join(steps) if steps else ''}."]
    said += [f"{word}: {', '.join(names.elements())}." for word, names in (("Bỏ", gone), ("Thêm", come)) if names]
    if not steps:
        kept = [row for row in new if row in old]
        moved = sorted(map(str, old)) == sorted(map(str, new))
        said.append("Chỉ đổi thứ tự." if moved else f"Sửa {len(new) - len(kept)} {what}.")
    return said


def _rows(part: Part, rows: Sequence[Any]) -> list[Any]:
    if part == "front" and not rows:
        return [block.model_dump(mode="json") for block in USUAL_BLOCKS]
    if part == "menu":
        return [row for entry in rows for row in (entry, *entry["items"])]
    return list(rows)


def _name(row: Mapping[str, Any]) -> str:
    return str(row.get("title") or BLOCKS[row["kind"]].title)


def _of_look(before: Content, after: Content, themes: Mapping[str, str]) -> list[str]:
    said = []
    if before["theme"] != after["theme"]:
        old, new = (themes.get(each["theme"], each["theme"]) for each in (before, after))
        said.append(f"Giao diện đổi từ “{old}” sang “{new}”.")
    for name, title in _LOOK.items():
        old, new = before["tokens"].get(name), after["tokens"].get(name)
        if old != new:
            said.append(f"{title} đổi từ {old or 'của giao diện'} sang {new or 'của giao diện'}.")
    return said
