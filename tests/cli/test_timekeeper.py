"""What must happen at its very moment, by the real worker, with nobody visiting."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from cast import CHIEF, World
from congxa import publishing
from congxa.cli import timekeeper
from congxa.core import clock
from congxa.identity import Permission
from congxa.publishing import Article
from publishing.desk import GOOD, draft
from workers import working

STARTS_WITHIN = 90.0  # seconds
PROMISED = 5.0  # seconds after its time


@pytest.fixture
def worker(world: World) -> Iterator[None]:
    with working():
        yield


def seen(world: World, article_id: int) -> Article:
    with world.desk(CHIEF) as (chief, unit_id):
        return publishing.article_for(chief, Permission.DESK_READ, unit_id, article_id)


def await_first_look(world: World) -> None:
    """Until the worker has started and done something: that is not what is measured."""
    until = clock.now() + timedelta(seconds=STARTS_WITHIN)
    with world.desk(CHIEF) as (chief, unit_id):
        first = publishing.create(chief, unit_id, GOOD)
        publishing.schedule(chief, unit_id, first.id, first.version, clock.now() + timedelta(seconds=1))
    while seen(world, first.id).state != "published":
        assert clock.now() < until, "the worker did not start"
        time.sleep(0.2)


def test_an_item_goes_out_and_off_within_five_seconds_of_its_time(world: World, worker: None) -> None:
    await_first_look(world)
    out_at = clock.now() + timedelta(seconds=4)
    off_at = out_at + timedelta(seconds=7)
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, draft(body=GOOD.body, expires_at=off_at))
        publishing.schedule(chief, unit_id, article.id, article.version, out_at)
    for state, moment in (("published", out_at), ("expired", off_at)):
        while (now := seen(world, article.id)).state != state:
            assert clock.now() < moment + timedelta(seconds=PROMISED), f"{state}: still {now.state}"
            time.sleep(0.2)
        assert now.updated_at >= moment


def test_a_look_that_takes_long_keeps_no_other_waiting(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, looked, ended = threading.Event(), threading.Event(), threading.Event()

    def deliver_much() -> None:
        begun.set()
        ended.wait(60)

    def look() -> None:
        if begun.is_set():
            looked.set()

    monkeypatch.setattr(timekeeper, "EVERY", 0.01)
    monkeypatch.setattr(timekeeper, "LOOKS", (deliver_much, look))
    with timekeeper.timekeeper():
        was_looked_at = looked.wait(30)
        ended.set()
    assert was_looked_at
