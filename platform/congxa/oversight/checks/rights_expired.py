"""Which works stand in public items though the right to show them is over?

They are withheld already: readers find a placeholder, or the title alone. The finding stays open until the right is
prolonged or the work is out of the public items, because a page with a hole serves nobody.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, select
from sqlalchemy.dialects.postgresql import distinct_on

from congxa import copyright as rights
from congxa.copyright import WorkKind
from congxa.core import clock
from congxa.core.db import db
from congxa.core.text import short_date
from congxa.media import File, Picture
from congxa.oversight.checks.found import Found
from congxa.oversight.laws import law_of
from congxa.oversight.states import Severity
from congxa.publishing import Article, ArticleState, PictureUse, address
from congxa.publishing.models import FileUse
from congxa.tenancy import SiteFacts

KEY = "rights_expired"
TITLE = "Nội dung hết hạn quyền sử dụng"
SEVERITY = Severity.MEDIUM  # nobody sees the work any more
_NAMES = {WorkKind.ARTICLE: "Bài", WorkKind.PICTURE: "Ảnh", WorkKind.FILE: "Tệp"}
_MENDS = {
    WorkKind.ARTICLE: "Gia hạn quyền rồi ghi ngày mới ở mục Nguồn gốc của bài (hoặc ở thỏa thuận), bài hiện lại ngay;"
    " nếu không gia hạn được, hãy gỡ bài.",
    WorkKind.PICTURE: "Gia hạn quyền rồi ghi ngày mới ở ảnh (hoặc ở thỏa thuận), ảnh hiện lại ngay; nếu không gia hạn"
    " được, hãy thay ảnh trong các bài đang dùng.",
    WorkKind.FILE: "Gia hạn quyền rồi ghi ngày mới ở tệp (hoặc ở thỏa thuận), tệp hiện lại ngay; nếu không gia hạn"
    " được, hãy bỏ tệp khỏi các bài đang dùng.",
}


def check(unit: SiteFacts, now: datetime) -> Iterable[Found]:
    """One breach for each withheld work that a public article or banner shows."""
    law = law_of(KEY, clock.local(now).date())
    for kind, row in (*_articles(unit.unit_id), *_pictures(unit.unit_id), *_files(unit.unit_id)):
        yield _found(kind, row, law)


def withheld(unit_id: int) -> Iterable[ColumnElement[bool]]:
    """Whether a unit has any withheld work, by the kinds of works, for one statement to ask."""
    return [exists().where(work.unit_id == unit_id, work.is_withheld) for work in (Article, Picture, File)]


def _articles(unit_id: int) -> Iterable[tuple[WorkKind, Row[Any]]]:
    rows = db.session.execute(
        select(Article.id, Article.title.label("name"), Article.rights_until)
        .add_columns(Article.id.label("article_id"), Article.title, Article.slug, Article.version)
        .where(Article.unit_id == unit_id, Article.is_withheld, Article.state == ArticleState.PUBLISHED.value)
        .order_by(Article.id)
    )
    return [(WorkKind.ARTICLE, row) for row in rows]


def _pictures(unit_id: int) -> Iterable[tuple[WorkKind, Row[Any]]]:
    """Each with the first article that shows it; no article: it is that of a banner."""
    rows = db.session.execute(
        select(Picture.id, Picture.filename.label("name"), Picture.rights_until)
        .add_columns(Article.id.label("article_id"), Article.title, Article.slug, Article.version)
        .ext(distinct_on(Picture.id))
        .join(PictureUse, (PictureUse.unit_id == Picture.unit_id) & (PictureUse.picture_id == Picture.id))
        .outerjoin(
            Article,
            (Article.unit_id == PictureUse.unit_id)
            & (Article.id == PictureUse.owner_id)
            & (PictureUse.owner_kind == "article"),
        )
        .where(Picture.unit_id == unit_id, Picture.is_withheld, PictureUse.is_live)
        .order_by(Picture.id, Article.id.nulls_last())
    )
    return [(WorkKind.PICTURE, row) for row in rows]


def _files(unit_id: int) -> Iterable[tuple[WorkKind, Row[Any]]]:
    rows = db.session.execute(
        select(File.id, File.filename.label("name"), File.rights_until)
        .add_columns(Article.id.label("article_id"), Article.title, Article.slug, Article.version)
        .ext(distinct_on(File.id))
        .join(FileUse, (FileUse.unit_id == File.unit_id) & (FileUse.file_id == File.id))
        .join(Article, (Article.unit_id == FileUse.unit_id) & (Article.id == FileUse.owner_id))
        .where(File.unit_id == unit_id, File.is_withheld, FileUse.is_live)
        .order_by(File.id, Article.id)
    )
    return [(WorkKind.FILE, row) for row in rows]


def _found(kind: WorkKind, row: Row[Any], law: str) -> Found:
    since = short_date(rights.withheld_from(row.rights_until))
    place = f" trong bài “{row.title}”" if kind is not WorkKind.ARTICLE and row.article_id else ""
    return Found(
        subject_kind=kind.value,
        subject_id=row.id,
        target="",
        severity=SEVERITY,
        title=f"{_NAMES[kind]} “{row.name}”{place} hết hạn quyền sử dụng",
        detail=f"Quyền sử dụng hết ngày {short_date(row.rights_until)}; nội dung tạm ẩn từ ngày {since}.",
        mend=_MENDS[kind],
        evidence={
            "path": address(row.article_id, row.slug) if row.article_id else "/",
            "article_version": row.version,
            "excerpt": row.name,
            "rights_until": row.rights_until.isoformat(),
            "rule": law,
        },
    )
