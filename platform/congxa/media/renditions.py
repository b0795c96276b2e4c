"""In which sizes is a picture shown? As WebP without any metadata, made from the original through its crop.

The smallest is made at intake, the others by a job soon after (``media.jobs``), or at once when somebody asks first.
One JPEG beside them is for programs that know no WebP. A changed crop is another edition: under other keys, and under
other addresses, so that no browser shows the old one for a week.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

from PIL import Image

from congxa.core.errors import Missing
from congxa.core.words import say
from congxa.media.intake import DRAFT_SIDE, opened
from congxa.media.models import Picture
from congxa.media.placeholder import placeholder
from congxa.media.store import kept

WIDTHS = (320, 640, 960, 1280)  # pixels
SMALLEST = WIDTHS[0]
QUALITY = 80
CONTENT_TYPE = "image/webp"
FALLBACK_WIDTH = 960
FALLBACK_TYPE = "image/jpeg"
MAX_HEIGHT = 16_000  # WebP itself ends at 16,383
GONE = "go"
WHOLE = "toan-canh.webp"

_making = threading.Lock()  # a large picture takes 180 MB while it is decoded: one at a time


def look_of(edition: int, *, is_gone: bool = False) -> str:
    """What tells the addresses of two looks of a picture apart; empty for the first."""
    return GONE if is_gone else str(edition or "")


def address(picture_id: int, width: int, look: str = "") -> str:
    """The path under which a picture is asked for, the same on every site; ``width`` is one of ``WIDTHS``. Texts name
    it without ``look``; the pages for readers add that."""
    return f"/tep/{picture_id}/{width}.webp{_asked(look)}"


def fallback_address(picture_id: int, look: str = "") -> str:
    """The path of the same picture as JPEG."""
    return f"/tep/{picture_id}/{FALLBACK_WIDTH}.jpg{_asked(look)}"


def _asked(look: str) -> str:
    return f"?v={look}" if look else ""


def widths_of(width: int) -> tuple[int, ...]:
    """The widths in which a picture that is ``width`` pixels wide is kept: never wider than it is.

    A picture narrower than the widest rendition is kept at its own width too, so that nothing is lost.
    """
    fitting = tuple(known for known in WIDTHS if known <= width)
    own = min(width, WIDTHS[-1])
    return fitting if own in fitting else (*fitting, own)


def key_of(picture: Picture, width: int, ending: str = "webp") -> str:
    """Where a rendition lies: beside the original."""
    edition = f"{picture.edition}-" if picture.edition else ""
    return f"{picture.key.rsplit('/', 1)[0]}/{edition}{width}.{ending}"


def rendition(picture: Picture, width: int) -> bytes:
    """The WebP bytes of a picture at ``width`` pixels or, where it is narrower, at the next smaller width it has.

    Raises Missing for a width that is none of ``WIDTHS``: visitors cannot make us keep a hundred sizes.
    """
    if width not in WIDTHS:
        raise Missing(say("Không có ảnh ở cỡ này."))
    kept_widths = widths_of(picture.shown_width)
    fitting = max((known for known in kept_widths if known <= width), default=kept_widths[0])
    key = key_of(picture, fitting)
    try:
        return kept.get(key)
    except Missing:
        make_all(picture)
        return kept.get(key)


def fallback(picture: Picture) -> bytes:
    """The JPEG bytes of a picture, at most ``FALLBACK_WIDTH`` wide; what shows through becomes white."""
    key = key_of(picture, FALLBACK_WIDTH, "jpg")
    try:
        return kept.get(key)
    except Missing:
        body = _as_jpeg(rendition(picture, FALLBACK_WIDTH))
    kept.put(key, body, FALLBACK_TYPE)
    return body


def gone(width: int, form: str = "WEBP") -> bytes:
    """What is shown in place of a picture that was taken off the pages; Missing for a width that pictures have not."""
    if width not in WIDTHS:
        raise Missing(say("Không có ảnh ở cỡ này."))
    return placeholder(width, form)


def make_all(picture: Picture) -> None:
    """Make every size that is not there yet, the JPEG last; once, however many ask. Raises Missing when the original
    is lost."""
    with _making:
        wanted = widths_of(picture.shown_width)
        if not all(kept.exists(key_of(picture, width)) for width in wanted):
            for width, body in make(_shown(picture), picture.shown_width):
                kept.put(key_of(picture, width), body, CONTENT_TYPE)


def whole(picture: Picture) -> bytes:
    """The original in the widest size, as WebP, as if it were not cut: for whoever cuts it."""
    if picture.crop is None:
        return rendition(picture, WIDTHS[-1])
    key = f"{picture.key.rsplit('/', 1)[0]}/{WHOLE}"
    try:
        return kept.get(key)
    except Missing:
        with _making:
            body = _packed(_at_width(opened(kept.get(picture.key)), min(picture.width, WIDTHS[-1])))
    kept.put(key, body, CONTENT_TYPE)
    return body


def make_smallest(picture: Picture, decoded: Image.Image) -> None:
    """The size that the desk shows in its lists, from the upload just decoded."""
    width = widths_of(picture.shown_width)[0]
    kept.put(key_of(picture, width), _packed(_at_width(decoded, width)), CONTENT_TYPE)


def keys_of(picture: Picture) -> Iterator[str]:
    """Every key under which something of the picture may lie, of every edition, the original last."""
    folder = picture.key.rsplit("/", 1)[0]
    widths = {*WIDTHS, widths_of(picture.width)[-1]}
    names = [f"{width}.webp" for width in sorted(widths)] + [f"{FALLBACK_WIDTH}.jpg"]
    for edition in range(picture.edition + 1):
        yield from (f"{folder}/{f'{edition}-' if edition else ''}{name}" for name in names)
    yield f"{folder}/{WHOLE}"
    yield picture.key


def _shown(picture: Picture) -> Image.Image:
    """The original, decoded and cut as its crop says."""
    original = kept.get(picture.key)
    if picture.crop is None:
        return opened(original)
    left, top, width, height = picture.crop
    side = max(picture.width, picture.height)
    decoded = opened(original, max(DRAFT_SIDE, side * min(width, WIDTHS[-1]) // width))
    scale = decoded.width / picture.width
    box = (left * scale, top * scale, (left + width) * scale, (top + height) * scale)
    return decoded.crop((round(box[0]), round(box[1]), max(round(box[2]), 1), max(round(box[3]), 1)))


def _as_jpeg(webp: bytes) -> bytes:
    with Image.open(io.BytesIO(webp), formats=("WEBP",)) as shown:
        ground = Image.new("RGB", shown.size, "white")
        ground.paste(shown, mask=shown.getchannel("A") if shown.mode == "RGBA" else None)
    buffer = io.BytesIO()
    ground.save(buffer, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return buffer.getvalue()


def make(picture: Image.Image, full_width: int) -> Iterator[tuple[int, bytes]]:
    """Every width of ``widths_of(full_width)`` with its bytes, the widest first; each is made from the one before."""
    current = picture
    for width in sorted(widths_of(full_width), reverse=True):
        current = _at_width(current, width)
        yield width, _packed(current)


def _at_width(picture: Image.Image, width: int) -> Image.Image:
    # What can be made smaller as it is becomes smaller first: a copy of a large picture is 180 MB.
    current = picture if picture.mode in ("RGB", "RGBA", "L") else _plain(picture)
    height = min(max(1, round(current.height * width / current.width)), MAX_HEIGHT)
    if (width, height) != current.size:
        current = current.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _plain(current)


def _packed(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    # Method 4, the default, takes twice the time of 2 for 3 % fewer bytes.
    picture.save(buffer, "WEBP", quality=QUALITY, method=2, exif=b"", xmp=b"", icc_profile=b"")
    return buffer.getvalue()


def _plain(picture: Image.Image) -> Image.Image:
    """Colours as every browser shows them: RGB, with transparency where there is some."""
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if has_alpha else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)
