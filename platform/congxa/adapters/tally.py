"""How often was each page read since the last look? Counted in Redis, so that a reader never makes PostgreSQL write.

Losing Redis loses the counts since the last look and nothing else: every call returns quickly and says so. Who read is
kept for half an hour as a digest with the day's secret, to count the same reader once; no address is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from datetime import date
from typing import NamedTuple

import redis
import structlog
from redis.backoff import NoBackoff
from redis.retry import Retry

from congxa.adapters.cache import ANSWER_SECONDS

log = structlog.get_logger(__name__)

COUNTS, BATCH = "congxa:views", "congxa:views:batch"
ONCE_SECONDS = 1800  # the same reader on the same page within this time counts once
MOST_PER_ADDRESS = 2_000  # pages counted for one address in that time: a school behind one, and no flood
MOST_COUNTS = 100_000  # pages counted between two looks
REST_SECONDS = 5.0  # without Redis nobody asks it again for so long

_COUNT = """
redis.call('zremrangebyscore', KEYS[1], '-inf', ARGV[1] - ARGV[2])
if redis.call('zcard', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
if redis.call('hlen', KEYS[2]) >= tonumber(ARGV[4]) then return 0 end
local counted = 0
for place = 6, #ARGV do
  if redis.call('zadd', KEYS[1], 'nx', ARGV[1], ARGV[5] .. ARGV[place]) == 1 then
    redis.call('hincrby', KEYS[2], ARGV[place], 1)
    counted = counted + 1
  end
end
redis.call('expire', KEYS[1], ARGV[2])
return counted
"""
_TAKE = """
if redis.call('exists', KEYS[2]) == 0 and redis.call('exists', KEYS[1]) == 1 then
  redis.call('rename', KEYS[1], KEYS[2])
end
return redis.call('hgetall', KEYS[2])
"""


class Count(NamedTuple):
    """So many readings of an article on a day; ``article_id`` 0: visits to the site as a whole."""

    day: date
    unit_id: int
    article_id: int
    views: int


class Tally:
    """The counts in Redis. No method raises for Redis being away."""

    def __init__(self, url: str) -> None:
        self._client: redis.Redis = redis.Redis.from_url(
            url,
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
            retry=Retry(NoBackoff(), 1),
            decode_responses=True,
        )
        self._secret: tuple[date | None, bytes] = (None, b"")
        self._away_until = 0.0

    def count(self, day: date, unit_id: int, article_ids: tuple[int, ...], address: str, agent: str) -> int:
        """Count a reader of these articles (0: of the site); gives how many of them were not counted before."""
        if time.monotonic() < self._away_until:
            return 0
        try:
            who, browser = (self._digest(day, words) for words in (address, agent))
            fields = [f"{day.isoformat()}:{unit_id}:{article_id}" for article_id in article_ids]
            limits = (int(time.time()), ONCE_SECONDS, MOST_PER_ADDRESS, MOST_COUNTS)
            return int(self._client.eval(_COUNT, 2, f"congxa:reader:{who}", COUNTS, *limits, browser, *fields))
        except (redis.RedisError, OSError) as error:
            self._away_until = time.monotonic() + REST_SECONDS
            log.warning("views_not_counted", error=str(error), seconds=REST_SECONDS)
            return 0

    def take(self) -> list[Count]:
        """What was counted since the last ``done``; the same again when the one before was never done."""
        try:
            said: list[str] = self._client.eval(_TAKE, 2, COUNTS, BATCH)
        except (redis.RedisError, OSError) as error:
            log.warning("views_not_taken", error=str(error))
            return []
        return [_count(field, views) for field, views in zip(said[::2], said[1::2], strict=True)]

    def done(self) -> None:
        """What was taken is kept elsewhere now."""
        try:
            self._client.delete(BATCH)
        except (redis.RedisError, OSError) as error:
            # Redis was there a moment ago; if the batch comes back with it, its minute is counted twice.
            log.warning("views_not_forgotten", error=str(error))

    def _digest(self, day: date, words: str) -> str:
        return hmac.new(self._secret_of(day), words.encode(), hashlib.sha256).hexdigest()[:24]

    def _secret_of(self, day: date) -> bytes:
        """The same in every process, another one each day, and gone the day after: no digest leads back."""
        kept_day, kept = self._secret
        if kept_day != day:
            key = f"congxa:reader-secret:{day.isoformat()}"
            self._client.set(key, secrets.token_hex(32), nx=True, ex=2 * 86400)
            kept = str(self._client.get(key) or "").encode()
            self._secret = (day, kept)
        return kept


def _count(field: str, views: str) -> Count:
    day, unit_id, article_id = field.split(":")
    return Count(date.fromisoformat(day), int(unit_id), int(article_id), int(views))
