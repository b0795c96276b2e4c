"""Which formats of metadata does a picture carry? Each is read for itself: a broken one spoils no other."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from PIL import Image

from congxa.media.evidence import exif, iptc, xmp
from congxa.media.evidence.coding import decoded
from congxa.media.evidence.facts import Evidence, Found
from congxa.media.evidence.moments import moment
from congxa.media.evidence.traces import traces

log = structlog.get_logger(__name__)

IPTC = 0x0404  # of the blocks that Photoshop keeps
MOST_PNG_TEXT = 8_000  # characters
_PNG = {
    "Author": "author",
    "Copyright": "copyright",
    "Title": "title",
    "Description": "caption",
    "Software": "software",
    "Source": "camera",  # the PNG specification: the device that made it
}


def of_picture(picture: Image.Image, size: tuple[int, int], filename: str = "") -> Evidence:
    """What a picture that was just opened says, before anything turns it; ``size`` is that of the original. Never
    raises."""
    found = Found()
    # XMP is written by the newest programs, IPTC by newsrooms, EXIF by cameras: who was asked last is trusted first.
    readers: tuple[Callable[[], None], ...] = (
        lambda: xmp.read(picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b"", found),
        lambda: iptc.read(_iptc(picture), found),
        lambda: exif.read(picture, found),
        lambda: _png(picture, found),
    )
    for reader in readers:
        try:
            reader()
        except Exception as error:  # parsers raise whatever a broken or hostile block makes them raise
            found.traces.append("broken")
            log.info("metadata_not_read", error=type(error).__name__)
    found.traces.extend(traces(filename, size, has_exif="exif" in found.formats))
    return found.evidence()


def _iptc(picture: Image.Image) -> bytes:
    blocks = picture.info.get("photoshop")
    block = blocks.get(IPTC) if isinstance(blocks, dict) else None
    return block if isinstance(block, bytes) else b""


def _png(picture: Image.Image, found: Found) -> None:
    if picture.format != "PNG":
        return
    for name, fact in _PNG.items():
        value = picture.info.get(name)
        if isinstance(value, str):
            try:
                found.note(fact, decoded(value[:MOST_PNG_TEXT].encode("latin-1")))
            except UnicodeEncodeError:  # iTXt is UTF-8
                found.note(fact, value)
            found.formats.append("png")
    made = picture.info.get("Creation Time")
    if isinstance(made, str):
        found.created = found.created or moment(made)
