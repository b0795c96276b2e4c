"""Signing in and out, and everything that changes an account."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select

from congxa.core import clock, text
from congxa.core.actor import Actor, ActorKind
from congxa.core.db import db
from congxa.core.errors import Invalid, Missing
from congxa.core.events import announce
from congxa.core.words import say
from congxa.identity import passwords, throttle
from congxa.identity.events import AccountActed
from congxa.identity.models import Membership, SignInFailure, User
from congxa.identity.permissions import Role


@dataclass(frozen=True)
class SignInResult:
    """Either the user, or in words why not. ``wait_until`` is set when further attempts are refused until then."""

    user: User | None
    message: str = ""
    wait_until: datetime | None = None


def sign_in(email: str, password: str, source: str) -> SignInResult:
    """Check an attempt from ``source`` (see ``throttle.source_of``) and record it. Runs in the gate's scope.

    Returns rather than raises, because the record of a failure must be committed.
    """
    account, now = email.strip().casefold()[:320], clock.now()
    wait = _waiting(account, source, now)
    if wait is not None and wait > now:
        return SignInResult(
            None,
            say(
                "Máy này đã nhập sai nhiều lần cho địa chỉ thư này. Hãy thử lại sau %(wait)s, hoặc dùng"
                " máy quen thuộc của bạn.",
                wait=text.short_moment(wait),
            ),
            wait,
        )
    user = db.session.scalar(select(User).where(func.lower(User.email) == account, User.is_active))
    if not passwords.is_password(password, user.password_hash if user else None) or user is None:
        db.session.add(SignInFailure(account=account, source=source, at=now))
        return SignInResult(
            None, say("Địa chỉ thư hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt.")
        )
    db.session.execute(delete(SignInFailure).where(SignInFailure.account == account, SignInFailure.source == source))
    user.signed_in_at = now
    _announce("account.signed_in", user)
    return SignInResult(user)


def forget_failures() -> None:
    """Delete the refused attempts that no longer count. Runs in the gate's scope, now and then."""
    db.session.execute(delete(SignInFailure).where(SignInFailure.at <= clock.now() - throttle.WINDOW))


def _waiting(account: str, source: str, now: datetime) -> datetime | None:
    count, newest = db.session.execute(
        select(func.count(), func.max(SignInFailure.at)).where(
            SignInFailure.account == account,
            SignInFailure.source == source,
            SignInFailure.at > now - throttle.WINDOW,
        )
    ).one()
    return throttle.waits_until(count, newest)


def change_password(user_id: int, current: str, new: str, repeated: str) -> User:
    """Give the account a new password and end every session; the caller writes the new stamp into its own.

    Raises Invalid at the field ``current_password``, ``new_password`` or ``repeated``.
    """
    user = _user(user_id)
    if not passwords.is_password(current, user.password_hash):
        raise Invalid.at("current_password", say("Mật khẩu hiện tại chưa đúng. Hãy nhập lại mật khẩu bạn đang dùng."))
    passwords.check_new(new, repeated, user.email)
    user.password_hash = passwords.hash_password(new)
    user.stamp = secrets.token_hex(16)
    _announce("account.password_changed", user)
    return user


def sign_out_everywhere(user_id: int) -> None:
    """End every session of the account, this one too."""
    user = _user(user_id)
    user.stamp = secrets.token_hex(16)
    _announce("account.signed_out_everywhere", user)


def create_user(email: str, name: str, password: str, memberships: dict[int, Role], *, hashed: str = "") -> User:
    """A new account with its memberships (unit id -> role); Invalid when the address is taken. Command line only.

    ``hashed`` spares the slow work where the sample accounts of a demonstration share one password.
    """
    address = email.strip()
    if db.session.scalar(select(User.id).where(func.lower(User.email) == address.casefold())):
        raise Invalid.at(
            "email", say("Địa chỉ thư %(address)s đã có tài khoản. Hãy dùng địa chỉ khác.", address=address)
        )
    user = User(
        email=address,
        name=name,
        password_hash=hashed or passwords.hash_password(password),
        stamp=secrets.token_hex(16),
        created_at=clock.now(),
    )
    db.session.add(user)
    db.session.flush()
    for unit_id, role in memberships.items():
        db.session.add(Membership(unit_id=unit_id, user_id=user.id, role=role.value))
    db.session.flush()
    _announce("account.created", user)
    return user


def _user(user_id: int) -> User:
    user = db.session.get(User, user_id)
    if user is None:
        raise Missing(say("Tài khoản này không còn nữa."))
    return user


def _announce(event: str, user: User) -> None:
    units = tuple(db.session.scalars(select(Membership.unit_id).where(Membership.user_id == user.id)))
    actor = Actor(ActorKind.USER, user.id, user.name)
    announce(AccountActed(event, actor, user.id, user.email, units))
