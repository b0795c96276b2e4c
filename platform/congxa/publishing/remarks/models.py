"""What is kept of the remarks on an item?"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class Remark(Base):
    """What a colleague says of a passage, or of the whole item (``quote`` empty); with ``reply_to``, an answer to it.

    A passage is kept by its words and some letters around it: the text goes on changing below it.
    """

    __tablename__ = "remark"
    __table_args__ = (
        UniqueConstraint("unit_id", "article_id", "id"),
        ForeignKeyConstraint(["unit_id", "article_id"], ["article.unit_id", "article.id"]),
        ForeignKeyConstraint(
            ["unit_id", "article_id", "reply_to"], ["remark.unit_id", "remark.article_id", "remark.id"]
        ),
        Index("ix_remark_open", "unit_id", "article_id", postgresql_where="reply_to is null and resolved_at is null"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    article_id: Mapped[int] = mapped_column(BigInteger)
    reply_to: Mapped[int | None] = mapped_column(BigInteger)
    on_version: Mapped[int]  # the version of the item that was read
    quote: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    words: Mapped[str]
    by: Mapped[str]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str]
