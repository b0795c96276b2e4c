"""What is kept of the review of stock: the figures of each day, and what was completed in one go."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class RightsStock(Base):
    """How many works of one kind the public saw on a day (in Vietnam), and how many had all that today's rules ask."""

    __tablename__ = "rights_stock"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    work_kind: Mapped[str] = mapped_column(primary_key=True)  # WorkKind
    total: Mapped[int]
    complete: Mapped[int]


class RightsBatch(Base):
    """One origin given to several works; ``works`` says for each what was said before, so that it can be taken back."""

    __tablename__ = "rights_batch"
    __table_args__ = (UniqueConstraint("unit_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    at: Mapped[datetime]
    by: Mapped[str]
    origin: Mapped[dict[str, Any]]  # what was given, as Origin.as_facts
    works: Mapped[list[Any]]  # {kind, id, title, before, after, refusal}
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str]
