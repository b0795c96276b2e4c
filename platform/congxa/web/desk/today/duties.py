"""Which days of items come, or went by: consultations, questions, disclosures, documents, events?"""

from __future__ import annotations

from collections.abc import Iterator

from congxa import publishing
from congxa.core.text import short_date, shorten
from congxa.identity import Permission
from congxa.publishing import Due
from congxa.web.desk.today.errand import Errand, Rank
from congxa.web.desk.today.stand import LONGEST_TITLE, SHOWN, Stand
from congxa.web.desk.words import _
from congxa.web.requests import here


def errands(stand: Stand) -> Iterator[Errand]:
    """One for each; what is public is changed by who may publish, so nobody else is told of it."""
    if not stand.may(Permission.ARTICLE_WRITE):
        return
    may_change = stand.may(Permission.ARTICLE_PUBLISH)
    found = [due for due in publishing.duties(stand.actor, stand.unit_id) if may_change or not due.duty.is_live]
    yield from (_errand(stand, due) for due in found[:SHOWN])


def _errand(stand: Stand, due: Due) -> Errand:
    days = stand.days_to(due.day)
    words = _(due.duty.words, title=shorten(due.title, LONGEST_TITLE), day=short_date(due.day))
    rank, kind = (Rank.LATE, "bad") if days < 0 else (Rank.SOON, "warn" if days <= 1 else "")
    url = here("desk.article", article_id=due.article_id)
    return Errand(rank, kind, "calendar", words, _left(days), url, _(due.duty.button), days)


def _left(days: int) -> str:
    if days < 0:
        return _("Quá hạn %(days)s ngày.", days=-days)
    if days == 0:
        return _("Hạn trong hôm nay.")
    return _("Hạn ngày mai.") if days == 1 else _("Còn %(days)s ngày.", days=days)
