"""What is kept of units, their sites and the hosts at which these answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class Unit(Base):
    """An administrative body. Its slug is its identity: names and official codes are reused after reforms."""

    __tablename__ = "unit"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    code: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    path: Mapped[list[int]] = mapped_column(ARRAY(Integer))  # ancestors, the root first, without the unit itself
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    area_km2: Mapped[float | None]
    population: Mapped[int | None]


class Site(Base):
    """The web site of a unit, as its tenant file, completed by its ancestors' files, describes it."""

    __tablename__ = "site"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    digest: Mapped[str]  # of the completed tenant file: what has not changed is not written again
    spec: Mapped[dict[str, Any]]  # the completed tenant file itself


class SiteHost(Base):
    """A host name at which a site answers; position 0 is the canonical one."""

    __tablename__ = "site_host"
    __table_args__ = (Index("ix_site_host_unit_id_position", "unit_id", "position", unique=True),)

    host: Mapped[str] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    position: Mapped[int]


class TenantApply(Base):
    """One ``congxa tenants apply`` that changed something. The newest id is the version that servers follow."""

    __tablename__ = "tenant_apply"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    changes: Mapped[list[Any]]


class SiteArrangement(Base):
    """A part of a site as its desk put it in force, laid over the tenant file; without content the file holds again.

    Append-only: the newest row of a part counts, and the newest id of all is a version that servers follow.
    """

    __tablename__ = "site_arrangement"
    __table_args__ = (Index("ix_site_arrangement_unit_id_part_id", "unit_id", "part", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    part: Mapped[str]  # schema.Part
    content: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    at: Mapped[datetime]
    by: Mapped[str]


class ArrangementDraft(Base):
    """What a desk is arranging and nobody else sees yet; the row outlives its content, so that its version rises."""

    __tablename__ = "arrangement_draft"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    version: Mapped[int] = mapped_column()
    updated_at: Mapped[datetime]
    updated_by: Mapped[str]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
