"""What do a paper, a film and a recording say of themselves? Pure, and only what is cheap to find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from congxa.core import text
from congxa.media.evidence.coding import decoded, mended
from congxa.media.evidence.facts import Evidence, Found
from congxa.media.evidence.moments import moment

MOST_VALUE = 4_000  # bytes
MOST_FRAMES = 200
_PDF = {"Author": "author", "Title": "title", "Subject": "caption", "Keywords": "keywords"}
_PROGRAMS = ("Creator", "Producer")
_ATOMS = {b"\xa9nam": "title", b"\xa9ART": "author", b"cprt": "copyright", b"\xa9too": "software"}
_PLACE = b"\xa9xyz"
_FRAMES = {b"TIT2": "title", b"TPE1": "author", b"TCOP": "copyright", b"TENC": "software"}
_CODINGS = {1: "utf-16", 2: "utf-16-be", 3: "utf-8"}


def of_pdf(said: Mapping[str, str]) -> Evidence:
    """What stands in the information of a PDF."""
    found = Found()
    for name, fact in _PDF.items():
        found.note(fact, mended(said.get(name, "")[:MOST_VALUE]))
    for name in _PROGRAMS:
        found.note("software", mended(said.get(name, "")[:MOST_VALUE]))
    day = re.match(r"D:(\d{8})(\d{6})?", said.get("CreationDate", ""))
    found.created = moment(f"{day[1]}{day[2] or ''}") if day else ""
    found.formats.append("pdf")
    return found.evidence()


def of_film(index: bytes) -> Evidence:
    """What the index of an MP4 says, in the atoms that phones and editors write."""
    found = Found()
    for name, fact in _ATOMS.items():
        at = index.find(name)
        if at >= 0 and index[at + 8 : at + 12] == b"data":
            size = int.from_bytes(index[at + 4 : at + 8])
            found.note(fact, decoded(index[at + 20 : at + 4 + min(max(size, 16), MOST_VALUE)]))
    found.has_place = _PLACE in index
    found.formats.append("mp4")
    return found.evidence()


def of_recording(head: bytes) -> Evidence:
    """What an MP3 says in ID3, as far as it stands in its first bytes."""
    found = Found()
    for name, value in _frames(head):
        if name in _FRAMES and value:
            coding = _CODINGS.get(value[0])
            raw = value[1:MOST_VALUE]
            words = raw.decode(coding, "replace") if coding else decoded(raw)
            found.note(_FRAMES[name], text.line(words.replace("\0", " ")))
    found.formats.append("id3")
    return found.evidence()


def _frames(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and value of each frame of ID3 2.3 and 2.4."""
    if not head.startswith(b"ID3") or len(head) < 10 or head[3] not in (3, 4):
        return
    at, version = 10, head[3]
    for _ in range(MOST_FRAMES):
        name, size = head[at : at + 4], head[at + 4 : at + 8]
        if len(size) < 4 or not name.strip(b"\0"):
            return
        length = (
            int.from_bytes(size)
            if version == 3
            else sum((byte & 127) << 7 * (3 - place) for place, byte in enumerate(size))
        )
        yield name, head[at + 10 : at + 10 + length]
        at += 10 + length
