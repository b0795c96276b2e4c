"""Is the outside of a picture made of so many pieces that only reading it takes minutes? Pure.

Decoders walk over the pieces of a file one by one and put metadata together piece by piece. A file of 12 MB may have a
million of them; a photograph has some dozens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_SEGMENTS = 2_000  # of a JPEG, before its picture
MOST_CHUNKS = 20_000  # of a PNG; programs that write the smallest make 3,000 of 12 MB
MOST_BLOCKS = 4_000  # of what a GIF says beside its picture
_PNG = b"\x89PNG\r\n\x1a\n"
_GIF = re.compile(rb"GIF8[79]a")


def has_too_many(data: bytes) -> bool:
    """Whether the file has more pieces than any picture needs."""
    if data.startswith(b"\xff\xd8"):
        return _count(_jpeg(data), MOST_SEGMENTS)
    if data.startswith(_PNG):
        return _count(_png(data), MOST_CHUNKS)
    return bool(_GIF.match(data)) and _count(_gif(data), MOST_BLOCKS)


def _count(pieces: Iterator[None], most: int) -> bool:
    return any(number >= most for number, _ in enumerate(pieces))


def _jpeg(data: bytes) -> Iterator[None]:
    """The segments up to the first scan."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            at = data.find(b"\xff", at)
            if at < 0:
                return
            yield
            continue
        marker = data[at + 1]
        if marker == 0xFF or marker == 0 or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            yield
            continue
        if marker in (0xDA, 0xD9):
            return
        at += 2 + max(int.from_bytes(data[at + 2 : at + 4]), 2)
        yield


def _png(data: bytes) -> Iterator[None]:
    at = len(_PNG)
    while at + 8 <= len(data):
        at += 12 + int.from_bytes(data[at : at + 4])
        yield


def _gif(data: bytes) -> Iterator[None]:
    """The blocks of the extensions; the picture itself is in blocks of at most 255 bytes, of which there are many."""
    flags = data[10] if len(data) > 13 else 0
    at = 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
    while at < len(data):
        kind = data[at]
        if kind == 0x21:
            at += 2
        elif kind == 0x2C and at + 10 < len(data):
            local = data[at + 9]
            at += 11 + (3 << ((local & 7) + 1) if local & 0x80 else 0)
        else:
            return
        while at < len(data) and data[at]:
            at += 1 + data[at]
            if kind == 0x21:
                yield
        at += 1
        yield
