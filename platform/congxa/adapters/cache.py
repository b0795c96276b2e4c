"""What does Redis do for us? It makes things faster and tells every process which pages to forget.

Nothing here is the only home of a fact. Without Redis every call returns quickly and says so:
sites and sign-in go on.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Collection

import redis
import structlog
from redis.backoff import NoBackoff
from redis.retry import Retry

from congxa.adapters.drops import CHANNEL, GENERATION, Subscription

log = structlog.get_logger(__name__)

ANSWER_SECONDS = 0.25

# Number and message in one step: listeners get the messages in the order of their numbers, and none without a number.
ANNOUNCE = """
local n = redis.call('INCRBY', KEYS[1], ARGV[1])
redis.call('PUBLISH', KEYS[2], string.format('{"n": %d, "tags": %s}', n, ARGV[2]))
return n
"""


class Cache:
    """A client of Redis that never raises for Redis being away."""

    def __init__(self, url: str) -> None:
        self._url = url
        # One more try at once: after a restart of Redis the pool still holds connections that are dead.
        retry = Retry(NoBackoff(), 1)
        self._client: redis.Redis = redis.Redis.from_url(
            url, socket_timeout=ANSWER_SECONDS, socket_connect_timeout=ANSWER_SECONDS, retry=retry
        )
        self._step_lock = threading.Lock()
        self._lost_drops = 0

    @classmethod
    def connect(cls, url: str) -> Cache:
        """A client for `redis://…` or `unix://…`; the first call connects."""
        return cls(url)

    def drop(self, tags: Collection[str]) -> bool:
        """Tells every listening process to forget the pages of these tags; call it after the commit.

        False when Redis did not take it. Then the next drop that succeeds leaves a gap in the numbers, at which every
        listener forgets everything: a lost message costs speed and keeps no page too long.
        """
        if not tags:
            return True
        with self._step_lock:
            owed, self._lost_drops = self._lost_drops, 0
        try:
            self._client.eval(ANNOUNCE, 2, GENERATION, CHANNEL, 1 + owed, json.dumps(sorted(tags)))
        except (redis.RedisError, OSError) as error:
            with self._step_lock:
                self._lost_drops += owed + 1
            log.warning("cache drop not announced", tags=len(tags), error=str(error))
            return False
        return True

    def settle(self) -> None:
        """Announces the gap of drops that were lost, if there are any; a listening process does this by itself."""
        if self._lost_drops:
            self.drop(["congxa:lost"])

    def answers(self) -> bool:
        """Whether Redis answers within a quarter of a second."""
        try:
            return bool(self._client.ping())
        except (redis.RedisError, OSError):
            return False

    def subscribe(
        self,
        on_drop: Callable[[int, Collection[str]], None],
        on_lost: Callable[[], None],
        on_ready: Callable[[], None],
    ) -> Subscription:
        """Listens in a daemon thread until the returned Subscription is closed.

        `on_ready` when every later drop will be heard; `on_drop` with its number and tags; `on_lost` when drops may
        have been missed (Redis silent for 2 s, connection gone, a number skipped): forget everything. After a skipped
        number `on_ready` follows at once, after a lost connection when it is back.
        """
        listener = Subscription(self._url, (on_drop, on_lost, on_ready), self.settle)
        listener.start()
        return listener

    def close(self) -> None:
        """Closes the idle connections."""
        self._client.close()
