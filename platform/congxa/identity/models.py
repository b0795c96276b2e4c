"""What is kept of people, their memberships, and attempts to sign in."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class User(Base):
    """A person who can sign in. Belongs to no unit by itself: memberships say where and as what."""

    __tablename__ = "user_account"
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str]
    name: Mapped[str]
    password_hash: Mapped[str]
    stamp: Mapped[str]  # every session carries it; a new stamp ends all sessions that bear the old one
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    signed_in_at: Mapped[datetime | None]


Index("uq_user_account_email", func.lower(User.email), unique=True)


class Membership(Base):
    """A role of a person in a unit."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("unit_id", "user_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    role: Mapped[str]


class SignInFailure(Base):
    """A refused attempt, counted per account and source so that a stranger cannot lock out the owner."""

    __tablename__ = "sign_in_failure"
    __table_args__ = (
        Index("ix_sign_in_failure_account_source_at", "account", "source", "at"),
        CheckConstraint("length(account) <= 320 and length(source) <= 80", name="bounded"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str]  # the e-mail address as typed, folded; the account need not exist
    source: Mapped[str]  # "device:<id>" for a browser that signed in before, else "address:<network>"
    at: Mapped[datetime]
