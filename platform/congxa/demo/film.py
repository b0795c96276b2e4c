"""How does a commune without a camera get a film? A drawn picture is panned over, frame by frame, and put into WebM.

A still picture that Pillow writes as lossy WebP *is* one key frame of the video codec VP8. A WebM file of such frames
(Matroska's elements, the few that a player needs) is a film like any other, every frame of which can be jumped to.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO

from PIL import Image

SIZE = (640, 360)
RATE = 5  # frames a second
SECONDS = 8


@cache
def pan(picture: bytes) -> bytes:
    """A film of eight seconds that moves over a picture from left to right and nearer."""
    with Image.open(BytesIO(picture)) as opened:
        return webm([_key_frame(frame) for frame in _frames(opened.convert("RGB"))], SIZE, RATE)


def captions(lines: Sequence[str]) -> bytes:
    """WebVTT: the lines share the length of the film among them."""
    share = SECONDS / len(lines)
    cues = [f"{_time(n * share)} --> {_time((n + 1) * share - 0.2)}\n{line}\n" for n, line in enumerate(lines)]
    return "\n".join(["WEBVTT\n", *cues]).encode()


def webm(frames: Sequence[bytes], size: tuple[int, int], rate: int) -> bytes:
    """A WebM file of VP8 key frames."""
    tick = 1000 // rate
    head = _element(
        0x1A45DFA3,
        _number(0x4286, 1),  # version
        _number(0x42F7, 1),  # version that a reader needs
        _number(0x42F2, 4),  # longest identifier
        _number(0x42F3, 8),  # longest size
        _element(0x4282, b"webm"),
        _number(0x4287, 2),
        _number(0x4285, 2),
    )
    info = _element(
        0x1549A966,
        _number(0x2AD7B1, 1_000_000),  # a tick is a millisecond
        _element(0x4489, _float(len(frames) * tick)),
        _element(0x4D80, b"congxa"),
        _element(0x5741, b"congxa"),
    )
    track = _element(
        0xAE,
        _number(0xD7, 1),
        _number(0x73C5, 1),
        _number(0x83, 1),  # video
        _element(0x86, b"V_VP8"),
        _number(0x23E383, tick * 1_000_000),
        _element(0xE0, _number(0xB0, size[0]), _number(0xBA, size[1])),
    )
    clusters = _clusters(frames, tick)
    return head + _element(0x18538067, info, _element(0x1654AE6B, track), *clusters)


def _clusters(frames: Sequence[bytes], tick: int) -> Iterable[bytes]:
    """Five seconds of frames each: the times within a cluster are counted from its beginning."""
    length = 5000 // tick
    for start in range(0, len(frames), length):
        blocks = [
            _element(0xA3, b"\x81" + (nth * tick).to_bytes(2, "big") + b"\x80" + frame)
            for nth, frame in enumerate(frames[start : start + length])
        ]
        yield _element(0x1F43B675, _number(0xE7, start * tick), *blocks)


def _frames(picture: Image.Image) -> Iterable[Image.Image]:
    width, height = picture.size
    count = RATE * SECONDS
    for nth in range(count):
        seen = 0.86 - 0.2 * nth / count  # of the width of the picture
        wide, high = width * seen, width * seen * SIZE[1] / SIZE[0]
        left, top = (width - wide) * nth / count, (height - high) * (0.4 + 0.2 * nth / count)
        yield picture.resize(SIZE, Image.Resampling.BILINEAR, (left, top, left + wide, top + high))


def _key_frame(frame: Image.Image) -> bytes:
    """The VP8 data of a lossy WebP: what stands in its one chunk."""
    made = BytesIO()
    frame.save(made, "WEBP", quality=46, method=2)
    data = made.getvalue()
    if data[12:16] != b"VP8 ":
        raise ValueError("Pillow đã ghi ảnh WebP ở dạng khác, không lấy được khung hình VP8.")
    return data[20 : 20 + int.from_bytes(data[16:20], "little")]


def _element(identifier: int, *content: bytes) -> bytes:
    """Matroska: identifier, length in eight bytes, content."""
    whole = b"".join(content)
    name = identifier.to_bytes((identifier.bit_length() + 7) // 8, "big")
    return name + (1 << 56 | len(whole)).to_bytes(8, "big") + whole


def _number(identifier: int, value: int) -> bytes:
    return _element(identifier, value.to_bytes(max((value.bit_length() + 7) // 8, 1), "big"))


def _float(value: float) -> bytes:
    return struct.pack(">d", value)


def _time(seconds: float) -> str:
    return f"00:00:{seconds:06.3f}"
