"""Which sections have been waiting for something new for long?"""

from __future__ import annotations

from collections.abc import Iterator

from congxa import oversight
from congxa.identity import Permission
from congxa.oversight import Aging
from congxa.web.desk.today.errand import Errand, Rank
from congxa.web.desk.today.stand import Stand
from congxa.web.desk.words import _
from congxa.web.requests import here

SHOWN = 3  # a site that was left alone has many


def errands(stand: Stand) -> Iterator[Errand]:
    """The oldest ones, before they count as stale and after; anybody who writes can help."""
    if not stand.may(Permission.ARTICLE_WRITE):
        return
    found = oversight.aging(stand.actor, stand.unit_id)
    yield from (_errand(row) for row in found[:SHOWN])
    if len(found) > SHOWN:
        words = _("Còn %(count)s chuyên mục khác lâu chưa có bài mới.", count=len(found) - SHOWN)
        yield Errand(Rank.CARE, "", "news", words, "", here("desk.articles"), _("Xem bài viết"), 1000)


def _errand(row: Aging) -> Errand:
    url = here("desk.new_article", **{"chuyen-muc": row.slug})
    if row.newest is None:
        words, urgent = _("Chuyên mục “%(title)s” chưa có bài nào.", title=row.title), ""
    else:
        age = row.limit - row.days_left
        words = _("Chuyên mục “%(title)s” đã %(days)s ngày không có bài mới.", title=row.title, days=age)
        left = _("Còn %(days)s ngày là quá quy định.", days=row.days_left)
        urgent = left if row.days_left > 0 else _("Quy định không quá %(days)s ngày.", days=row.limit)
    return Errand(Rank.CARE, "warn" if row.days_left <= 0 else "", "news", words, urgent, url, _("Viết bài"), 0)
