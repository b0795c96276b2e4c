"""What does an agency say in IPTC-IIM, the record that newsrooms have written for thirty years? Pure.

Source: IPTC Information Interchange Model 4.2, records 1 and 2.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from congxa.media.evidence.coding import decoded
from congxa.media.evidence.facts import Found
from congxa.media.evidence.moments import moment

MOST_BYTES = 256 * 1024
MOST_FIELDS = 400
MOST_VALUE = 8_000  # bytes
_MARK = 0x1C
_UTF_8 = b"\x1b%G"
_CODING = (1, 90)
_TEXTS = {
    (2, 80): "author",
    (2, 110): "credit",
    (2, 115): "source",
    (2, 116): "copyright",
    (2, 105): "headline",
    (2, 120): "caption",
    (2, 5): "title",
    (2, 25): "keywords",
    (2, 65): "software",
}
_SPECIAL = (2, 40)  # instructions: where a social network leaves its mark


def read(raw: bytes, found: Found) -> None:
    """Read a block of IPTC-IIM."""
    if not raw:
        return
    if len(raw) > MOST_BYTES:
        found.traces.append("oversized")
    fields = list(_fields(raw[:MOST_BYTES]))
    if not fields:
        return
    found.formats.append("iptc")
    is_utf_8 = any(name == _CODING and value.startswith(_UTF_8) for name, value in fields)
    days: dict[tuple[int, int], str] = {}
    for name, value in fields:
        words = value.decode("utf-8", "replace") if is_utf_8 and not _is_utf_8(value) else decoded(value)
        if name in _TEXTS:
            found.note(_TEXTS[name], words)
        elif name == _SPECIAL and words.startswith("FBMD"):
            found.traces.append("social")
        elif name[0] == 2:
            days[name] = words
    found.created = found.created or _moment(days.get((2, 55), ""), days.get((2, 60), ""))
    found.digitised = found.digitised or _moment(days.get((2, 62), ""), days.get((2, 63), ""))


def _fields(raw: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Record, number and value of each field; ends where the block stops making sense."""
    at = raw.find(b"\x1c")
    for _ in range(MOST_FIELDS):
        if at < 0 or at + 5 > len(raw) or raw[at] != _MARK:
            return
        record, number, size = struct.unpack_from(">BBH", raw, at + 1)
        at += 5
        if size & 0x8000:  # the size itself is so many bytes long
            length = size & 0x7FFF
            if length > 4 or at + length > len(raw):
                return
            size = int.from_bytes(raw[at : at + length])
            at += length
        if at + size > len(raw):
            return
        yield (record, number), raw[at : at + min(size, MOST_VALUE)]
        at += size


def _is_utf_8(value: bytes) -> bool:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _moment(day: str, hour: str) -> str:
    return moment(f"{day}{hour}") or moment(day)
