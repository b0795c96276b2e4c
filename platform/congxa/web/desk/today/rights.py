"""Which rights end soon, and how much of what is public has no rights at all?"""

from __future__ import annotations

from collections.abc import Iterator

from congxa import publishing
from congxa.core.text import number, short_date, shorten
from congxa.identity import Permission
from congxa.publishing import Ending
from congxa.web.desk.stock.places import MEND, WORKS, renewal_of
from congxa.web.desk.today.errand import Errand, Rank
from congxa.web.desk.today.stand import LONGEST_TITLE, Stand
from congxa.web.desk.words import _
from congxa.web.requests import here

SHOWN = 3


def errands(stand: Stand) -> Iterator[Errand]:
    """One for each of the next ends that nobody has taken note of yet, and one for all the others."""
    if not stand.may(Permission.RIGHTS_EDIT):
        return
    told = [each for each in publishing.endings(stand.actor, stand.unit_id) if each.notice_id is not None]
    yield from (_errand(stand, ending) for ending in told[:SHOWN])
    if len(told) > SHOWN:
        words = _("Còn %(count)s bài, ảnh, tệp khác sắp hết hoặc đã hết hạn quyền.", count=len(told) - SHOWN)
        days = stand.days_to(told[SHOWN].ends_on)
        yield Errand(Rank.SOON, "", "lock", words, "", here("desk.rights_ending"), _("Xem tất cả"), days)


def stock(stand: Stand) -> Iterator[Errand]:
    """One line: how much of what the public sees lacks its rights, by the newest count."""
    if not stand.may(Permission.RIGHTS_EDIT):
        return
    whole = publishing.together(publishing.kept_shares(stand.unit_id).values())
    if not whole.lacking:
        return
    said = {"lacking": number(whole.lacking), "total": number(whole.total)}
    words = _("Theo lần đếm gần nhất, %(lacking)s trên %(total)s nội dung đang công khai còn thiếu quyền.", **said)
    urgent = _("Mới có %(percent)s%% đủ quyền.", percent=whole.percent)
    yield Errand(Rank.CARE, "warn", "checklist", words, urgent, here("desk.stock"), _("Rà soát và bổ sung"), -1)


def _errand(stand: Stand, ending: Ending) -> Errand:
    days = stand.days_to(ending.ends_on)
    work = _(WORKS[ending.work_kind])
    title, day = shorten(ending.title, LONGEST_TITLE), short_date(ending.ends_on)
    url, button = renewal_of(ending.work_kind, ending.work_id), _(MEND)
    if ending.is_withheld:
        words = _("%(work)s “%(title)s” tạm ẩn vì hết hạn quyền sau ngày %(day)s.", work=work, title=title, day=day)
        return Errand(Rank.LATE, "bad", "lock", words, "", url, button, days)
    words = _("%(work)s “%(title)s” hết hạn quyền sử dụng sau ngày %(day)s.", work=work, title=title, day=day)
    left = _("Hết hạn trong hôm nay.") if days == 0 else _("Còn %(days)s ngày.", days=days)
    return Errand(Rank.SOON, "warn" if days <= 14 else "", "lock", words, left, url, button, days)
