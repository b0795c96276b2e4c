"""What will change when a draft comes into force, in plain words? Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from congxa.core.words import say, together
from congxa.tenancy import Content, Part
from congxa.tenancy.blocks import BLOCKS, USUAL_BLOCKS

_COUNTED: Mapping[str, tuple[str, str, str]] = {
    "front": ("blocks", say("Trang chủ"), say("khối")),
    "menu": ("menu", say("Danh mục"), say("mục")),
    "links": ("links", say("Danh sách liên kết"), say("liên kết")),
}
_LOOK = {
    "primary": say("Màu chính"),
    "accent": say("Màu nhấn"),
    "header_image": say("Ảnh đầu trang"),
    "emblem": say("Biểu trưng"),
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
    counts = (
        (say("bỏ %(count)s", count=gone.total()), gone),
        (say("thêm %(count)s", count=come.total()), come),
    )
    steps = together((words for words, names in counts if names), ", ")
    number = together([str(len(new)), what])
    said: list[str] = [
        say("%(whole)s sẽ có %(number)s: %(steps)s.", whole=whole, number=number, steps=steps)
        if steps
        else say("%(whole)s sẽ có %(number)s.", whole=whole, number=number)
    ]
    lists = (
        (say("Bỏ: %(names)s.", names=together(gone.elements(), ", ")), gone),
        (say("Thêm: %(names)s.", names=together(come.elements(), ", ")), come),
    )
    said += [words for words, names in lists if names]
    if not steps:
        kept = [row for row in new if row in old]
        moved = sorted(map(str, old)) == sorted(map(str, new))
        said.append(
            say("Chỉ đổi thứ tự.") if moved else say("Sửa %(count)s %(what)s.", count=len(new) - len(kept), what=what)
        )
    return said


def _rows(part: Part, rows: Sequence[Any]) -> list[Any]:
    if part == "front" and not rows:
        return [block.model_dump(mode="json") for block in USUAL_BLOCKS]
    if part == "menu":
        return [row for entry in rows for row in (entry, *entry["items"])]
    return list(rows)


def _name(row: Mapping[str, Any]) -> str:
    if row.get("title"):
        return str(row["title"])
    usual = BLOCKS[row["kind"]].title
    return say(usual)


def _of_look(before: Content, after: Content, themes: Mapping[str, str]) -> list[str]:
    said: list[str] = []
    if before["theme"] != after["theme"]:
        old, new = (themes.get(each["theme"], each["theme"]) for each in (before, after))
        said.append(say("Giao diện đổi từ “%(old)s” sang “%(new)s”.", old=old, new=new))
    theirs = say("của giao diện")
    for name, title in _LOOK.items():
        old, new = before["tokens"].get(name), after["tokens"].get(name)
        if old != new:
            said.append(
                say("%(title)s đổi từ %(old)s sang %(new)s.", title=title, old=old or theirs, new=new or theirs)
            )
    return said
