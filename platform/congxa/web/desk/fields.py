"""What addresses and forms send, read into plain values. Pure."""

from __future__ import annotations

from collections.abc import Mapping

# A row's number fits 64 bits; what is longer is answered with 404 by the router instead of an error of the database.
ROW = "int(max=9223372036854775807)"
LAST_PAGE = 10_000


def read_text(sent: Mapping[str, str], name: str) -> str:
    """The text of a field without blanks at its ends. Browsers send line breaks as CR LF; we keep LF. NUL, which no
    keyboard types and the database does not take, is left out."""
    return sent.get(name, "").replace("\r\n", "\n").replace("\0", "").strip()


def read_number(typed: str | None) -> int | None:
    """The whole number, or None for what is none or none that a row can have."""
    text = (typed or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def read_page(typed: str | None) -> int:
    """The number of a page of a list; the first when it says nothing sensible."""
    return min(max(read_number(typed) or 1, 1), LAST_PAGE)
