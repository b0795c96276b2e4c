"""What is kept of pictures."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    UniqueConstraint,
    and_,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class Picture(Base):
    """A picture in a unit's library. The file lies in the storage under ``key``; its renditions beside it."""

    __tablename__ = "picture"
    __table_args__ = (
        UniqueConstraint("unit_id", "id"),
        Index("ix_picture_unit_id_sha256", "unit_id", "sha256"),
        Index("ix_picture_rights_until", "unit_id", "rights_until", postgresql_where="rights_until is not null"),
        Index("ix_picture_unit_id_folder", "unit_id", "folder"),
        Index("ix_picture_adopted", "adopted_unit_id", "adopted_id"),
        Index("ix_picture_shared", "unit_id", postgresql_where="is_shared"),
        Index("ix_picture_waiting", "id", postgresql_where="not has_renditions"),
        Index("ix_picture_binned_at", "binned_at", postgresql_where="binned_at is not null"),
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
    folder: Mapped[str] = mapped_column(default="")  # "Lễ hội/2026"; empty for none
    tags: Mapped[list[str]] = mapped_column(ARRAY(String), default=list)
    folded: Mapped[str] = mapped_column(default="")  # words and name without marks, for finding
    crop: Mapped[list[int] | None] = mapped_column(ARRAY(Integer))  # left, top, width, height in pixels of the original
    focus_x: Mapped[int] = mapped_column(SmallInteger, default=50)  # what matters most, in percent of what is shown
    focus_y: Mapped[int] = mapped_column(SmallInteger, default=50)
    edition: Mapped[int] = mapped_column(default=0)  # rises with every change of how it looks; part of its address
    has_renditions: Mapped[bool] = mapped_column(default=False)  # whether all sizes of this edition are made
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str] = mapped_column(default="")
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    withdrawn_above: Mapped[bool] = mapped_column(default=False)  # whether its source is off the pages of its unit
    binned_at: Mapped[datetime | None]
    binned_by: Mapped[str] = mapped_column(default="")
    is_shared: Mapped[bool] = mapped_column(default=False)  # with the units below
    adopted_unit_id: Mapped[int | None]  # of which picture of a unit above this is a copy
    adopted_id: Mapped[int | None] = mapped_column(BigInteger)
    # What the file says of itself (media.evidence); the desk asks for it by itself (``evidence_of``), readers may not.
    evidence: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict, deferred=True, deferred_raiseload=True)

    @property
    def shown_width(self) -> int:
        """In pixels of the original, as the crop leaves it."""
        return self.crop[2] if self.crop else self.width

    @property
    def shown_height(self) -> int:
        """The same for the height."""
        return self.crop[3] if self.crop else self.height

    @property
    def is_gone(self) -> bool:
        """Whether readers see our placeholder instead of it."""
        return self.withdrawn_at is not None or self.is_withheld


def is_shown() -> ColumnElement[bool]:
    """The same as SQL, the other way round: whether readers see the picture itself."""
    return and_(Picture.withdrawn_at.is_(None), Picture.is_withheld.is_(False))
