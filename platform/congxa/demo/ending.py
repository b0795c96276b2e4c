"""Rights that end, in one commune: a text and a picture in twenty days, another of each since yesterday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import select

from congxa import copyright as rights
from congxa import publishing
from congxa.copyright import Basis, Origin, WorkKind
from congxa.core import clock
from congxa.core.db import db
from congxa.publishing import Article, ArticleState, PictureUse

UNIT = "huong-phung"
_ALLOWED = Origin(Basis.PERMISSION, author="Tác giả (mẫu)", agreement="Thư cho phép đăng có thời hạn (mẫu)")


def end_rights(unit_id: int) -> None:
    """Let some of the samples stand on a permission that ends; called at the end of loading a unit."""
    today = clock.today()
    soon, over = today + timedelta(days=20), today - timedelta(days=1)
    texts, pictures = _texts(unit_id), _pictures(unit_id)
    for kind, numbers in ((WorkKind.ARTICLE, texts), (WorkKind.PICTURE, pictures)):
        for number, day in zip(numbers, (soon, over), strict=False):
            rights.set_origin(unit_id, kind, number, _until(day))


def _until(day: date) -> Origin:
    return replace(_ALLOWED, valid_until=day)


def _texts(unit_id: int) -> list[int]:
    """The two newest reports of news."""
    news = select(Article.id).where(
        Article.unit_id == unit_id, Article.kind == "news", Article.state == ArticleState.PUBLISHED.value
    )
    return list(db.session.scalars(news.order_by(Article.published_at.desc()).limit(2)))


def _pictures(unit_id: int) -> list[int]:
    """Two pictures before readers, such as stand in texts and in nothing else first."""
    covers = select(Article.cover_id).where(Article.unit_id == unit_id, Article.cover_id.is_not(None))
    uses = select(PictureUse.picture_id).where(
        PictureUse.unit_id == unit_id, PictureUse.owner_kind == "article", PictureUse.is_live
    )
    inside = uses.where(PictureUse.picture_id.not_in(covers)).distinct().order_by(PictureUse.picture_id)
    every = uses.distinct().order_by(PictureUse.picture_id)
    return list(dict.fromkeys([*db.session.scalars(inside.limit(2)), *db.session.scalars(every.limit(2))]))[:2]


def tell(unit_id: int) -> None:
    """What the worker does each hour, once: notices, and the figures of the review."""
    publishing.settle(unit_id)
    publishing.make_notices(unit_id)
    publishing.keep_figures(unit_id)
