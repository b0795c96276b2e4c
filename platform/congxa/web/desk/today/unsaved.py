"""What did I type and never save?"""

from __future__ import annotations

from collections.abc import Iterator

from congxa import publishing
from congxa.core.text import shorten
from congxa.identity import Permission
from congxa.web.desk.articles.autosaving import USE
from congxa.web.desk.today.errand import Errand, Rank
from congxa.web.desk.today.stand import LONGEST_TITLE, SHOWN, Stand
from congxa.web.desk.words import _
from congxa.web.requests import here
from congxa.web.translations.ages import age_in_words


def errands(stand: Stand) -> Iterator[Errand]:
    """One for each of the newest; nobody else is told of it, for it is nobody else's."""
    if not stand.may(Permission.ARTICLE_WRITE):
        return
    for row in publishing.autosaves.unsaved(stand.actor, stand.unit_id, SHOWN):
        title, age = shorten(row.title, LONGEST_TITLE), age_in_words(row.at, stand.now)
        words = _("Bạn gõ một bài chưa có tiêu đề %(age)s mà chưa lưu.", age=age)
        if title:
            words = _("Bạn gõ “%(title)s” %(age)s mà chưa lưu.", title=title, age=age)
        if row.article_id is None:
            url = here("desk.new_article", **{"chuyen-muc": row.section, USE: row.item})
        else:
            url = here("desk.article", article_id=row.article_id, **{USE: 1})
        yield Errand(Rank.RETURNED, "", "pencil", words, "", url, _("Dùng tiếp"), 2)
