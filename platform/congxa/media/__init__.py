"""Which pictures and files does a unit have, and in which sizes are they shown?"""

from congxa.media.evidence import Doubt, Evidence, doubts
from congxa.media.files.jobs import draw_waiting
from congxa.media.files.models import File, FilePage
from congxa.media.files.pages import PAGE_WIDTHS, keys_of_file, make_page_pictures, page_picture, page_size
from congxa.media.files.queries import (
    FILES_ON_PAGE,
    evidence_of_file,
    file_for,
    file_library,
    file_pages,
    file_with_hash,
    files_of,
    text_of_files,
)
from congxa.media.files.service import MAX_DESCRIPTION, MAX_TITLE, add_file, describe_file
from congxa.media.files.sorts import ACCEPTED, FORMS, MOST_BYTES, SORTS
from congxa.media.intake import MAX_BYTES, MAX_PIXELS, PictureFacts, examine
from congxa.media.jobs import make_waiting
from congxa.media.models import Picture, is_shown
from congxa.media.placeholder import placeholder
from congxa.media.queries import PAGE, evidence_of, library, picture_for, pictures
from congxa.media.renditions import (
    FALLBACK_TYPE,
    FALLBACK_WIDTH,
    WIDTHS,
    address,
    fallback,
    fallback_address,
    gone,
    keys_of,
    look_of,
    rendition,
    whole,
    widths_of,
)
from congxa.media.rereading import read_evidence
from congxa.media.service import MAX_ALT, MAX_CAPTION, add, describe
from congxa.media.store import configure
from congxa.media.store import kept as storage

__all__ = [
    "ACCEPTED",
    "FALLBACK_TYPE",
    "FALLBACK_WIDTH",
    "FILES_ON_PAGE",
    "FORMS",
    "MAX_ALT",
    "MAX_BYTES",
    "MAX_CAPTION",
    "MAX_DESCRIPTION",
    "MAX_PIXELS",
    "MAX_TITLE",
    "MOST_BYTES",
    "PAGE",
    "PAGE_WIDTHS",
    "SORTS",
    "WIDTHS",
    "Doubt",
    "Evidence",
    "File",
    "FilePage",
    "Picture",
    "PictureFacts",
    "add",
    "add_file",
    "address",
    "configure",
    "describe",
    "describe_file",
    "doubts",
    "draw_waiting",
    "evidence_of",
    "evidence_of_file",
    "examine",
    "fallback",
    "fallback_address",
    "file_for",
    "file_library",
    "file_pages",
    "file_with_hash",
    "files_of",
    "gone",
    "is_shown",
    "keys_of",
    "keys_of_file",
    "library",
    "look_of",
    "make_page_pictures",
    "make_waiting",
    "page_picture",
    "page_size",
    "picture_for",
    "pictures",
    "placeholder",
    "read_evidence",
    "rendition",
    "storage",
    "text_of_files",
    "whole",
    "widths_of",
]
