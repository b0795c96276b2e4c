"""Is this file a picture, whatever its name says? Decided by decoding it; pure, no database and no storage.

The name and the declared type of an upload are never believed. What is accepted is re-encoded before anyone sees it
(``renditions``), so nothing of the file itself (metadata, place of the photo, a second format inside) is served.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from dataclasses import dataclass, field

from PIL import Image, ImageOps

from congxa.core.errors import Invalid
from congxa.core.words import say
from congxa.media import evidence
from congxa.media.evidence import Evidence
from congxa.media.segments import has_too_many

MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 60_000_000
# A format whose decoder holds more in memory for each pixel takes fewer: WebP needs 15 bytes and
# cannot be read at a fraction. With these limits no picture needs more than 400 MB (tests/bench/intake.py).
FEWER_PIXELS = {"WEBP": 25_000_000}
MIN_SIDE = 8  # pixels; less is a tracking dot, not a picture
# Pillow's name of a format -> content type and ending. MPO is what many phones write: a JPEG with a second view.
FORMATS = {
    "JPEG": ("image/jpeg", "jpg"),
    "MPO": ("image/jpeg", "jpg"),
    "PNG": ("image/png", "png"),
    "WEBP": ("image/webp", "webp"),
    "GIF": ("image/gif", "gif"),
}
# A big JPEG is decoded at a fraction of its size: the largest rendition is 1280 wide.
DRAFT_SIDE = 2560

_HIDDEN = re.compile(rb"<script[\s>/]|<\?php|<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_WHAT_IT_IS = (
    (re.compile(rb"\s*%PDF-"), say("tài liệu PDF")),
    (
        # Each comment ends at its first -->, for good (?>…): else many of them could be read in 2^n ways.
        re.compile(rb"(?s)\s*(<\?xml.{0,500}?)?(?:<!--(?>.*?-->)\s*)*+(<!DOCTYPE svg.{0,500}?)?<svg", re.IGNORECASE),
        say("ảnh vẽ SVG"),
    ),
    (re.compile(rb"(?s)\s*(<!doctype html|<html|<head|<body|<script|<!--)", re.IGNORECASE), "trang HTML"),
    (re.compile(rb"PK\x03\x04"), say("tệp nén hoặc văn bản Office")),
    (re.compile(rb"MZ|\x7fELF"), say("chương trình")),
    (re.compile(rb".{4}ftyp(heic|heix|mif1|hevc)", re.DOTALL), say("ảnh HEIC")),
    (re.compile(rb".{4}ftyp", re.DOTALL), "video"),
)


@dataclass(frozen=True)
class PictureFacts:
    """What was found by decoding: size in pixels as it is seen (turned upright), size in bytes, hash of the bytes, and
    what the file says of itself."""

    content_type: str
    ending: str
    width: int
    height: int
    size: int
    sha256: str
    evidence: Evidence = field(default_factory=Evidence)


def examine(data: bytes, filename: str = "") -> tuple[PictureFacts, Image.Image]:
    """Decode an upload completely; gives its facts and the upright picture, reduced when it is very large.

    ``filename`` is never believed; it only tells of the way on which a picture came. Raises Invalid at the field
    ``file``: too big, too many pixels, not a JPEG, PNG, WebP or GIF by content, cut off, moving, or another format
    hidden inside.
    """
    if not data:
        raise _refuse(say("Tệp rỗng. Hãy chọn lại ảnh."))
    if len(data) > MAX_BYTES:
        raise _refuse(
            say("Ảnh nặng %(size)s MB; tối đa 12 MB. Hãy thu nhỏ ảnh rồi gửi lại.", size=f"{len(data) / 1048576:.1f}")
        )
    if has_too_many(data):
        raise _refuse(
            say("Tệp ảnh gồm quá nhiều mảnh, không như ảnh thường. Hãy mở ảnh, lưu lại thành tệp mới rồi gửi.")
        )
    picture, shown, said = _decode(data, filename=filename)
    if _hides_something(data):
        raise _refuse(
            say("Bên trong ảnh có giấu mã chương trình hoặc tệp khác. Hãy mở ảnh, lưu lại thành tệp mới rồi gửi.")
        )
    content_type, ending = FORMATS[picture]
    digest = hashlib.sha256(data).hexdigest()
    width, height = shown.info["full_size"]
    return PictureFacts(content_type, ending, width, height, len(data), digest, said), shown


def opened(data: bytes, side: int = DRAFT_SIDE) -> Image.Image:
    """The upright picture of an original that was examined before, at least ``side`` pixels wide or high if it is."""
    return _decode(data, side)[1]


def said_by(data: bytes, filename: str) -> Evidence:
    """What an original that was taken in before says of itself. Raises Invalid when it cannot be read."""
    return _decode(data, filename=filename)[2]


def _decode(data: bytes, side: int = DRAFT_SIDE, filename: str | None = None) -> tuple[str, Image.Image, Evidence]:
    """The format and the upright picture, whose ``info["full_size"]`` is the size of the original; what the file says
    of itself, unless it has no name: then nobody asks."""
    said = Evidence()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is the stricter one
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "GIF")) as picture:
                kind = picture.format or ""
                _check_size(kind, picture)
                full = picture.size
                picture.draft("RGB", (side, side))
                picture.load()
                if filename is not None:  # what turns or resizes it drops all of that
                    said = evidence.of_picture(picture, full, filename)
                turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
                ImageOps.exif_transpose(picture, in_place=True)  # a copy of a large picture is 180 MB
    except Invalid:
        raise
    except Image.DecompressionBombError:
        raise _refuse(_too_many_pixels("")) from None
    except Exception as error:  # decoders raise whatever a broken file makes them raise
        raise _refuse(_not_a_picture(data)) from error
    picture.info["full_size"] = (full[1], full[0]) if turned else full
    return kind, picture, said


def _check_size(kind: str, picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > FEWER_PIXELS.get(kind, MAX_PIXELS):
        raise _refuse(_too_many_pixels(kind))
    if min(width, height) < MIN_SIDE:
        raise _refuse(
            say(
                "Ảnh chỉ có %(width)s×%(height)s điểm ảnh, quá nhỏ để hiển thị. Hãy chọn ảnh lớn hơn.",
                width=width,
                height=height,
            )
        )
    if kind != "MPO" and getattr(picture, "n_frames", 1) > 1:
        raise _refuse(say("Ảnh động chưa dùng được. Hãy gửi ảnh tĩnh (JPEG, PNG, WebP hoặc GIF một khung hình)."))


def _hides_something(data: bytes) -> bool:
    """Whether a page, a program, a PDF or an archive is hidden in the picture: such a file has two faces."""
    return bool(_HIDDEN.search(data)) or b"%PDF-" in data[:2048] or b"PK\x05\x06" in data[-66000:]


def _not_a_picture(data: bytes) -> str:
    advice = say("Hãy gửi ảnh JPEG, PNG, WebP hoặc GIF.")
    for pattern, name in _WHAT_IT_IS:
        if pattern.match(data[:4096]):
            return say("Tệp này thực ra là %(name)s, không phải ảnh chụp. %(advice)s", name=name, advice=advice)
    return say("Không đọc được ảnh: tệp hỏng, bị cắt mất một phần hoặc không phải ảnh. %(advice)s", advice=advice)


def _too_many_pixels(kind: str) -> str:
    if most := FEWER_PIXELS.get(kind):
        return say(
            "Ảnh %(kind)s có quá nhiều điểm ảnh; tối đa %(most)s triệu. Hãy lưu ảnh thành JPEG hoặc"
            " thu nhỏ ảnh rồi gửi lại.",
            kind=kind,
            most=most // 1000000,
        )
    return say(
        "Ảnh có quá nhiều điểm ảnh; tối đa %(most)s triệu. Hãy thu nhỏ ảnh rồi gửi lại.", most=MAX_PIXELS // 1000000
    )


def _refuse(message: str) -> Invalid:
    return Invalid.at("file", message)
