"""What is kept of findings, and of the directives that put them right."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class Finding(Base):
    """One breach at one place. The fingerprint says which: the same breach found again is the same row."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("unit_id", "id"),
        UniqueConstraint("unit_id", "fingerprint"),
        Index("ix_finding_unit_id_state", "unit_id", "state"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    check: Mapped[str]  # key of the check, the name of its file
    fingerprint: Mapped[str]  # check, object and target; never the position
    severity: Mapped[str]  # Severity
    state: Mapped[str]  # FindingState
    subject_kind: Mapped[str]
    subject_id: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str]
    detail: Mapped[str]
    mend: Mapped[str]  # how to put it right, in words for the commune
    evidence: Mapped[dict[str, Any]]
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    recurrence: Mapped[int]


class Directive(Base):
    """An order of a supervising unit to put something right; one text, many recipients."""

    __tablename__ = "directive"
    __table_args__ = (UniqueConstraint("unit_id", "id"), UniqueConstraint("unit_id", "number"))

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))  # the unit that issues it
    number: Mapped[int]
    title: Mapped[str]
    body: Mapped[str]  # plain text
    legal_basis: Mapped[str]
    issued_at: Mapped[datetime]
    issued_by: Mapped[str]


class DirectiveTask(Base):
    """A directive in the hands of one commune, with its own clock and state. Overdue is derived, never stored."""

    __tablename__ = "directive_task"
    __table_args__ = (
        UniqueConstraint("unit_id", "id"),
        UniqueConstraint("unit_id", "directive_id"),
        ForeignKeyConstraint(["office_id", "directive_id"], ["directive.unit_id", "directive.id"]),
        Index("ix_directive_task_directive_id", "directive_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))  # the commune
    office_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    directive_id: Mapped[int] = mapped_column(BigInteger)
    state: Mapped[str]  # TaskState
    due_at: Mapped[datetime]
    acknowledged_at: Mapped[datetime | None]
    responded_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    responded_by: Mapped[str]
    rounds: Mapped[int]  # how often it was returned
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class TaskFinding(Base):
    """The findings that a task is about."""

    __tablename__ = "task_finding"
    __table_args__ = (
        ForeignKeyConstraint(["unit_id", "task_id"], ["directive_task.unit_id", "directive_task.id"]),
        ForeignKeyConstraint(["unit_id", "finding_id"], ["finding.unit_id", "finding.id"]),
    )

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    task_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    finding_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)


class TaskEvent(Base):
    """One step of a task, with what was said; append-only."""

    __tablename__ = "task_event"
    __table_args__ = (
        ForeignKeyConstraint(["unit_id", "task_id"], ["directive_task.unit_id", "directive_task.id"]),
        Index("ix_task_event_unit_id_task_id", "unit_id", "task_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    task_id: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]
    by: Mapped[str]
    step: Mapped[str]  # Step
    text: Mapped[str]
