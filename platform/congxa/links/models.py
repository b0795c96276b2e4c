"""What is kept of outgoing links and of the rules about them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core.db import Base


class OutboundLink(Base):
    """One outgoing address at one place of one thing; written in the transaction that saves the thing."""

    __tablename__ = "outbound_link"
    __table_args__ = (
        Index("ix_outbound_link_host_reversed", "host_reversed", postgresql_ops={"host_reversed": "text_pattern_ops"}),
        Index("ix_outbound_link_owner", "unit_id", "owner_kind", "owner_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    owner_kind: Mapped[str]  # article | banner | site
    owner_id: Mapped[int] = mapped_column(BigInteger)
    owner_title: Mapped[str]
    owner_path: Mapped[str]  # where the public finds it; "" when it has no page of its own
    field: Mapped[str]  # body | url | source_url | …
    position: Mapped[int]
    element: Mapped[str]  # a | img-link | banner | …
    url: Mapped[str]
    host: Mapped[str]
    domain: Mapped[str]  # what somebody registered: "w88-example.test" for all its subdomains
    host_reversed: Mapped[str]  # "test.w88-example." so that a prefix finds a host with its subdomains
    anchor_text: Mapped[str]
    is_hidden: Mapped[bool]  # hidden by style in what was submitted
    via: Mapped[str]  # host of the redirector that carries this address; "" when it stands by itself
    is_live: Mapped[bool]  # whether its owner is public now
    first_seen_at: Mapped[datetime]
    first_seen_by: Mapped[str]


class LinkRule(Base):
    """A decision of a unit about addresses, binding for itself and all units below it."""

    __tablename__ = "link_rule"
    __table_args__ = (UniqueConstraint("unit_id", "id"), Index("ix_link_rule_unit_id_host", "unit_id", "host"))

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    verdict: Mapped[str]  # Verdict: block | review | allow
    kind: Mapped[str]  # TargetKind: host | path | url
    host: Mapped[str]
    path: Mapped[str]
    url: Mapped[str]
    reason: Mapped[str]
    legal_basis: Mapped[str]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    author_name: Mapped[str]
    created_at: Mapped[datetime]
    valid_from: Mapped[datetime]
    valid_until: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[str]
    revoke_reason: Mapped[str]
    effect: Mapped[dict[str, Any]]  # what the preview counted when the rule was made


class LinkPolicy(Base):
    """The version of a unit's rules: a page asks for this one number to know whether its compiled rules still hold."""

    __tablename__ = "link_policy"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    version: Mapped[int]
