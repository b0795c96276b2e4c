"""Which public press reviews do not name newspaper, author, address and date of what they quote?

Whoever quotes the press names newspaper, author, address and time of publication; where that is written stands in
``data/laws.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Row, select

from congxa import copyright as rights
from congxa.core import clock
from congxa.core.db import db
from congxa.oversight.checks.found import Found
from congxa.oversight.laws import law_of
from congxa.oversight.states import Severity
from congxa.publishing import Article, ArticleState, address
from congxa.tenancy import SiteFacts

KEY = "press_review_without_newspaper"
TITLE = "Điểm báo thiếu tên báo"
SEVERITY = Severity.HIGH
_KIND = "press_review"


def check(unit: SiteFacts, now: datetime) -> Iterable[Found]:
    """One breach for each public press review whose origin has gaps, whenever it was published."""
    reviews = db.session.execute(
        select(Article.id, Article.title, Article.summary, Article.slug, Article.version, Article.published_at)
        .where(Article.unit_id == unit.unit_id, Article.kind == _KIND)
        .where(Article.state == ArticleState.PUBLISHED.value, Article.published_at <= now)
        .order_by(Article.id)
    ).all()
    origins = rights.origins(unit.unit_id, rights.WorkKind.ARTICLE, [row.id for row in reviews])
    beside = rights.Beside(records=rights.records_of(unit.unit_id, origins.values()))
    on = clock.local(now).date()
    for row in reviews:
        origin, out_on = origins.get(row.id), clock.local(row.published_at).date()
        gaps = [gap.message for gap in rights.gaps(_KIND, origin, (), True, on)]
        # What stands on a record is asked as the gate asked it: on the day on which the item went out.
        gaps += [gap.message for gap in rights.gaps(_KIND, origin, (), True, out_on, beside=beside)]
        if gaps:
            yield _found(row, list(dict.fromkeys(gaps)), law_of(KEY, on))


def _found(row: Row[int, str, str, str, int, datetime | None], gaps: list[str], law: str) -> Found:
    return Found(
        subject_kind="article",
        subject_id=row.id,
        target="",
        severity=SEVERITY,
        title=f"Điểm báo “{row.title}” chưa ghi đủ nguồn báo",
        detail=" ".join(gaps),
        mend="Mở bài, vào mục Nguồn gốc, ghi tên báo, tác giả, địa chỉ bài gốc và ngày đăng rồi lưu và đăng lại."
        " Nếu không tìm được bài gốc, hãy gỡ bài.",
        evidence={
            "path": address(row.id, row.slug),
            "article_version": row.version,
            "excerpt": row.summary,
            "gaps": gaps,
            "rule": law,
        },
    )
