"""Do the blocks and the menu of a site fit its sections? Pure, on plain data, so that files and desk ask the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from congxa.core.words import say, together
from congxa.tenancy.blocks import BLOCKS
from congxa.tenancy.values import nearest, one_of

PLACE_WORDS = {"main": say("phần chính"), "aside": say("cột bên")}


class Misfit(NamedTuple):
    """``path``: where in the site, as ``("blocks", 2, "sections", 0)``."""

    path: tuple[int | str, ...]
    wrong: str
    mend: str


def misfits(site: Any) -> Iterator[Misfit]:
    """What does not fit in a site as a file or a desk says it; things of the wrong shape are the schema's business."""
    kinds = {str(each.get("slug")): str(each.get("kind")) for each in _tables(site, "sections")}
    yield from _repeated_blocks(site)
    for number, block in enumerate(_tables(site, "blocks")):
        if block.get("kind") in BLOCKS:
            for path, wrong, mend in _block_misfits(block, kinds):
                yield Misfit(("blocks", number, *path), wrong, mend)
    for number, entry in enumerate(_tables(site, "menu")):
        yield from _unknown_section(entry, ("menu", number), kinds)
        for below, item in enumerate(_tables(entry, "items")):
            yield from _unknown_section(item, ("menu", number, "items", below), kinds)


def _tables(data: Any, key: str) -> list[Mapping[str, Any]]:
    said = data.get(key) if isinstance(data, Mapping) else None
    found = said if isinstance(said, Sequence) and not isinstance(said, str) else ()
    # What is no table keeps its place, so that the numbers of the others stay right.
    return [each if isinstance(each, Mapping) else {} for each in found]


def _repeated_blocks(site: Any) -> Iterator[Misfit]:
    said = [block.get("kind") for block in _tables(site, "blocks")]
    counts = Counter(kind for kind in said if isinstance(kind, str) and kind in BLOCKS and BLOCKS[kind].once)
    for kind, count in counts.items():
        if count > 1:
            last = len(said) - 1 - said[::-1].index(kind)
            yield Misfit(
                ("blocks", last, "kind"),
                say("khối “%(title)s” có %(count)s lần", title=say(BLOCKS[kind].title), count=count),
                say("giữ lại một khối"),
            )


def _block_misfits(block: Mapping[str, Any], kinds: Mapping[str, str]) -> Iterator[Misfit]:
    rules = BLOCKS[block["kind"]]
    title = say(rules.title)
    said, place = block.get("sections"), block.get("place", "main")
    sections = [each for each in said if isinstance(each, str)] if isinstance(said, Sequence) else []
    if place in PLACE_WORDS and place not in rules.places:
        allowed = together(
            (say("%(key)s (%(words)s)", key=each, words=PLACE_WORDS[each]) for each in rules.places), say(" hoặc ")
        )
        wrong = say("khối “%(title)s” không đặt ở %(place)s", title=title, place=PLACE_WORDS[place])
        yield Misfit(
            ("place",) if "place" in block else ("kind",), wrong, say("đặt place là %(allowed)s", allowed=allowed)
        )
    if block.get("count") is not None and not rules.count:
        yield Misfit(("count",), say("khối “%(title)s” không có số mục", title=title), say("bỏ khóa này"))
    if sections and not rules.shows:
        yield Misfit(
            ("sections",), say("khối “%(title)s” không lấy bài từ chuyên mục", title=title), say("bỏ khóa này")
        )
        return
    if rules.own and len(sections) != 1:
        wrong = say("khối “%(title)s” phải có đúng một chuyên mục", title=title)
        yield Misfit(("sections",), wrong, say("ghi tên địa chỉ của một chuyên mục, ví dụ sections = [“tin-tuc”]"))
    for number, slug in enumerate(sections):
        kind = kinds.get(slug)
        if kind is None:
            mend = nearest(slug, kinds, one_of(kinds))
            yield Misfit(("sections", number), say("không có chuyên mục “%(slug)s”", slug=slug), mend)
        elif kind not in rules.shows:
            fitting = [each for each, kind in kinds.items() if kind in rules.shows]
            wrong = say(
                "chuyên mục “%(slug)s” là loại %(kind)s, khối “%(title)s” không nhận", slug=slug, kind=kind, title=title
            )
            yield Misfit(("sections", number), wrong, one_of(fitting) if fitting else say("bỏ khối"))


def _unknown_section(
    entry: Mapping[str, Any], path: tuple[int | str, ...], kinds: Mapping[str, str]
) -> Iterator[Misfit]:
    slug = entry.get("section")
    if isinstance(slug, str) and slug not in kinds:
        mend = nearest(slug, kinds, one_of(kinds))
        yield Misfit((*path, "section"), say("không có chuyên mục “%(slug)s”", slug=slug), mend)
