"""How does a calendar program read an event? iCalendar (RFC 5545). Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from congxa.core import clock

ZONE = "Asia/Ho_Chi_Minh"
LONGEST = 75  # octets of a line, without its end (section 3.1)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_VIETNAM = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19750613T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)


class Entry(NamedTuple):
    """What a calendar gets to know. ``uid`` stays the same when the event is changed."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime | None
    place: str
    address: str  # of the page of the event
    changed_at: datetime


def calendar(entry: Entry) -> str:
    """The file for one event."""
    return "".join(f"{folded}\r\n" for line in _lines(entry) for folded in _fold(line))


def _lines(entry: Entry) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//congxa//Cong Xa//VI", *_VIETNAM, "BEGIN:VEVENT")
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{entry.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;TZID={ZONE}:{_wall(entry.starts_at)}"
    if entry.ends_at:
        yield f"DTEND;TZID={ZONE}:{_wall(entry.ends_at)}"
    yield f"SUMMARY:{_escape(entry.title)}"
    if entry.place:
        yield f"LOCATION:{_escape(entry.place)}"
    yield f"URL:{entry.address}"
    yield from ("END:VEVENT", "END:VCALENDAR")


def _wall(moment: datetime) -> str:
    return f"{clock.local(moment):%Y%m%dT%H%M%S}"


def _escape(words: str) -> str:
    return words.translate(_ESCAPED)


def _fold(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets; no letter is cut, and all but the first begin with a blank."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > LONGEST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    yield piece
