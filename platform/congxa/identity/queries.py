"""Reading accounts and memberships."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from congxa.core.actor import Actor, ActorKind
from congxa.core.db import db
from congxa.identity.models import Membership, User
from congxa.identity.permissions import Role, reach_of


@dataclass(frozen=True)
class SignedIn:
    """A person with a valid session: the account's facts, the actor, and the memberships (unit id, role)."""

    user_id: int
    email: str
    name: str
    stamp: str
    actor: Actor
    memberships: tuple[tuple[int, Role], ...]


def signed_in(user_id: int, below: Mapping[int, tuple[int, ...]]) -> SignedIn | None:
    """The person behind a session, or None when the account is gone or switched off. Runs in the gate's scope.

    ``below`` gives the ids of all units under a unit.
    """
    user = db.session.get(User, user_id)
    if user is None or not user.is_active:
        return None
    rows = db.session.execute(select(Membership.unit_id, Membership.role).where(Membership.user_id == user_id))
    memberships = tuple((unit_id, Role(role)) for unit_id, role in rows)
    actor = Actor(ActorKind.USER, user.id, user.name, reach_of(memberships, below))
    return SignedIn(user.id, user.email, user.name, user.stamp, actor, memberships)
