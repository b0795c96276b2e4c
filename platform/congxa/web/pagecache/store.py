"""Which pages are kept, which are forgotten, and how sure are we that a kept page is still true?

A page that was being made while one of its tags was dropped may show the time before: it is served and not kept. When
drops may have gone unheard, everything is forgotten and nothing is kept until they are heard again.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection

from congxa.web.pagecache.pages import KeptPage

DEFAULT_CAPACITY = 32 * 1024 * 1024
LONGEST_SECONDS = 300.0
# No single page may push out more than this part of the others.
LARGEST_SHARE = 8
REMEMBERED_DROPS = 20_000

Key = tuple[str, str, str, str]
"""Scheme, host as sent (lower case), path, query."""


class PageCache:
    """Pages by address, bounded in bytes. Reading takes no lock; a page that was read lately is forgotten later."""

    def __init__(self, capacity_bytes: int = DEFAULT_CAPACITY, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self._capacity = capacity_bytes
        self._lock = threading.Lock()
        self._pages: OrderedDict[Key, KeptPage] = OrderedDict()
        self._sizes: dict[Key, int] = {}
        self._keys: dict[str, set[Key]] = {}
        self._bytes = 0
        self._ready = False
        self._number: int | None = None
        # Our own count of drops and emptyings, the last of each tag, and the last that concerned every page.
        self._count = 0
        self._dropped: OrderedDict[str, int] = OrderedDict()
        self._floor = 0

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def size(self) -> int:
        """Bytes in use."""
        return self._bytes

    def get(self, key: Key) -> KeptPage | None:
        """The kept page of this address, unless it has expired."""
        page = self._pages.get(key)
        if page is None:
            return None
        if page.expires <= self.clock():
            with self._lock:
                self._forget(key)
            return None
        page.used = True
        return page

    def mark(self) -> int:
        """Where we are in the sequence of drops: take it before a page begins to be made."""
        return self._count

    def expiry(self, wanted: float | None) -> float:
        """When a page made now ends: as it wants, at most 300 s from now."""
        latest = self.clock() + LONGEST_SECONDS
        return latest if wanted is None else min(wanted, latest)

    def keep(self, key: Key, page: KeptPage, mark: int) -> bool:
        """Keeps a page that began to be made at `mark`; False when it may already be untrue or is too large."""
        with self._lock:
            if not self._ready or mark < self._floor or page.size > self._capacity // LARGEST_SHARE:
                return False
            if any(self._dropped.get(tag, 0) > mark for tag in page.tags):
                return False
            self._forget(key)
            self._pages[key] = page
            for tag in page.tags:
                self._keys.setdefault(tag, set()).add(key)
            self._weigh(key, page)
            return True

    def grew(self, key: Key, page: KeptPage) -> None:
        """Counts the bytes of an encoding that was made after the page was kept."""
        with self._lock:
            if self._pages.get(key) is page:
                self._weigh(key, page)

    def drop_local(self, tags: Collection[str]) -> None:
        """Forgets the pages of these tags now: for the process that committed, before the others hear of it."""
        with self._lock:
            self._drop(tags)

    def on_drop(self, number: int, tags: Collection[str]) -> None:
        """A drop that was announced. A number out of sequence means that others were missed: all is forgotten."""
        with self._lock:
            if self._number is not None and number not in (self._number, self._number + 1):
                self._empty()
            self._number = number
            self._drop(tags)

    def on_lost(self) -> None:
        """Drops may go unheard from now on."""
        with self._lock:
            self._ready = False
            self._empty()

    def on_ready(self) -> None:
        """Every drop from now on will be heard."""
        with self._lock:
            self._ready = True
            self._number = None
            self._empty()

    def _drop(self, tags: Collection[str]) -> None:
        self._count += 1
        for tag in tags:
            self._dropped[tag] = self._count
            self._dropped.move_to_end(tag)
            for key in tuple(self._keys.get(tag, ())):
                self._forget(key)
        while len(self._dropped) > REMEMBERED_DROPS:
            # A page older than a drop that we no longer remember cannot be judged, so it is not kept.
            self._floor = max(self._floor, self._dropped.popitem(last=False)[1])

    def _empty(self) -> None:
        self._count += 1
        self._floor = self._count
        self._pages.clear()
        self._sizes.clear()
        self._keys.clear()
        self._dropped.clear()
        self._bytes = 0

    def _weigh(self, key: Key, page: KeptPage) -> None:
        size = page.size
        self._bytes += size - self._sizes.get(key, 0)
        self._sizes[key] = size
        while self._bytes > self._capacity:
            oldest, candidate = next(iter(self._pages.items()))
            if candidate.used:
                candidate.used = False
                self._pages.move_to_end(oldest)
            else:
                self._forget(oldest)

    def _forget(self, key: Key) -> None:
        page = self._pages.pop(key, None)
        if page is None:
            return
        self._bytes -= self._sizes.pop(key)
        for tag in page.tags:
            keys = self._keys[tag]
            keys.discard(key)
            if not keys:
                del self._keys[tag]
