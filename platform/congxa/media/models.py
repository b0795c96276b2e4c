"""What is kept of pictures."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class Picture(Base):
    """A picture in a unit's library. The file lies in the storage under ``key``; its renditions beside it."""

    __tablename__ = "picture"
    __table_args__ = (
        UniqueConstraint("unit_id", "id"),
        Index("ix_picture_unit_id_sha256", "unit_id", "sha256"),
        Index("ix_picture_rights_until", "unit_id", "rights_until", postgresql_where="rights_until is not null"),
    )

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
    rights_until: Mapped[date | None]  # the last day on which it may be shown; None: no end
    is_withheld: Mapped[bool] = mapped_column(default=False)  # that day is over: readers find a placeholder
