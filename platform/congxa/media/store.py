"""Where do the bytes of pictures lie? In the storage that was named at start."""

from __future__ import annotations

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

    def put(self, key: str, body: bytes, content_type: str) -> None:
        """Keep the bytes under the key."""
        self.storage.put(key, body, content_type)

    def get(self, key: str) -> bytes:
        """The bytes under the key; raises Missing."""
        return self.storage.get(key)


kept = Files()


def configure(storage: Storage) -> None:
    """Say at start where pictures are kept."""
    kept.use(storage)
