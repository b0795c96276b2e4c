"""Which directives does the unit owe an answer?"""

from __future__ import annotations

from collections.abc import Iterator

from congxa.identity import Permission
from congxa.oversight import TaskRow, TaskState
from congxa.web.desk.moments import days_left_in_words
from congxa.web.desk.owed import owed
from congxa.web.desk.today.errand import Errand, Rank
from congxa.web.desk.today.stand import Stand
from congxa.web.desk.words import _
from congxa.web.requests import here


def errands(stand: Stand) -> Iterator[Errand]:
    """One for each directive whose next step is the unit's."""
    if stand.may(Permission.DIRECTIVE_READ):
        yield from (_errand(stand, row) for row in owed())


def _errand(stand: Stand, row: TaskRow) -> Errand:
    said = {"number": row.number, "office": row.office_name, "title": row.title.rstrip(".")}
    words = _("Chỉ đạo số %(number)s của %(office)s: %(title)s.", **said)
    buttons = {
        TaskState.DELIVERED: _("Xem và xác nhận"),
        TaskState.ACKNOWLEDGED: _("Xem và sửa"),
        TaskState.RETURNED: _("Xem lý do trả lại"),
    }
    is_bad = row.is_overdue or row.state is TaskState.RETURNED
    return Errand(
        Rank.LATE if row.is_overdue else Rank.DUE,
        "bad" if is_bad else "warn",
        "alert-triangle",
        words,
        days_left_in_words(row.due_at),
        here("desk.directive", task_id=row.task_id),
        buttons[row.state],
        stand.days_to(row.due_at),
    )
