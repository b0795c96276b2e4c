"""What is kept of readers: numbers by day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class ArticleView(Base):
    """How often an article was read on a day (in Vietnam)."""

    __tablename__ = "article_view"
    __table_args__ = (
        ForeignKeyConstraint(["unit_id", "article_id"], ["article.unit_id", "article.id"]),
        Index("ix_article_view_unit_id_day", "unit_id", "day"),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    article_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    views: Mapped[int]


class SiteVisit(Base):
    """How often a site was visited on a day; one reader counts again after half an hour."""

    __tablename__ = "site_visit"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    views: Mapped[int]
