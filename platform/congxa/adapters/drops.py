"""How does a process hear which pages to forget? One thread that listens, and notices when it might have missed one."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Collection

import redis
import structlog
from redis.backoff import NoBackoff
from redis.client import PubSub
from redis.retry import Retry

log = structlog.get_logger(__name__)

GENERATION = "congxa:generation"
CHANNEL = "congxa:drops"
# A silent Redis is asked and given up: 2 s at most after the last sign of life (two looks and one answer).
LOOK_SECONDS = 0.6
ANSWER_SECONDS = 0.7
FIRST_WAIT, LONGEST_WAIT = 0.1, 2.0

Listeners = tuple[Callable[[int, Collection[str]], None], Callable[[], None], Callable[[], None]]


class Lost(Exception):  # noqa: N818 - a fact, caught in this module
    """Redis stopped answering on a connection that is still open."""


class Subscription:
    """The listening thread; see Cache.subscribe."""

    def __init__(self, url: str, listeners: Listeners, each_second: Callable[[], None]) -> None:
        self._url = url
        self._on_drop, self._on_lost, self._on_ready = listeners
        self._each_second = each_second
        self._closed = threading.Event()
        self._ready = False
        self._seen = 0
        self._thread = threading.Thread(target=self._listen, name="cache-drops", daemon=True)

    def start(self) -> None:
        """Begins to listen."""
        self._thread.start()

    def close(self) -> None:
        """Stops listening; returns when the thread has ended."""
        self._closed.set()
        self._thread.join(LOOK_SECONDS + ANSWER_SECONDS + 1)

    def _listen(self) -> None:
        wait = FIRST_WAIT
        while not self._closed.is_set():
            try:
                self._follow_one_connection()
            except Exception as error:
                # Whatever it is, this thread must not end while others believe that it listens.
                if self._ready:
                    log.warning("cache drops no longer heard", error=str(error))
                    wait = FIRST_WAIT
                self._say_lost()
            self._closed.wait(wait)
            wait = min(wait * 2, LONGEST_WAIT)

    def _follow_one_connection(self) -> None:
        client = redis.Redis.from_url(
            self._url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS, retry=Retry(NoBackoff(), 0)
        )
        with client, client.pubsub() as pubsub:  # type: ignore[no-untyped-call]
            pubsub.subscribe(CHANNEL)
            self._await(pubsub, "subscribe")
            # Read after the subscription stands: a number up to this one is known, every later one will be heard.
            self._seen = int(client.get(GENERATION) or 0)
            self._say_ready()
            while not self._closed.is_set():
                self._each_second()
                self._hear(pubsub)

    def _hear(self, pubsub: PubSub) -> None:
        """Handles what comes within one look; when nothing comes, makes sure that Redis is still there."""
        end = time.monotonic() + LOOK_SECONDS
        heard = False
        while (left := end - time.monotonic()) > 0 and not self._closed.is_set():
            message = pubsub.get_message(timeout=left)
            if message is not None:
                heard = True
                self._take(message)
        if not heard:
            pubsub.ping()
            self._await(pubsub, "pong")

    def _await(self, pubsub: PubSub, kind: str) -> None:
        """Waits for an answer of this kind; drops that come before it are handled."""
        end = time.monotonic() + ANSWER_SECONDS
        while (left := end - time.monotonic()) > 0:
            message = pubsub.get_message(timeout=left)
            if message is not None and message["type"] == kind:
                return
            if message is not None:
                self._take(message)
        raise Lost(f"no {kind} within {ANSWER_SECONDS} s")

    def _take(self, message: dict[str, object]) -> None:
        if message["type"] != "message":
            return
        drop = json.loads(str(message["data"], "utf-8"))  # type: ignore[call-overload]
        number, tags = int(drop["n"]), frozenset(drop["tags"])  # the whole message is read before any of it counts
        if number != self._seen + 1:
            self._say_lost()
            self._say_ready()
        self._seen = number
        self._on_drop(number, tags)

    def _say_lost(self) -> None:
        if self._ready:
            self._ready = False
            self._on_lost()

    def _say_ready(self) -> None:
        self._ready = True
        self._on_ready()
