"""Is the timekeeper of the worker at work? It leaves a sign of life, and the pages that rely on it say when it stopped.

The sign is a row: without the database there is no page that could tell of it. Redis may be lost at any time, and that
would be told as a timekeeper that stopped.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from congxa.core import clock
from congxa.core.db import Base, db
from congxa.core.text import short_moment
from congxa.core.words import say


class Timekeeper(Base):
    """The one row of the timekeeper: when it last looked at the clock and had nothing left to do."""

    __tablename__ = "timekeeper"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seen_at: Mapped[datetime]


_ONE = 1


@dataclass(frozen=True)
class Limits:
    """``publishing/data/timekeeper.toml`` says what they mean."""

    sign_seconds: int
    silent_seconds: int


@cache
def limits() -> Limits:
    """The figures in force."""
    return Limits(**tomllib.loads(files("congxa.publishing").joinpath("data/timekeeper.toml").read_text("utf-8")))


def sign(now: datetime) -> None:
    """Leave a sign of life; writes nothing while the last one is young enough."""
    left = insert(Timekeeper).values(id=_ONE, seen_at=now)
    is_old = Timekeeper.seen_at < now - timedelta(seconds=limits().sign_seconds)
    db.session.execute(left.on_conflict_do_update(index_elements=["id"], set_={"seen_at": now}, where=is_old))


def standing_still() -> str:
    """What people are told while the timekeeper stands still; empty while it is at work."""
    now, seen_at = clock.now(), db.session.scalar(select(Timekeeper.seen_at))
    if seen_at is None or now - seen_at <= timedelta(seconds=limits().silent_seconds):
        return ""
    day, time = short_moment(seen_at).split()
    return say(
        "Hẹn giờ đang không chạy từ %(at)s: bài hẹn giờ chưa lên được, bài hết hạn chưa tự gỡ. Hãy báo người quản trị."
        " Khi hẹn giờ chạy lại, việc đến hạn được làm ngay.",
        at=time if clock.local(seen_at).date() == clock.local(now).date() else f"{day} {time}",
    )
