"""Which public documents lack a fact that the law demands of them?

What is demanded from which day on is data of the kind of content (``kinds/document/data/mandatory.toml``); the law
that a finding names stands in ``data/laws.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from congxa.core import clock
from congxa.core.db import db
from congxa.oversight.checks.found import Found
from congxa.oversight.laws import law_of
from congxa.oversight.states import Severity
from congxa.publishing import Article, ArticleState, address
from congxa.publishing.kinds.document import Demand, demands
from congxa.tenancy import SiteFacts

KEY = "document_incomplete"
TITLE = "Văn bản thiếu thông tin bắt buộc"
SEVERITY = Severity.MEDIUM


def check(unit: SiteFacts, now: datetime) -> Iterable[Found]:
    """One breach for each public document without a fact that is demanded today, whenever it was published."""
    on = clock.local(now).date()
    documents = db.session.execute(
        select(Article.id, Article.title, Article.slug, Article.version, Article.fields)
        .where(Article.unit_id == unit.unit_id, Article.kind == "document")
        .where(Article.state == ArticleState.PUBLISHED.value, Article.published_at <= now)
        .order_by(Article.id)
    ).all()
    demanded = demands(on)
    for row in documents:
        lacking = [each for each in demanded if not row.fields.get(each.name)]
        if lacking:
            yield _found(row, lacking, law_of(KEY, on))


def _found(row: Row[int, str, str, int, Mapping[str, Any]], lacking: list[Demand], law: str) -> Found:
    titles = ", ".join(each.title for each in lacking)
    number = row.fields.get("number") or ""
    return Found(
        subject_kind="article",
        subject_id=row.id,
        target="",
        severity=SEVERITY,
        title=f"Văn bản {number or f'“{row.title}”'} thiếu {titles}",
        detail=f"Văn bản đăng công khai phải có đủ thông tin bắt buộc. Còn thiếu: {titles}.",
        mend=f"Mở văn bản, ghi {titles} đúng như trên bản đã ký rồi lưu. Nếu không còn bản gốc để đối chiếu, hãy gỡ văn"
        " bản và xin cơ quan ban hành gửi lại.",
        evidence={
            "path": address(row.id, row.slug),
            "article_version": row.version,
            "excerpt": row.title,
            "number": number,
            "field": lacking[0].name,  # where the desk opens the form
            "fields": [each.name for each in lacking],
            "rule": law,
        },
    )
