"""Are the people asked now? Pure: computed from the days of the window, never kept. Days are Vietnam's."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from congxa.publishing.kinds.kind import Values


class Window(NamedTuple):
    """How a consultation stands on a day. ``state`` is the word of the style sheets; ``days``: to its next change."""

    state: str  # coming, open or closed
    title: str
    days: int
    has_result: bool


def window(values: Values, today: date) -> Window:
    """The window of a consultation today; its last day still belongs to it."""
    opens, closes = values["opens_on"], values["closes_on"]
    has_result = bool(values["result"] or values["result_files"])
    if opens is not None and today < opens:
        return Window("coming", "Sắp lấy ý kiến", (opens - today).days, has_result)
    if closes is not None and today > closes:
        return Window("closed", "Đã kết thúc", 0, has_result)
    return Window("open", "Đang lấy ý kiến", (closes - today).days if closes else 0, has_result)
