"""In which sizes is a picture shown? Made once at intake, as WebP without any metadata.

One JPEG beside them is for programs that know no WebP. Few ask for it, so it is made when the first one does.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

from congxa.core.errors import Missing
from congxa.media.models import Picture
from congxa.media.store import kept

WIDTHS = (320, 640, 960, 1280)  # pixels
QUALITY = 80
CONTENT_TYPE = "image/webp"
FALLBACK_WIDTH = 960
FALLBACK_TYPE = "image/jpeg"
MAX_HEIGHT = 16_000  # WebP itself ends at 16,383


def address(picture_id: int, width: int) -> str:
    """The path under which a picture is asked for, the same on every site; ``width`` is one of ``WIDTHS``."""
    return f"/tep/{picture_id}/{width}.webp"


def fallback_address(picture_id: int) -> str:
    """The path of the same picture as JPEG."""
    return f"/tep/{picture_id}/{FALLBACK_WIDTH}.jpg"


def widths_of(width: int) -> tuple[int, ...]:
    """The widths in which a picture that is ``width`` pixels wide is kept: never wider than it is.

    A picture narrower than the widest rendition is kept at its own width too, so that nothing is lost.
    """
    fitting = tuple(known for known in WIDTHS if known <= width)
    own = min(width, WIDTHS[-1])
    return fitting if own in fitting else (*fitting, own)


def key_of(original_key: str, width: int) -> str:
    """Where a rendition lies: beside the original."""
    return f"{original_key.rsplit('/', 1)[0]}/{width}.webp"


def rendition(picture: Picture, width: int) -> bytes:
    """The WebP bytes of a picture at ``width`` pixels or, where it is narrower, at the next smaller width it has.

    Raises Missing for a width that is none of ``WIDTHS``: visitors cannot make us keep a hundred sizes.
    """
    if width not in WIDTHS:
        raise Missing("Không có ảnh ở cỡ này.")
    kept_widths = widths_of(picture.width)
    fitting = max((known for known in kept_widths if known <= width), default=kept_widths[0])
    return kept.get(key_of(picture.key, fitting))


def fallback(picture: Picture) -> bytes:
    """The JPEG bytes of a picture, at most ``FALLBACK_WIDTH`` wide; what shows through becomes white."""
    key = f"{picture.key.rsplit('/', 1)[0]}/{FALLBACK_WIDTH}.jpg"
    try:
        return kept.get(key)
    except Missing:
        body = _as_jpeg(rendition(picture, FALLBACK_WIDTH))
    kept.put(key, body, FALLBACK_TYPE)
    return body


def _as_jpeg(webp: bytes) -> bytes:
    with Image.open(io.BytesIO(webp), formats=("WEBP",)) as shown:
        ground = Image.new("RGB", shown.size, "white")
        ground.paste(shown, mask=shown.getchannel("A") if shown.mode == "RGBA" else None)
    buffer = io.BytesIO()
    ground.save(buffer, "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return buffer.getvalue()


def make(picture: Image.Image, full_width: int) -> Iterator[tuple[int, bytes]]:
    """Every width of ``widths_of(full_width)`` with its bytes, the widest first; each is made from the one before."""
    # What can be made smaller as it is becomes smaller first: a copy of a large picture is 180 MB.
    current = picture if picture.mode in ("RGB", "RGBA", "L") else _plain(picture)
    for width in sorted(widths_of(full_width), reverse=True):
        height = min(max(1, round(current.height * width / current.width)), MAX_HEIGHT)
        if (width, height) != current.size:
            current = current.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        current = _plain(current)
        buffer = io.BytesIO()
        # Method 4, the default, takes twice the time of 2 for 3 % fewer bytes.
        current.save(buffer, "WEBP", quality=QUALITY, method=2, exif=b"", xmp=b"", icc_profile=b"")
        yield width, buffer.getvalue()


def _plain(picture: Image.Image) -> Image.Image:
    """Colours as every browser shows them: RGB, with transparency where there is some."""
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if has_alpha else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)
