"""The start page of a desk: what waits, the most urgent first; my drafts; how the site is doing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import render_template

from congxa import links, oversight, publishing
from congxa.core import clock
from congxa.core.text import shorten
from congxa.identity import Permission
from congxa.oversight import TaskRow, TaskState
from congxa.publishing import Article, ArticleState
from congxa.web.desk.moments import days_left_in_words
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_person, current_unit, here
from congxa.web.translations.ages import age_in_words

SHOWN = 5  # waiting articles of one kind; a button leads to the rest
LONGEST_TITLE = 110


@dataclass(frozen=True)
class Errand:
    """One sentence with one button. ``kind`` is bad, warn, good or empty."""

    kind: str
    icon: str
    words: str
    urgent: str
    url: str
    button: str


def tasks() -> str:
    """What this person has to do at this unit."""
    actor, unit_id = current_actor(), current_unit().unit_id
    drafts = publishing.articles(actor, unit_id, ArticleState.DRAFT)
    counts = publishing.counts(actor, unit_id)
    domains = links.domains(unit_id, (unit_id,), clock.now())
    return render_template(
        "desk/tasks.html",
        errands=[*_directives(), *_to_decide(counts[ArticleState.SUBMITTED]), *_returned(drafts)],
        drafts=[row for row in drafts if _is_mine(row) and not row.state_note][:SHOWN],
        published=counts[ArticleState.PUBLISHED],
        submitted=counts[ArticleState.SUBMITTED],
        domains=len(domains),
        suspicious=sum(row.suspicion.is_proposed for row in domains),
        may_write=actor.may(Permission.ARTICLE_WRITE, unit_id),
    )


def _directives() -> list[Errand]:
    actor, unit_id = current_actor(), current_unit().unit_id
    if not actor.may(Permission.DIRECTIVE_READ, unit_id):
        return []
    rows = oversight.tasks(actor, unit_id, open_only=True)
    return [_errand_of(row) for row in rows if row.state is not TaskState.RESPONDED]


def _errand_of(row: TaskRow) -> Errand:
    said = {"number": row.number, "office": row.office_name, "title": row.title.rstrip(".")}
    words = _("Chỉ đạo số %(number)s của %(office)s: %(title)s.", **said)
    buttons = {
        TaskState.DELIVERED: _("Xem và xác nhận"),
        TaskState.ACKNOWLEDGED: _("Xem và sửa"),
        TaskState.RETURNED: _("Xem lý do trả lại"),
    }
    kind = "bad" if row.is_overdue or row.state is TaskState.RETURNED else "warn"
    url = here("desk.directive", task_id=row.task_id)
    return Errand(kind, "alert-triangle", words, days_left_in_words(row.due_at), url, buttons[row.state])


def _to_decide(count: int) -> list[Errand]:
    actor, unit_id = current_actor(), current_unit().unit_id
    if not count or not actor.may(Permission.ARTICLE_PUBLISH, unit_id):
        return []
    rows = publishing.articles(actor, unit_id, ArticleState.SUBMITTED)
    errands = [_decision(row) for row in rows[:SHOWN]]
    if count > SHOWN:
        words = _("Còn %(count)s bài khác đang chờ duyệt.", count=count - SHOWN)
        url = here("desk.articles", **{"trang-thai": ArticleState.SUBMITTED.value})
        errands.append(Errand("", "clock", words, "", url, _("Xem tất cả")))
    return errands


def _decision(row: Article) -> Errand:
    said = {"title": shorten(row.title, LONGEST_TITLE), "by": row.updated_by}
    words = _("Bài “%(title)s” của %(by)s chờ bạn duyệt.", **said)
    age = age_in_words(row.updated_at, clock.now())
    url = here("desk.article", article_id=row.id)
    if row.state_note:  # came off the schedule by itself
        return Errand("warn", "clock", words, row.state_note, url, _("Đọc và quyết định"))
    return Errand("", "clock", words, _("Gửi %(age)s.", age=age), url, _("Đọc và quyết định"))


def _returned(drafts: Sequence[Article]) -> list[Errand]:
    actor, unit_id = current_actor(), current_unit().unit_id
    decides = actor.may(Permission.ARTICLE_PUBLISH, unit_id)
    rows = [row for row in drafts if row.state_note and (_is_mine(row) or not decides)]
    return [
        Errand(
            "warn",
            "arrow-back-up",
            _("Bài “%(title)s” được trả lại để sửa:", title=shorten(row.title, LONGEST_TITLE)),
            row.state_note,
            here("desk.article", article_id=row.id),
            _("Sửa bài"),
        )
        for row in rows[:SHOWN]
    ]


def _is_mine(row: Article) -> bool:
    return row.created_by == current_person().name
