"""Which agreements and consents end soon, or are over?"""

from __future__ import annotations

from collections.abc import Iterator

from congxa import copyright as rights
from congxa.copyright import EndingRecord
from congxa.core.text import short_date, shorten
from congxa.identity import Permission
from congxa.web.desk.today.errand import Errand, Rank
from congxa.web.desk.today.stand import LONGEST_TITLE, SHOWN, Stand
from congxa.web.desk.words import _
from congxa.web.requests import here


def errands(stand: Stand) -> Iterator[Errand]:
    """One for each of the next, until it is prolonged or closed; for who keeps the records."""
    if stand.may(Permission.RIGHTS_EDIT):
        found = rights.ending_records(stand.actor, stand.unit_id)
        yield from (_errand(stand, record) for record in found[:SHOWN])


def _errand(stand: Stand, record: EndingRecord) -> Errand:
    days = stand.days_to(record.ends_on)
    said = {"title": shorten(record.title, LONGEST_TITLE), "day": short_date(record.ends_on)}
    if record.is_agreement:
        url = here("desk.agreement", agreement_id=record.id)
        words = _("Thỏa thuận với %(title)s hết hiệu lực sau ngày %(day)s.", **said)
    else:
        url = here("desk.contributor", contributor_id=record.id)
        words = _("Văn bản đồng ý của cộng tác viên %(title)s hết hạn sau ngày %(day)s.", **said)
    if days < 0:
        left = _("Đã quá %(days)s ngày.", days=-days)
        return Errand(Rank.LATE, "bad", "license", words, left, url, _("Gia hạn hoặc kết thúc"), days)
    left = _("Hết hạn trong hôm nay.") if days == 0 else _("Còn %(days)s ngày.", days=days)
    return Errand(Rank.SOON, "warn" if days <= 14 else "", "license", words, left, url, _("Gia hạn"), days)
