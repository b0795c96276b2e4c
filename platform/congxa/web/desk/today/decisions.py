"""What waits for a decision of this person?"""

from __future__ import annotations

from collections.abc import Iterator

from congxa.core.text import shorten
from congxa.identity import Permission
from congxa.publishing import ArticleState, Line
from congxa.web.desk.syndicated.received import inbox
from congxa.web.desk.today.errand import Errand, Rank
from congxa.web.desk.today.stand import LONGEST_TITLE, SHOWN, Stand
from congxa.web.desk.words import _
from congxa.web.requests import here
from congxa.web.translations.ages import age_in_words


def errands(stand: Stand) -> Iterator[Errand]:
    """One for each of the newest items that were submitted, and one for all the others."""
    if not stand.may(Permission.ARTICLE_PUBLISH):
        return
    pile = stand.pile(ArticleState.SUBMITTED)
    from_above = {copy.article_id for copy in inbox().asked}  # ``received`` tells of them
    lines = [line for line in pile.lines if line.id not in from_above]
    yield from (_decision(stand, line) for line in lines[:SHOWN])
    if pile.total > SHOWN:
        words = _("Còn %(count)s bài khác đang chờ duyệt.", count=pile.total - SHOWN)
        url = here("desk.articles", **{"trang-thai": ArticleState.SUBMITTED.value})
        yield Errand(Rank.DECIDE, "", "clock", words, "", url, _("Xem tất cả"))

    yield from (_approved(stand, line) for line in stand.pile(ArticleState.APPROVED).lines[:SHOWN])


def _approved(stand: Stand, line: Line) -> Errand:
    words = _("Bài “%(title)s” đã duyệt, chờ đăng.", title=shorten(line.title, LONGEST_TITLE))
    age = age_in_words(line.updated_at, stand.now)
    url = here("desk.article", article_id=line.id)
    return Errand(Rank.DECIDE, "", "circle-check", words, _("Duyệt %(age)s.", age=age), url, _("Mở để đăng"), 1)


def _decision(stand: Stand, line: Line) -> Errand:
    said = {"title": shorten(line.title, LONGEST_TITLE), "by": line.updated_by}
    words = _("Bài “%(title)s” của %(by)s chờ bạn duyệt.", **said)
    url, button = here("desk.article", article_id=line.id), _("Đọc và quyết định")
    if line.note:  # came off the schedule by itself
        return Errand(Rank.DECIDE, "warn", "clock", words, line.note, url, button)
    age = age_in_words(line.updated_at, stand.now)
    return Errand(Rank.DECIDE, "", "clock", words, _("Gửi %(age)s.", age=age), url, button)
