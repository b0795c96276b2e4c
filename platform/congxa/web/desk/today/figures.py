"""How is the site doing? Three numbers, each with its course over two weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from congxa import oversight, publishing, readership
from congxa.core import text
from congxa.web.desk.today.stand import Stand
from congxa.web.desk.words import _

DAYS = 14
WIDTH, HEIGHT = 112, 28  # of the drawing, in its own units


@dataclass(frozen=True)
class Figure:
    """A number, what it counts, and its course: the points of a line, and the same in words."""

    title: str
    value: int
    note: str
    points: str
    course: str


def figures(stand: Stand) -> list[Figure]:
    """Readers, items, faults."""
    visits = readership.visits_by_day(stand.unit_id, DAYS)
    output = publishing.output(stand.actor, stand.unit_id, DAYS)
    faults = oversight.faults(stand.actor, stand.unit_id, DAYS)
    came = text.number(sum(output.by_day))
    return [
        _figure(_("Lượt truy cập trong 14 ngày"), sum(visits), _today(visits[-1]), visits),
        _figure(_("Bài đang hiển thị"), output.public, _("%(count)s bài mới trong 14 ngày", count=came), output.by_day),
        _figure(_("Lỗi đang mở"), faults.open, _change(faults.by_day), faults.by_day),
    ]


def _today(count: int) -> str:
    return _("hôm nay %(count)s lượt", count=text.number(count))


def _change(by_day: Sequence[int]) -> str:
    change = by_day[-1] - by_day[0]
    if change > 0:
        return _("tăng %(count)s so với 14 ngày trước", count=text.number(change))
    if change < 0:
        return _("giảm %(count)s so với 14 ngày trước", count=text.number(-change))
    return _("không đổi so với 14 ngày trước")


def _figure(title: str, value: int, note: str, by_day: Sequence[int]) -> Figure:
    said = ", ".join(map(text.number, by_day))
    return Figure(title, value, note, line_of(by_day), _("14 ngày qua, mỗi ngày: %(numbers)s", numbers=said))


def line_of(numbers: Sequence[int]) -> str:
    """The points of a line through the numbers, from zero up, as SVG writes them."""
    highest = max(numbers) or 1
    step = WIDTH / (len(numbers) - 1)
    places = ((step * place, HEIGHT - 2 - (HEIGHT - 4) * number / highest) for place, number in enumerate(numbers))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
