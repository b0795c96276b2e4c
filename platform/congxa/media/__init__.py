"""Which pictures does a unit have, and in which sizes are they shown?"""

from congxa.media.intake import MAX_BYTES, MAX_PIXELS, PictureFacts, examine
from congxa.media.models import Picture
from congxa.media.queries import PAGE, library, picture_for, pictures
from congxa.media.renditions import WIDTHS, address, rendition, widths_of
from congxa.media.service import MAX_ALT, MAX_CAPTION, add, describe
from congxa.media.store import configure
from congxa.media.store import kept as files

__all__ = [
    "MAX_ALT",
    "MAX_BYTES",
    "MAX_CAPTION",
    "MAX_PIXELS",
    "PAGE",
    "WIDTHS",
    "Picture",
    "PictureFacts",
    "add",
    "address",
    "configure",
    "describe",
    "examine",
    "files",
    "library",
    "picture_for",
    "pictures",
    "rendition",
    "widths_of",
]
