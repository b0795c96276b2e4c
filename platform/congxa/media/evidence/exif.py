"""What do camera and program say in EXIF? Pure."""

from __future__ import annotations

from typing import Any

from PIL import ExifTags, Image

from congxa.core import text
from congxa.media.evidence.coding import REPLACED, decoded
from congxa.media.evidence.facts import Found
from congxa.media.evidence.moments import moment

MOST_BYTES = 256 * 1024  # a camera writes at most 64 KB into one segment
_BASE, _IFD = ExifTags.Base, ExifTags.IFD
_TEXTS = (
    (_BASE.Artist, "author"),
    (_BASE.Copyright, "copyright"),
    (_BASE.ImageDescription, "caption"),
    (_BASE.Software, "software"),
)
_WINDOWS = ((_BASE.XPAuthor, "author"), (_BASE.XPTitle, "title"), (_BASE.XPComment, "caption"))
_CODINGS = {b"ASCII\0\0\0": "", b"UNICODE\0": "utf-16", b"\0" * 8: ""}


def read(picture: Image.Image, found: Found) -> None:
    """Read what a picture that was just opened says in EXIF."""
    raw = picture.info.get("exif") or b""
    if not raw:
        return
    if len(raw) > MOST_BYTES:
        found.traces.append("oversized")
        return
    exif = picture.getexif()
    if not len(exif):
        return
    found.formats.append("exif")
    for tag, fact in _TEXTS:
        found.note(fact, _words(exif.get(tag)))
    for tag, fact in _WINDOWS:
        found.note(fact, _utf_16(exif.get(tag)))
    for word in _utf_16(exif.get(_BASE.XPKeywords)).split(";"):
        found.note("keywords", word)
    found.note("camera", _camera(_words(exif.get(_BASE.Make)), _words(exif.get(_BASE.Model))))
    details = exif.get_ifd(_IFD.Exif)
    found.note("caption", _comment(details.get(_BASE.UserComment), exif.endian))
    made = _words(details.get(_BASE.DateTimeOriginal))
    found.created = found.created or moment(made, _words(details.get(_BASE.OffsetTimeOriginal)))
    stored = _words(details.get(_BASE.DateTimeDigitized))
    found.digitised = found.digitised or moment(stored, _words(details.get(_BASE.OffsetTimeDigitized)))
    place = exif.get_ifd(_IFD.GPSInfo)
    found.has_place = found.has_place or bool(place.get(2) or place.get(4))


def _words(value: Any) -> str:
    """A text tag; the library reads each byte as one character."""
    if isinstance(value, tuple) and value and isinstance(value[0], str | bytes):
        value = value[0]
    if isinstance(value, str):
        try:
            value = value.encode("latin-1")
        except UnicodeEncodeError:
            return text.line(str(value))
    return decoded(value[:8000]) if isinstance(value, bytes) else ""


def _utf_16(value: Any) -> str:
    if isinstance(value, tuple) and all(isinstance(each, int) and 0 <= each < 256 for each in value):
        value = bytes(value)
    if not isinstance(value, bytes):
        return ""
    return text.line(value[:8000].decode("utf-16-le", "ignore").split("\0", 1)[0])


def _comment(value: Any, endian: str | None) -> str:
    """UserComment: eight bytes name the coding; those that say Unicode do not say in which order."""
    if isinstance(value, str):
        value = value.encode("latin-1", "ignore")
    if not isinstance(value, bytes) or value[:8] not in _CODINGS:
        return ""
    body = value[8:8000]
    if not _CODINGS[value[:8]]:
        return decoded(body)
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return decoded(body)
    orders = ("utf-16-le", "utf-16-be") if endian == "<" else ("utf-16-be", "utf-16-le")
    readings = [text.line(body.decode(order, "replace").split("\0", 1)[0]) for order in orders]
    return next((reading for reading in readings if _is_latin(reading)), "")


def _is_latin(words: str) -> bool:
    """Whether nearly all letters are Latin: the wrong order of bytes reads as Chinese or as nothing."""
    letters = [letter for letter in words if not letter.isspace()]
    latin = sum(letter < "\u024f" or "\u1e00" <= letter <= "\u1eff" or letter in "–—“”‘’…" for letter in letters)
    return REPLACED not in words and bool(letters) and latin >= 0.9 * len(letters)


def _camera(make: str, model: str) -> str:
    return model if model.lower().startswith(make.lower()) else f"{make} {model}".strip()
