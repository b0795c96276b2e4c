"""What is kept of files that are no pictures."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core import text
from congxa.core.db import Base
from congxa.media.files.sorts import FORMS, SORTS


class File(Base):
    """A file in a unit's library. Its bytes lie in the storage under ``key``; pictures of its pages beside it."""

    __tablename__ = "file"
    __table_args__ = (
        UniqueConstraint("unit_id", "id"),
        UniqueConstraint("unit_id", "sha256"),
        Index("ix_file_unit_id_folder", "unit_id", "folder"),
        Index("ix_file_binned_at", "binned_at", postgresql_where="binned_at is not null"),
        Index("ix_file_waiting", "id", postgresql_where="pages > 0 and not has_pictures"),
        Index("ix_file_rights_until", "unit_id", "rights_until", postgresql_where="rights_until is not null"),
        Index("ix_file_adopted", "adopted_unit_id", "adopted_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    key: Mapped[str]
    sha256: Mapped[str]
    filename: Mapped[str]  # as the person called it, with the ending of what it really is
    sort: Mapped[str]  # key of media.files.sorts.SORTS
    content_type: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)  # bytes
    pages: Mapped[int]  # of a PDF; 0 for everything else
    width: Mapped[int]  # of a film; 0 where it has none or does not say
    height: Mapped[int]
    seconds: Mapped[int]  # how long a film or a recording is; 0 when it does not say
    title: Mapped[str]
    description: Mapped[str]
    folded: Mapped[str]  # title and name without marks, for finding
    has_pictures: Mapped[bool]  # whether the pictures of all pages are made
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    rights_until: Mapped[date | None]  # the last day on which it may be shown; None: no end
    is_withheld: Mapped[bool] = mapped_column(default=False)  # that day is over: readers do not find it
    folder: Mapped[str] = mapped_column(default="")  # as of pictures
    tags: Mapped[list[str]] = mapped_column(ARRAY(String), default=list)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str] = mapped_column(default="")
    withdrawn_reason: Mapped[str] = mapped_column(default="")  # readers are told it
    withdrawn_above: Mapped[bool] = mapped_column(default=False)  # as of pictures
    binned_at: Mapped[datetime | None]
    binned_by: Mapped[str] = mapped_column(default="")
    adopted_unit_id: Mapped[int | None]  # of which file of a unit above this is a copy
    adopted_id: Mapped[int | None] = mapped_column(BigInteger)
    evidence: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict, deferred=True, deferred_raiseload=True)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    @property
    def ending(self) -> str:
        """``pdf``, ``mp4``…: what the content is, not what the upload was called."""
        return self.filename.rsplit(".", 1)[-1]

    @property
    def form(self) -> str:
        """``PDF``, ``Word``…: the format in a word."""
        return FORMS[self.ending].title

    @property
    def sort_title(self) -> str:
        """``Tài liệu PDF``."""
        return SORTS[self.sort].title

    @property
    def shown_title(self) -> str:
        """What a list calls it: its title or, without one, its name."""
        return self.title or self.filename

    @property
    def is_gone(self) -> bool:
        """Whether readers do not get it."""
        return self.withdrawn_at is not None or self.is_withheld

    @property
    def size_in_words(self) -> str:
        """``1,4 MB``."""
        return text.size(self.size)

    @property
    def duration(self) -> str:
        """``3:25``; empty when it is not known."""
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        if not self.seconds:
            return ""
        return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


class FilePage(Base):
    """A page of a PDF: its size in points, and the text that was found on it."""

    __tablename__ = "file_page"
    __table_args__ = (
        UniqueConstraint("unit_id", "file_id", "number"),
        ForeignKeyConstraint(["unit_id", "file_id"], ["file.unit_id", "file.id"]),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    file_id: Mapped[int] = mapped_column(BigInteger)
    number: Mapped[int]
    width: Mapped[float]
    height: Mapped[float]
    text: Mapped[str]
