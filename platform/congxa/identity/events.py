"""What ``identity`` announces; ``audit``, which stands above it, writes it down."""

from __future__ import annotations

from dataclasses import dataclass

from congxa.core.actor import Actor


@dataclass(frozen=True)
class AccountActed:
    """Something happened to an account. ``unit_ids`` are the units in whose record it belongs."""

    event: str  # an audit.Event value: account.signed_in, account.password_changed, …
    actor: Actor
    user_id: int
    email: str
    unit_ids: tuple[int, ...]
    note: str = ""
