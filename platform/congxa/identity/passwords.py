"""Is this the password, and is a new one good enough? argon2id with the library's present recommendation."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from congxa.core.errors import Invalid
from congxa.core.words import say

MIN_LENGTH = 10
MAX_LENGTH = 200
_hasher = PasswordHasher()


@cache
def _nobody() -> str:
    """Verified when the account does not exist, so that the answer takes as long as for one that does."""
    return _hasher.hash("no account bears this password")


def hash_password(password: str) -> str:
    """The text to keep instead of the password."""
    return _hasher.hash(password)


def is_password(password: str, kept: str | None) -> bool:
    """Whether ``password`` is the one behind ``kept``; takes the same time when there is nothing to compare with."""
    try:
        return _hasher.verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def check_new(password: str, repeated: str, email: str) -> None:
    """Raise Invalid, naming the field, when a new password is too short, too long, the address, or mistyped."""
    if len(password) < MIN_LENGTH:
        raise Invalid.at(
            "new_password",
            say(
                "Mật khẩu mới có %(count)s ký tự; cần ít nhất %(least)s. Hãy dùng một câu dễ nhớ.",
                count=len(password),
                least=MIN_LENGTH,
            ),
        )
    if len(password) > MAX_LENGTH:
        raise Invalid.at("new_password", say("Mật khẩu mới dài quá %(most)s ký tự. Hãy rút ngắn lại.", most=MAX_LENGTH))
    if password.casefold() in {email.casefold(), email.split("@")[0].casefold()}:
        raise Invalid.at("new_password", say("Mật khẩu mới trùng với địa chỉ thư. Hãy chọn mật khẩu khác."))
    if password != repeated:
        raise Invalid.at("repeated", say("Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại lần hai."))
