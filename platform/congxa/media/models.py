"""What is kept of pictures."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class Picture(Base):
    """A picture in a unit's library. The file lies in the storage under ``key``; its renditions beside it."""

    __tablename__ = "picture"
    __table_args__ = (UniqueConstraint("unit_id", "id"), Index("ix_picture_unit_id_sha256", "unit_id", "sha256"))

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    key: Mapped[str]
    sha256: Mapped[str]
    filename: Mapped[str]
    content_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]  # bytes
    alt: Mapped[str]
    caption: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
