"""What is kept of where a work comes from, and on what right it is used."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class Provenance(Base):
    """The origin of one work (the text of an article, or a picture); at most one row a work."""

    __tablename__ = "provenance"
    __table_args__ = (UniqueConstraint("unit_id", "work_kind", "work_id"),)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    work_kind: Mapped[str]  # WorkKind: article | picture
    work_id: Mapped[int] = mapped_column(BigInteger)
    basis: Mapped[str]  # Basis
    author: Mapped[str]
    source_name: Mapped[str]
    source_url: Mapped[str]
    source_published_at: Mapped[datetime | None]
    agreement: Mapped[str]  # number of the written agreement, or how permission was given
    note: Mapped[str]


class RightsNotice(Base):
    """That the right to show a work ends soon, told once a step; another last day starts anew."""

    __tablename__ = "rights_notice"
    __table_args__ = (UniqueConstraint("unit_id", "work_kind", "work_id", "ends_on", "days"),)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    work_kind: Mapped[str]  # WorkKind
    work_id: Mapped[int] = mapped_column(BigInteger)
    ends_on: Mapped[date]  # the last day of the right
    days: Mapped[int]  # the step: so many days before that day
    made_at: Mapped[datetime]
    read_at: Mapped[datetime | None]  # somebody of the unit has taken note
    read_by: Mapped[str]
