"""Where do the bytes of pictures and files lie? In the storage that was named at start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from congxa.adapters.storage import Storage


class Files:
    """The storage of this process; every use before ``configure`` raises RuntimeError."""

    def __init__(self) -> None:
        self._storage: Storage | None = None

    def use(self, storage: Storage) -> None:
        """From now on files lie there."""
        self._storage = storage

    @property
    def storage(self) -> Storage:
        """Where files lie."""
        if self._storage is None:
            raise RuntimeError("media.configure(storage) has not been called.")
        return self._storage

    def put(self, key: str, body: bytes | BinaryIO, content_type: str) -> None:
        """Keep the bytes under the key."""
        self.storage.put(key, body, content_type)

    def get(self, key: str) -> bytes:
        """The bytes under the key; raises Missing."""
        return self.storage.get(key)

    def exists(self, key: str) -> bool:
        """Whether there are bytes under the key."""
        return self.storage.exists(key)

    def delete(self, key: str) -> None:
        """Remove what is under the key, if there is anything."""
        self.storage.delete(key)

    def stream(self, key: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes under the key from ``start`` up to before ``end``, in pieces; raises Missing."""
        return self.storage.stream(key, start, end)


kept = Files()


def configure(storage: Storage) -> None:
    """Say at start where pictures are kept."""
    kept.use(storage)
