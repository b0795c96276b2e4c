"""What is kept to find by: one row for each thing that is public."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class SearchItem(Base):
    """A public thing as search knows it. Its texts are cleaned ones: what is found in them can be marked in them."""

    __tablename__ = "search_item"
    __table_args__ = (
        UniqueConstraint("unit_id", "owner_kind", "owner_id"),
        ForeignKeyConstraint(["unit_id", "section_id"], ["section.unit_id", "section.id"]),
        Index("ix_search_item_unit_id_published_at", "unit_id", "published_at"),
        Index("ix_search_item_words", "words", postgresql_using="gin"),
    )

    # What every search looks at stands first: PostgreSQL reads a row from its beginning.
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    published_at: Mapped[datetime]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    section_id: Mapped[int]
    kind: Mapped[str]  # the key of the kind of content
    words: Mapped[Any] = mapped_column(TSVECTOR)  # the lexemes of ``search.words``
    owner_kind: Mapped[str]  # article
    owner_id: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str]
    summary: Mapped[str]
    body: Mapped[str]  # without markup
    facts: Mapped[dict[str, Any]]  # further lines to find by: the name of the kind's field -> what it says
    path: Mapped[str]  # where the public finds it
