"""What goes out by itself today?"""

from __future__ import annotations

from collections.abc import Iterator

from congxa.core import clock
from congxa.core.text import shorten
from congxa.identity import Permission
from congxa.publishing import ArticleState
from congxa.web.desk.today.errand import Errand, Rank
from congxa.web.desk.today.stand import LONGEST_TITLE, Stand
from congxa.web.desk.words import _
from congxa.web.requests import here


def errands(stand: Stand) -> Iterator[Errand]:
    """One for each item whose moment is today, for who could still stop it."""
    if not stand.may(Permission.ARTICLE_PUBLISH):
        return
    lines = stand.pile(ArticleState.SCHEDULED).lines
    for line in sorted((line for line in lines if line.publish_at), key=lambda line: line.publish_at or stand.now):
        if line.publish_at is None or stand.days_to(line.publish_at) != 0:
            continue
        at = clock.local(line.publish_at).strftime("%H:%M")
        words = _("Bài “%(title)s” tự đăng lúc %(at)s hôm nay.", title=shorten(line.title, LONGEST_TITLE), at=at)
        url = here("desk.article", article_id=line.id)
        yield Errand(Rank.TODAY, "", "calendar", words, "", url, _("Xem lại"))
