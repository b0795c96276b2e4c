"""Where do files lie? In a folder of this machine, or in a bucket that speaks S3; callers cannot tell which.

A key is the unit's slug, then names: `khe-sanh/goc/3f2a….jpg`. What is under a key never changes its meaning, so a
reader needs no lock: a file is complete or absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, S3Store

from congxa.core.errors import Missing, Unavailable

if TYPE_CHECKING:
    from obstore import GetOptions

KEY = re.compile(r"[a-z0-9][a-z0-9-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+")
LONGEST_KEY = 500
CHUNK = 256 * 1024


class Storage:
    """Files by key. Every method raises Unavailable when the place does not answer."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    @classmethod
    def open(cls, address: str | Path) -> Storage:
        """`address` is a folder (made when missing), a `file://` URL, or `s3://bucket/prefix`.

        S3 keys, region and endpoint come from the usual AWS_* variables, which the S3 client reads by itself.
        Raises ValueError for any other kind of URL.
        """
        if isinstance(address, str) and "://" in address:
            parts = urlsplit(address)
            if parts.scheme == "s3":
                return cls(S3Store.from_url(address))
            if parts.scheme != "file":
                raise ValueError(f"STORAGE_URL: không hiểu {parts.scheme}://; hãy dùng s3://, file:// hoặc một thư mục")
            address = unquote(parts.path)
        return cls(LocalStore(Path(address).absolute(), mkdir=True))

    def put(self, key: str, body: bytes | BinaryIO, content_type: str) -> None:
        """Keeps the bytes, or those of an open file from where it stands, under the key, replacing what was there in
        one step. A folder keeps no content type."""
        local = isinstance(self._store, LocalStore)
        with _answering(key):
            obstore.put(self._store, _check(key), body, attributes=None if local else {"Content-Type": content_type})

    def get(self, key: str) -> bytes:
        """All bytes under the key. Raises Missing."""
        with _answering(key):
            return bytes(obstore.get(self._store, _check(key)).bytes())

    def stream(self, key: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes under the key, those from ``start`` up to before ``end`` when it is said, in pieces of about
        256 KB. Raises Missing at once, not at the first piece."""
        part: GetOptions = {} if end is None else {"range": (start, end)}
        with _answering(key):
            found = obstore.get(self._store, _check(key), options=part)
        return (bytes(piece) for piece in found.stream(min_chunk_size=CHUNK))

    def exists(self, key: str) -> bool:
        """Whether there is something under the key."""
        try:
            with _answering(key):
                obstore.head(self._store, _check(key))
        except Missing:
            return False
        return True

    def delete(self, key: str) -> None:
        """Removes what is under the key; nothing there is as good as removed."""
        try:
            with _answering(key):
                obstore.delete(self._store, _check(key))
        except Missing:
            return


def _check(key: str) -> str:
    if len(key) > LONGEST_KEY or not KEY.fullmatch(key):
        raise ValueError(f"not a storage key: {key!r}")
    return key


@contextmanager
def _answering(key: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise Missing("Không có tệp này.") from None
    except (BaseError, OSError) as error:
        raise Unavailable(f"Kho tệp không trả lời khi dùng {key}. Hãy thử lại sau.") from error
