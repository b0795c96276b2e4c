"""What is kept of an item that was sent to a unit below, and of the pictures and files that went along."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class SyndicatedCopy(Base):
    """One item on its way to, or on the site of, one unit below. ``unit_id`` is the unit that receives it."""

    __tablename__ = "syndicated_copy"
    __table_args__ = (
        UniqueConstraint("source_unit_id", "source_article_id", "unit_id"),
        ForeignKeyConstraint(["source_unit_id", "source_article_id"], ["article.unit_id", "article.id"]),
        Index("ix_syndicated_copy_unit_id_article_id", "unit_id", "article_id"),
        Index("ix_syndicated_copy_pending", "unit_id", postgresql_where="is_pending"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    article_id: Mapped[int | None] = mapped_column(BigInteger)  # its article there, once it was delivered
    source_unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    source_article_id: Mapped[int] = mapped_column(BigInteger)
    mode: Mapped[str]  # rules.Mode
    state: Mapped[str]  # rules.CopyState
    section: Mapped[str]  # slug of the section of the receiving unit
    may_decline: Mapped[bool]
    goes_live: Mapped[bool]  # whether it is public at once, or waits for the unit's chief editor
    is_pending: Mapped[bool]  # whether the worker has something to do for it
    is_changed: Mapped[bool]  # whether the receiving unit changed the text
    title: Mapped[str]  # of the source, so that both sides can name it
    sent_version: Mapped[int]  # of the source, when it was last sent on
    delivered_version: Mapped[int]  # of the source, as it stands in the copy; 0: not yet
    offered: Mapped[dict[str, Any]] = mapped_column(default=dict)  # a newer text for a copy that was changed
    note: Mapped[str]  # what the sender says to the receivers
    reason: Mapped[str]  # why it was refused, declined or taken back
    failures: Mapped[int] = mapped_column(default=0)  # of the delivery, in a row
    failing_since: Mapped[datetime | None]
    next_try_at: Mapped[datetime | None]  # not before; None: at the next look
    trouble: Mapped[str] = mapped_column(default="")  # trouble.Trouble
    at: Mapped[datetime]
    by: Mapped[str]


class SyndicatedWork(Base):
    """A picture or a file of the sender that went along with a copy once, also when the item shows it no more: what
    becomes of it above is brought to that unit."""

    __tablename__ = "syndicated_work"
    __table_args__ = (
        ForeignKeyConstraint(
            ["source_unit_id", "source_article_id", "unit_id"],
            ["syndicated_copy.source_unit_id", "syndicated_copy.source_article_id", "syndicated_copy.unit_id"],
            ondelete="cascade",
        ),
        Index("ix_syndicated_work_copy", "source_unit_id", "source_article_id", "unit_id"),
    )

    source_unit_id: Mapped[int] = mapped_column(primary_key=True)
    work_kind: Mapped[str] = mapped_column(primary_key=True)  # copyright.WorkKind
    source_work_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    source_article_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(primary_key=True)  # that receives it
