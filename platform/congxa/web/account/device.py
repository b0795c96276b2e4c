"""Has this browser signed in to this account before? A signed cookie that gives it a counter of its own.

So failures of strangers elsewhere never make the owner's own browser wait (see ``identity.throttle``).
"""

from __future__ import annotations

import hashlib
import secrets

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

COOKIE = "may"
LIFETIME = 180 * 24 * 3600  # seconds


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="device")


def _account_key(email: str) -> str:
    return hashlib.sha256(email.strip().casefold().encode()).hexdigest()[:16]


def device_of(email: str) -> str | None:
    """The browser's number for this account, or None when it never signed in to it."""
    try:
        known: dict[str, str] = _serializer().loads(request.cookies.get(COOKIE, ""))
    except BadSignature:
        return None
    return known.get(_account_key(email))


def remember_device(response: Response, email: str) -> None:
    """Give the browser a number for this account; it keeps those of at most five accounts."""
    try:
        known: dict[str, str] = _serializer().loads(request.cookies.get(COOKIE, ""))
    except BadSignature:
        known = {}
    key = _account_key(email)
    number = known.pop(key, None) or secrets.token_hex(8)
    kept = dict(list(known.items())[-4:]) | {key: number}
    response.set_cookie(
        COOKIE,
        _serializer().dumps(kept),
        max_age=LIFETIME,
        httponly=True,
        samesite="Lax",
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
        path="/dang-nhap",
    )
