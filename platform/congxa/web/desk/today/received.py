"""What came from above and waits for this unit's word?"""

from __future__ import annotations

from collections.abc import Iterator

from congxa.core.text import shorten
from congxa.identity import Permission
from congxa.publishing import SyndicatedCopy
from congxa.publishing.syndicated.watching import Standing, standing
from congxa.web.desk.syndicated.received import ASKED, inbox
from congxa.web.desk.today.errand import Errand, Rank
from congxa.web.desk.today.stand import LONGEST_TITLE, SHOWN, Stand
from congxa.web.desk.words import _
from congxa.web.requests import here


def errands(stand: Stand) -> Iterator[Errand]:
    """One for each of the newest, and one for all the others; for who decides."""
    if not stand.may(Permission.ARTICLE_PUBLISH):
        return
    asked = inbox().asked
    yield from (_errand(copy) for copy in asked[:SHOWN])
    if len(asked) > SHOWN:
        words = _("Còn %(count)s tin cấp trên gửi đang chờ quyết định.", count=len(asked) - SHOWN)
        yield Errand(Rank.DECIDE, "", "mail", words, "", here("desk.received", loc=ASKED), _("Xem tất cả"), 1)


def _errand(copy: SyndicatedCopy) -> Errand:
    title, url = shorten(copy.title, LONGEST_TITLE), here("desk.received_item", copy_id=copy.id)
    if copy.offered:
        words = _("Cấp trên vừa sửa tin “%(title)s”; đơn vị đã sửa bản của mình.", title=title)
        return Errand(Rank.DECIDE, "warn", "mail", words, "", url, _("So sánh hai bản"))
    if standing(copy) is Standing.REFUSED:
        words = _("Tin cấp trên gửi “%(title)s” chưa đăng được:", title=title)
        return Errand(Rank.DECIDE, "warn", "mail", words, copy.reason, url, _("Xem và xử lý"))
    words = _("Tin cấp trên gửi “%(title)s” chờ đơn vị duyệt.", title=title)
    return Errand(Rank.DECIDE, "", "mail", words, copy.note, url, _("Đọc và quyết định"))
