"""What is kept of a form that is being typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class Autosave(Base):
    """The form of one item as one person has typed it so far."""

    __tablename__ = "autosave"
    __table_args__ = (
        UniqueConstraint("unit_id", "user_id", "item"),
        Index("ix_autosave_at", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    item: Mapped[str]  # the article's number, or the key of the form of a new one
    article_id: Mapped[int | None] = mapped_column(BigInteger)
    version: Mapped[int]  # of the article, when the form was opened; 0: it is new
    section: Mapped[str]
    title: Mapped[str]
    form: Mapped[list[Any]]  # pairs of name and value, as a browser sends them
    at: Mapped[datetime]
