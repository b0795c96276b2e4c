"""What is kept of where a work comes from, and on what right it is used."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base
from congxa.core.text import short_date
from congxa.core.words import say


class Provenance(Base):
    """The origin of one work (the text of an article, a picture, a file); at most one row a work."""

    __tablename__ = "provenance"
    __table_args__ = (
        UniqueConstraint("unit_id", "work_kind", "work_id"),
        ForeignKeyConstraint(["unit_id", "contributor_id"], ["contributor.unit_id", "contributor.id"]),
        ForeignKeyConstraint(["unit_id", "proof_id"], ["file.unit_id", "file.id"]),
        Index("ix_provenance_contributor_id", "contributor_id", postgresql_where="contributor_id is not null"),
        Index("ix_provenance_agreement_id", "agreement_id", postgresql_where="agreement_id is not null"),
        Index("ix_provenance_proof_id", "proof_id", postgresql_where="proof_id is not null"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    work_kind: Mapped[str]  # WorkKind
    work_id: Mapped[int] = mapped_column(BigInteger)
    basis: Mapped[str]  # Basis
    author: Mapped[str]
    source_name: Mapped[str]
    source_url: Mapped[str]
    source_published_at: Mapped[datetime | None]
    agreement: Mapped[str]  # number of the written agreement, or how permission was given
    note: Mapped[str]
    contributor_id: Mapped[int | None] = mapped_column(BigInteger)
    # Alone, without the unit: an agreement of a unit above may cover this one.
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"))
    licence: Mapped[str] = mapped_column(default="")  # key of data/licences.toml
    licence_version: Mapped[str] = mapped_column(default="")
    scope: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]  # the last day of the right
    proof_id: Mapped[int | None] = mapped_column(BigInteger)


class Agreement(Base):
    """A standing written consent of a press agency or another owner of rights: entered once, chosen from a list."""

    __tablename__ = "agreement"
    __table_args__ = (
        UniqueConstraint("unit_id", "id"),
        ForeignKeyConstraint(["unit_id", "proof_id"], ["file.unit_id", "file.id"]),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    number: Mapped[str]
    partner: Mapped[str]
    signed_on: Mapped[date]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]  # the last day; None: until it is ended
    works: Mapped[list[Any]]  # WorkKinds that it covers
    scope: Mapped[str]  # what it covers, in words
    covers_below: Mapped[bool]  # the units below may use it as well
    proof_id: Mapped[int | None] = mapped_column(BigInteger)  # the scan, a file of the unit
    note: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    closed_at: Mapped[datetime | None]  # from then on it is chosen no more; what stands on it stays
    closed_by: Mapped[str]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    @property
    def title(self) -> str:
        """``Báo Vùng Cao, số 03/TT-BBT (đến 31/12/2026)``."""
        ends = say(" (đến %(day)s)", day=short_date(self.valid_until)) if self.valid_until else ""
        return say("%(partner)s, số %(number)s%(ends)s", partner=self.partner, number=self.number, ends=ends)


class Contributor(Base):
    """Somebody outside the unit who sends texts and pictures, and the consent to publish them."""

    __tablename__ = "contributor"
    __table_args__ = (
        UniqueConstraint("unit_id", "id"),
        ForeignKeyConstraint(["unit_id", "proof_id"], ["file.unit_id", "file.id"]),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    name: Mapped[str]  # as the credit writes it
    # Private: read by the desk of the unit alone, and only where it is asked for.
    contact: Mapped[str] = mapped_column(deferred=True, deferred_raiseload=True)
    proof_id: Mapped[int | None] = mapped_column(BigInteger)  # the written consent, a file of the unit
    terms: Mapped[str]  # what was consented to, in words
    valid_until: Mapped[date | None]  # the last day of the consent; None: until it is taken back
    note: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


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
