"""The bus on a real Redis: a drop reaches every listener, and a listener that may have missed one says so."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import redis

from congxa.adapters.cache import Cache
from congxa.adapters.drops import CHANNEL, GENERATION
from congxa.adapters.engines import Engines
from congxa.adapters.engines.redis import Redis


class Diary:
    """Writes down what a listener is told, in order."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def on_drop(self, number: int, tags: Collection[str]) -> None:
        self.told.append((number, sorted(tags)))

    def on_lost(self) -> None:
        self.told.append("lost")

    def on_ready(self) -> None:
        self.told.append("ready")

    @property
    def drops(self) -> list[list[str]]:
        return [entry[1] for entry in self.told if isinstance(entry, tuple)]


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[Redis]:
    """A Redis of this test alone, which it may stop."""
    server = Redis(tmp_path, tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def listen(cache: Cache, closing: ExitStack) -> Diary:
    diary = Diary()
    closing.callback(cache.subscribe(diary.on_drop, diary.on_lost, diary.on_ready).close)
    wait_until(lambda: diary.told == ["ready"])
    return diary


def wait_until(holds: Callable[[], bool], seconds: float = 5.0) -> float:
    """How long it took."""
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < seconds, "not within the time"
        time.sleep(0.005)
    return time.monotonic() - begun


def test_a_drop_reaches_every_listener_in_order(engines: Engines, closing: ExitStack) -> None:
    cache = Cache.connect(engines.redis_url)
    one, two = listen(cache, closing), listen(cache, closing)
    assert cache.drop({"unit:khe-sanh", "article:7"})
    assert cache.drop(["unit:lao-bao"])
    for diary in (one, two):
        wait_until(lambda diary=diary: len(diary.drops) == 2)
        assert diary.drops == [["article:7", "unit:khe-sanh"], ["unit:lao-bao"]]
        first, second = (entry[0] for entry in diary.told if isinstance(entry, tuple))
        assert second == first + 1
        assert "lost" not in diary.told


def test_dropping_nothing_tells_nobody(engines: Engines) -> None:
    with redis.Redis.from_url(engines.redis_url) as client:
        before = client.get(GENERATION)
        assert Cache.connect(engines.redis_url).drop([])
        assert client.get(GENERATION) == before


def test_a_skipped_number_means_that_something_was_missed(engines: Engines, closing: ExitStack) -> None:
    cache = Cache.connect(engines.redis_url)
    diary = listen(cache, closing)
    with redis.Redis.from_url(engines.redis_url) as client:
        client.incr(GENERATION)  # a number whose message nobody heard
    cache.drop(["unit:khe-sanh"])
    wait_until(lambda: bool(diary.drops))
    assert [entry if isinstance(entry, str) else "drop" for entry in diary.told] == ["ready", "lost", "ready", "drop"]


def test_a_counter_that_begins_again_means_that_something_was_missed(own_redis: Redis, closing: ExitStack) -> None:
    cache = Cache.connect(own_redis.url)
    diary = listen(cache, closing)
    for _ in range(3):
        cache.drop(["a"])
    with redis.Redis.from_url(own_redis.url) as client:
        client.delete(GENERATION)  # as when Redis is out of memory
    cache.drop(["b"])
    wait_until(lambda: ["b"] in diary.drops)
    assert diary.told[-3:] == ["lost", "ready", (1, ["b"])]


@pytest.mark.parametrize("message", [b"\xff not text", b"[]", b'{"n": "x"}', b'{"n": 1}'])
def test_a_message_that_is_not_ours_does_not_end_the_listening(
    engines: Engines, closing: ExitStack, message: bytes
) -> None:
    cache = Cache.connect(engines.redis_url)
    diary = listen(cache, closing)
    with redis.Redis.from_url(engines.redis_url) as client:
        client.publish(CHANNEL, message)
    wait_until(lambda: diary.told[-2:] == ["lost", "ready"])
    cache.drop(["a"])
    wait_until(lambda: diary.drops == [["a"]])


def test_a_stopped_redis_is_lost_and_found_again(own_redis: Redis, closing: ExitStack) -> None:
    cache = Cache.connect(own_redis.url)
    diary = listen(cache, closing)
    own_redis.stop()
    assert wait_until(lambda: diary.told == ["ready", "lost"]) < 2
    begun = time.monotonic()
    assert cache.drop(["a"]) is False
    assert cache.answers() is False
    assert time.monotonic() - begun < 1
    own_redis.start()
    wait_until(lambda: diary.told[:3] == ["ready", "lost", "ready"])
    assert cache.answers()
    assert cache.drop(["b"])
    wait_until(lambda: ["b"] in diary.drops)


def test_a_redis_that_hangs_is_lost_within_two_seconds_and_holds_nobody_up(
    own_redis: Redis, closing: ExitStack
) -> None:
    cache = Cache.connect(own_redis.url)
    diary = listen(cache, closing)
    with redis.Redis.from_url(own_redis.url) as client:
        pid = int(client.info("server")["process_id"])
    os.kill(pid, signal.SIGSTOP)
    try:
        begun = time.monotonic()
        assert cache.drop(["a"]) is False
        assert time.monotonic() - begun < 1
        wait_until(lambda: "lost" in diary.told)
        assert time.monotonic() - begun < 2.2
    finally:
        os.kill(pid, signal.SIGCONT)
    wait_until(lambda: diary.told[-1] != "lost", 6)


def test_a_connection_cut_by_redis_is_lost_and_not_quietly_renewed(own_redis: Redis, closing: ExitStack) -> None:
    diary = listen(Cache.connect(own_redis.url), closing)
    with redis.Redis.from_url(own_redis.url) as client:
        client.execute_command("CLIENT", "KILL", "TYPE", "pubsub")
    wait_until(lambda: diary.told == ["ready", "lost", "ready"])


def test_a_drop_that_redis_did_not_take_leaves_a_gap_for_those_who_still_listen(
    own_redis: Redis, closing: ExitStack
) -> None:
    diary = listen(Cache.connect(own_redis.url), closing)
    writer = Cache.connect(own_redis.url)
    with redis.Redis.from_url(own_redis.url) as client:
        client.config_set("maxmemory-policy", "noeviction")
        client.config_set("maxmemory", "1")
        assert writer.drop(["unheard"]) is False
        assert diary.told == ["ready"]
        client.config_set("maxmemory", "64mb")
    assert writer.drop(["heard"])
    wait_until(lambda: ["heard"] in diary.drops)
    assert [entry if isinstance(entry, str) else "drop" for entry in diary.told] == ["ready", "lost", "ready", "drop"]


def test_a_process_that_listens_makes_up_for_a_lost_drop_by_itself(own_redis: Redis, closing: ExitStack) -> None:
    cache = Cache.connect(own_redis.url)
    diary = listen(cache, closing)
    with redis.Redis.from_url(own_redis.url) as client:
        client.config_set("maxmemory-policy", "noeviction")
        client.config_set("maxmemory", "1")
        assert cache.drop(["unheard"]) is False
        client.config_set("maxmemory", "64mb")
    wait_until(lambda: diary.told[:3] == ["ready", "lost", "ready"])


def test_without_any_redis_nothing_raises(tmp_path: Path, closing: ExitStack) -> None:
    cache = Cache.connect(f"unix://{tmp_path}/nothing.sock")
    diary = Diary()
    closing.callback(cache.subscribe(diary.on_drop, diary.on_lost, diary.on_ready).close)
    assert cache.drop(["a"]) is False
    assert cache.answers() is False
    assert diary.told == []
