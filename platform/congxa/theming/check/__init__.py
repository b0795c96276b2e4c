"""What is wrong with a theme? Every mistake at once, in words for its author: ``congxa themes check``.

No database and no server is needed: pages are rendered with samples (``samples.py``) instead of a site's content.
"""

from __future__ import annotations

from collections.abc import Iterable

from congxa.tenancy.mistakes import Mistake
from congxa.theming.check import looks, pages, sources, toml
from congxa.theming.check.workshop import Workshop

__all__ = ["Mistake", "Workshop", "check"]


def check(workshop: Workshop, names: Iterable[str] = ()) -> list[Mistake]:
    """The mistakes of these themes, of all when none is named; in the order of the files."""
    read = toml.read(workshop.folder)
    themes, mistakes = toml.lines_of(read)
    asked = sorted(set(names)) or sorted(read.folders)
    for name in asked:
        if name not in read.folders:
            known = ", ".join(sorted(read.folders))
            mistakes.append(Mistake(name, "giao diện", "không có trong thư mục", f"chọn một trong: {known}"))
        if name not in themes:
            continue
        theme = themes[name]
        mistakes += sources.check(workshop, theme)
        mistakes += pages.check(workshop, theme)
        mistakes += looks.check(workshop, theme, read.said.get(name))
    return sorted(set(read.mistakes + mistakes) if not names else _of(asked, read.mistakes + mistakes))


def _of(names: list[str], mistakes: list[Mistake]) -> set[Mistake]:
    return {each for each in mistakes if each.file.split("/")[0] in names}
