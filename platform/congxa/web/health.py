"""Is this process serving, and is everything there that it needs?"""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, current_app, jsonify
from sqlalchemy.exc import SQLAlchemyError

from congxa import publishing
from congxa.adapters.cache import Cache
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.tenancy import TenantApply
from congxa.web.access import plain


@plain
def healthz() -> Response:
    """The process answers. Asks nothing else: a lost database is no reason to restart us."""
    return jsonify(status="ok")


@plain
def readyz() -> tuple[Response, int]:
    """Whether pages can be served; 503 with what is missing. Redis is not needed to serve, nor is the
    worker: that one of them is away is said, and no reason to send readers elsewhere."""
    missing, stopped = [], False
    try:
        with transaction(Scope(DbRole.SITE), writes=False):
            stopped = bool(publishing.timekeeping.standing_still())
            if db.session.query(TenantApply.id).first() is None:
                missing.append("tenants")
    except SQLAlchemyError:
        missing.append("database")
    if missing:
        return jsonify(status="unavailable", missing=missing), 503
    answer: dict[str, Any] = {"status": "ready"}
    if stopped:
        answer["stopped"] = ["timekeeper"]
    cache: Cache | None = current_app.extensions.get("congxa.cache")
    if cache is not None and not cache.answers():
        answer["slower_without"] = ["redis"]
    return jsonify(answer), 200


def register(app: Flask) -> None:
    """Add both addresses to an application; they answer on any host."""
    app.add_url_rule("/healthz", "healthz", healthz, methods=["GET"])
    app.add_url_rule("/readyz", "readyz", readyz, methods=["GET"])
