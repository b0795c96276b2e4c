"""On which of my items has a colleague said something that waits for an answer?"""

from __future__ import annotations

from collections.abc import Iterator

from congxa.core.text import shorten
from congxa.identity import Permission
from congxa.publishing import remarks
from congxa.web.desk.today.errand import Errand, Rank
from congxa.web.desk.today.stand import LONGEST_TITLE, Stand
from congxa.web.desk.words import _
from congxa.web.requests import here


def errands(stand: Stand) -> Iterator[Errand]:
    """One for each such item, those with the newest remark first."""
    if not stand.may(Permission.ARTICLE_WRITE):
        return
    for item in remarks.unanswered(stand.actor, stand.unit_id):
        title = shorten(item.title, LONGEST_TITLE)
        words = _("Bài “%(title)s” của bạn có %(count)s nhận xét chờ trả lời.", title=title, count=item.waiting)
        url = here("desk.remarks", article_id=item.article_id)
        yield Errand(Rank.RETURNED, "warn", "message", words, "", url, _("Xem nhận xét"), 1)
