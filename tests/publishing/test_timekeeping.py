"""The sign of life of the timekeeper: when it is left, and when its silence is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from cast import CHIEF, World
from congxa.core.db import db
from congxa.publishing.timekeeping import Timekeeper, limits, sign, standing_still

NOON = datetime(2026, 3, 2, 5, tzinfo=UTC)  # in Vietnam
SILENT = timedelta(seconds=limits().silent_seconds)
SECOND = timedelta(seconds=1)


def told(world: World) -> str:
    with world.desk(CHIEF):
        return standing_still()


def left(world: World, now: datetime) -> datetime | None:
    with world.desk(CHIEF):
        sign(now)
    with world.desk(CHIEF):
        return db.session.scalar(select(Timekeeper.seen_at))


def test_a_sign_is_written_again_only_when_it_is_old(world: World) -> None:
    young, old = (timedelta(seconds=limits().sign_seconds + more) for more in (0, 1))
    assert left(world, NOON) == NOON
    assert left(world, NOON + young) == NOON
    assert left(world, NOON + old) == NOON + old


def test_the_silence_is_told_beyond_its_limit_and_with_its_beginning(
    world: World, stop_clock: Callable[[datetime], None]
) -> None:
    left(world, NOON)
    stop_clock(NOON + SILENT)
    assert told(world) == ""
    stop_clock(NOON + SILENT + SECOND)
    assert told(world).startswith("Hẹn giờ đang không chạy từ 12:00: bài hẹn giờ chưa lên được")
    stop_clock(NOON + timedelta(days=1))
    assert told(world).startswith("Hẹn giờ đang không chạy từ 02/03/2026 12:00:")


def test_the_limit_leaves_room_for_signs_that_are_late() -> None:
    assert limits().silent_seconds > 2 * limits().sign_seconds
