"""Which sections has nobody touched for longer than the policy of the supervising unit allows?

Decree 42/2022/NĐ-CP article 7 asks for prompt updates and leaves the count of days to policy
(``policy.stale_after_days``). Sections of fixed pages do not age.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Row, and_, func, select

from congxa.core.db import db
from congxa.core.text import short_date
from congxa.oversight.checks.found import Found
from congxa.oversight.states import Severity
from congxa.publishing import Article, ArticleState, Section, all_kinds, section_address
from congxa.tenancy import SiteFacts

KEY = "stale_section"
TITLE = "Chuyên mục lâu không cập nhật"
SEVERITY = Severity.MEDIUM
AGING = tuple(key for key, kind in all_kinds().items() if kind.ages)


def check(unit: SiteFacts, now: datetime) -> Iterable[Found]:
    """One breach for each section in use whose newest public article is too old, or that has none."""
    if unit.spec.policy is None:
        return []
    days = unit.spec.policy.stale_after_days
    newest = func.max(Article.published_at)
    public = and_(Article.state == ArticleState.PUBLISHED.value, Article.published_at <= now)
    rows = db.session.execute(
        select(Section.id, Section.title, Section.slug, newest.label("newest"))
        .outerjoin(Article, and_(Article.unit_id == Section.unit_id, Article.section_id == Section.id, public))
        .where(Section.unit_id == unit.unit_id, Section.is_active, Section.kind.in_(AGING))
        .group_by(Section.id, Section.title, Section.slug, Section.position)
        .having(func.coalesce(newest < now - timedelta(days=days), True))
        .order_by(Section.position)
    )
    return [_found(row, days) for row in rows]


def _found(row: Row[int, str, str, datetime | None], days: int) -> Found:
    since = f"Bài mới nhất đăng ngày {short_date(row.newest)}" if row.newest else "Chưa có bài nào"
    return Found(
        subject_kind="section",
        subject_id=row.id,
        target="",
        severity=SEVERITY,
        title=f"Chuyên mục “{row.title}” quá {days} ngày không có bài mới",
        detail=f"{since}; quy định là không quá {days} ngày.",
        mend=f"Viết và đăng ít nhất một bài mới vào chuyên mục “{row.title}”.",
        evidence={
            "path": section_address(row.slug),
            "section": row.slug,
            "newest": row.newest.isoformat() if row.newest else None,
            "rule": f"Chính sách của đơn vị giám sát: chuyên mục không quá {days} ngày không có bài mới",
        },
    )
