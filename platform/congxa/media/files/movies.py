"""Is this a film that every browser plays? Reads the boxes of MP4 and the elements of WebM, never the pictures."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from congxa.core.errors import Invalid
from congxa.core.words import say

MOST_INDEX = 64 * 1024 * 1024  # bytes of the index of an MP4; ten hours have about 20 MB
MOST_BOXES = 10_000
WEBM_HEAD = 1024 * 1024  # within which a WebM says what its tracks are
_PLAYED = {b"avc1", b"avc3"}  # H.264
_NAMES = {b"hvc1": "HEVC (H.265)", b"hev1": "HEVC (H.265)", b"av01": "AV1", b"mp4v": "MPEG-4 Visual", b"vp09": "VP9"}
_ADVICE = say("Hãy xuất lại phim ở dạng MP4 (H.264), ví dụ bằng HandBrake, rồi gửi.")


class FilmFacts(NamedTuple):
    """What a film says of itself; 0 where it says nothing. ``has_picture``: no for a recording of sound."""

    ending: str
    width: int
    height: int
    seconds: int
    has_picture: bool


def examine_mp4(file: BinaryIO) -> FilmFacts:
    """The facts of an MP4. Raises Invalid at ``file``: cut off, without a track, or not in H.264."""
    index = index_of(file)
    width = height = seconds = 0
    codecs: list[bytes] = []
    sounds = False
    for name, start, end in _boxes(index, 0, len(index)):
        if name == b"mvhd":
            seconds = _seconds(index[start:end])
        if name == b"trak":
            wide, high, codec = _track(index, start, end)
            if codec and wide and high:
                width, height = max(width, wide), max(height, high)
                codecs.append(codec)
            sounds = sounds or bool(codec)
    foreign = [codec for codec in codecs if codec not in _PLAYED]
    if foreign:
        way = _NAMES.get(foreign[0], say("dạng lạ"))
        raise _refuse(
            say(
                "Phim được nén bằng %(way)s, nhiều điện thoại và trình duyệt không phát được. %(advice)s",
                way=way,
                advice=_ADVICE,
            )
        )
    if not codecs and not sounds:
        raise _refuse(say("Tệp phim không có hình và không có tiếng. %(advice)s", advice=_ADVICE))
    return FilmFacts("mp4" if codecs else "m4a", width, height, seconds, bool(codecs))


def index_of(file: BinaryIO) -> bytes:
    """The inside of the box ``moov``, wherever it stands in the file."""
    length = file.seek(0, 2)
    at = 0
    for _count in range(MOST_BOXES):
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            break
        size, name = struct.unpack(">I4s", head[:8])
        skip = 8
        if size == 1 and len(head) == 16:
            size, skip = struct.unpack(">Q", head[8:])[0], 16
        size = size or length - at
        if size < skip or at + size > length:
            raise _refuse(say("Tệp phim bị cắt mất một phần. Hãy chép lại tệp từ máy quay hoặc điện thoại rồi gửi."))
        if name == b"moov":
            if size > MOST_INDEX:
                break
            file.seek(at + skip)
            return file.read(size - skip)
        at += size
    raise _refuse(say("Tệp phim không có mục lục nên không phát được. %(advice)s", advice=_ADVICE))


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, begin and end of the inside of each box between two places."""
    at = start
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", data, at)
        if size < 8 or at + size > end:
            return
        yield name, at + 8, at + size
        at += size


def _find(data: bytes, start: int, end: int, *path: bytes) -> tuple[int, int] | None:
    for wanted in path:
        inside = next(((a, b) for name, a, b in _boxes(data, start, end) if name == wanted), None)
        if inside is None:
            return None
        start, end = inside
    return start, end


def _track(data: bytes, start: int, end: int) -> tuple[int, int, bytes]:
    """Width, height and codec of a track; a track of sound is 0 × 0."""
    head = _find(data, start, end, b"tkhd")
    kinds = _find(data, start, end, b"mdia", b"minf", b"stbl", b"stsd")
    handler = _find(data, start, end, b"mdia", b"hdlr")
    codec = data[kinds[0] + 12 : kinds[0] + 16] if kinds else b""
    role = data[handler[0] + 8 : handler[0] + 12] if handler else b""
    if role not in (b"vide", b"soun"):
        return 0, 0, b""
    if role == b"soun" or head is None or head[1] - head[0] < 84:
        return 0, 0, codec
    wide, high = struct.unpack(">II", data[head[1] - 8 : head[1]])
    wide, high = wide >> 16, high >> 16
    quarter = struct.unpack(">i", data[head[1] - 44 : head[1] - 40])[0] == 0  # turned by 90 or 270 degrees
    return (high, wide, codec) if quarter else (wide, high, codec)


def _seconds(head: bytes) -> int:
    if len(head) < 32:
        return 0
    scale, length = struct.unpack_from(">IQ", head, 20) if head[0] == 1 else struct.unpack_from(">II", head, 12)
    return min(round(length / scale), 360_000) if scale else 0


def examine_webm(file: BinaryIO) -> FilmFacts:
    """The facts of a WebM. Raises Invalid at ``file``: another Matroska file, or one without a picture."""
    file.seek(0)
    head = file.read(WEBM_HEAD)
    found = dict.fromkeys(("kind", "width", "height", "length", "scale"), b"")
    names = {0x4282: "kind", 0xB0: "width", 0xBA: "height", 0x4489: "length", 0x2AD7B1: "scale"}
    for number, start, end in _elements(head, 0, len(head)):
        if number in names and not found[names[number]]:
            found[names[number]] = head[start:end]
    if found["kind"].rstrip(b"\0") != b"webm":
        raise _refuse(say("Tệp là phim Matroska (MKV), trình duyệt không phát được. %(advice)s", advice=_ADVICE))
    width, height = int.from_bytes(found["width"]), int.from_bytes(found["height"])
    if not 0 < width < 20_000 or not 0 < height < 20_000:
        raise _refuse(say("Không đọc được khung hình của phim. %(advice)s", advice=_ADVICE))
    return FilmFacts("webm", width, height, _webm_seconds(found["length"], found["scale"]), has_picture=True)


# EBML header, Segment, Info, Tracks, TrackEntry, Video: what these hold is read, everything else is stepped over.
_ENTERED = {0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0}
_CLUSTER = 0x1F43B675  # the pictures themselves begin


def _elements(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Number, begin and end of every element that is met on the way into those of ``_ENTERED``."""
    at = start
    for _count in range(MOST_BOXES):
        number, at = _number(data, at, keeps_mark=True)
        length, at = _number(data, at, keeps_mark=False)
        if number == _CLUSTER or at > end or number == 0:
            return
        if number in _ENTERED:
            continue
        yield number, at, min(at + length, end)
        at += length


def _number(data: bytes, at: int, *, keeps_mark: bool) -> tuple[int, int]:
    """A number of one to eight bytes, whose first byte says how many; and where the next one begins."""
    if at >= len(data) or not data[at]:
        return 0, len(data) + 1
    length = 9 - data[at].bit_length()
    value = int.from_bytes(data[at : at + length])
    return (value if keeps_mark else value & ((1 << (7 * length)) - 1)), at + length


def _webm_seconds(length: bytes, scale: bytes) -> int:
    kinds = {4: ">f", 8: ">d"}
    if len(length) not in kinds:
        return 0
    ticks = struct.unpack(kinds[len(length)], length)[0]
    seconds = ticks * (int.from_bytes(scale) or 1_000_000) / 1e9
    return round(seconds) if 0 < seconds < 360_000 else 0


def _refuse(message: str) -> Invalid:
    return Invalid.at("file", message)
