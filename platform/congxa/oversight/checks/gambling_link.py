"""Which links to gambling, or to what the office has blocked, stand in the content of a site?

Gambling may not be advertised; where that is written stands in ``data/laws.toml``. A link under a block rule no longer
reaches any reader; the finding stays open until it is out of the content, because the commune still owes the cause: the
account, the form or the upload through which it came.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from congxa import links
from congxa.core import clock
from congxa.core.db import db
from congxa.core.text import short_date
from congxa.oversight.checks.found import Found
from congxa.oversight.laws import law_of
from congxa.oversight.states import Severity
from congxa.publishing import Article
from congxa.tenancy import SiteFacts

KEY = "gambling_link"
TITLE = "Liên kết cờ bạc, liên kết bị cấm"
SEVERITY = Severity.CRITICAL
_PLACES = {"article": "bài", "banner": "biểu ngữ", "site": "trang"}
_CAUSE = " Rồi báo cáo: ai đưa liên kết vào, từ khi nào, bằng tài khoản nào; đổi mật khẩu tài khoản đó."


def check(unit: SiteFacts, now: datetime) -> Iterable[Found]:
    """One breach for each owner (article, banner, site) and host whose public links are suspicious or blocked."""
    rules = links.rules_in_force(unit.unit_id)
    rows = db.session.scalars(
        select(links.OutboundLink)
        .where(links.OutboundLink.unit_id == unit.unit_id, links.OutboundLink.is_live)
        .order_by(links.OutboundLink.owner_kind, links.OutboundLink.owner_id, links.OutboundLink.position)
    )
    grouped: dict[tuple[str, int, str], list[links.OutboundLink]] = {}
    blocking: dict[tuple[str, int, str], int] = {}
    for row in rows:
        key = (row.owner_kind, row.owner_id, row.host)
        rule_id = _blocked_by(rules, row.url, now)
        if rule_id is not None:
            blocking.setdefault(key, rule_id)
        if rule_id is not None or links.suspicion(row.host).is_proposed:
            grouped.setdefault(key, []).append(row)
    versions = _versions(unit.unit_id, [owner_id for kind, owner_id, _ in grouped if kind == "article"])
    law = law_of(KEY, clock.local(now).date())
    return [_found(places, blocking.get(key), versions.get(key[1]), law) for key, places in grouped.items()]


def _blocked_by(rules: links.RuleSet, url: str, now: datetime) -> int | None:
    judgement = rules.judge(url, now)
    is_blocked = judgement.verdict is links.Verdict.BLOCK and judgement.rule is not None
    return judgement.rule.id if is_blocked and judgement.rule else None


def _versions(unit_id: int, article_ids: list[int]) -> dict[int, int]:
    rows = db.session.execute(
        select(Article.id, Article.version).where(Article.unit_id == unit_id, Article.id.in_(article_ids))
    )
    return dict(rows.all())


def _found(places: list[links.OutboundLink], rule_id: int | None, version: int | None, law: str) -> Found:
    first = places[0]
    place = f"{_PLACES.get(first.owner_kind, 'trang')} “{first.owner_title}”"
    since = f"{len(places)} liên kết, có từ {short_date(min(each.first_seen_at for each in places))}"
    is_hidden = all(each.is_hidden for each in places)
    hidden = "; được giấu để người đọc không thấy" if is_hidden else ""
    if rule_id is None:
        title, severity = f"Liên kết tới {first.host} trong {place}", SEVERITY
        state = "Máy tìm kiếm vẫn đọc được." if is_hidden else "Người đọc vẫn bấm được."
    else:
        title, severity = f"Liên kết đã bị chặn tới {first.host} vẫn còn trong {place}", Severity.HIGH
        state = (
            "Liên kết đã bị gỡ khỏi mọi trang công khai, nhưng vẫn nằm trong nội dung đã lưu; xã còn nợ nguyên nhân."
        )
    return Found(
        subject_kind=first.owner_kind,
        subject_id=first.owner_id,
        target=first.host,
        severity=severity,
        title=title,
        detail=f"{since}{hidden}. {state}",
        mend=_mend(first) + _CAUSE,
        evidence={
            "path": first.owner_path,
            "excerpt": first.anchor_text,
            "article_version": version if first.owner_kind == "article" else None,
            "host": first.host,
            "reasons": list(links.suspicion(first.host).reasons),
            "link_rule": rule_id,
            "rule": law,
            "places": [_place(each) for each in places],
        },
    )


def _mend(place: links.OutboundLink) -> str:
    if place.owner_kind == "banner":
        return f"Mở biểu ngữ “{place.owner_title}”, thay địa chỉ hoặc ngừng dùng biểu ngữ."
    if place.owner_kind != "article":
        return f"Báo đơn vị quản trị bỏ địa chỉ {place.host} khỏi cấu hình của trang."
    said = f"tìm chữ “{place.anchor_text}”" if place.anchor_text else "tìm ảnh có gắn liên kết"
    unseen = " (liên kết bị giấu; trình soạn thảo đánh dấu để thấy được)" if place.is_hidden else ""
    return f"Mở bài “{place.owner_title}”, {said}{unseen}, bỏ liên kết (chữ có thể giữ) rồi lưu."


def _place(place: links.OutboundLink) -> dict[str, object]:
    return {
        "field": place.field,
        "element": place.element,
        "url": place.url,
        "via": place.via,
        "anchor_text": place.anchor_text,
        "is_hidden": place.is_hidden,
        "first_seen_at": place.first_seen_at.isoformat(),
        "first_seen_by": place.first_seen_by,
    }
