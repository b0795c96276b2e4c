"""What is kept of who did what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class AuditRecord(Base):
    """One act. The database refuses to change or delete it, whoever asks."""

    __tablename__ = "audit_record"
    __table_args__ = (
        Index("ix_audit_record_unit_id_at", "unit_id", "at"),
        Index("ix_audit_record_unit_id_subject", "unit_id", "subject_kind", "subject_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    at: Mapped[datetime]
    actor_kind: Mapped[str]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    actor_name: Mapped[str]
    event: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    subject_title: Mapped[str]
    changes: Mapped[dict[str, Any]]  # field -> [from, to]
    note: Mapped[str]
