"""The pages of a PDF as pictures: made by a job after the upload, or at the first request that comes before it."""

from __future__ import annotations

from collections.abc import Iterator

from congxa.core.errors import Invalid, Missing
from congxa.core.words import say
from congxa.media.files import pdf
from congxa.media.files.models import File, FilePage
from congxa.media.store import kept

PAGE_WIDTHS = (640, 1280)  # pixels: a telephone, and a screen or a telephone with fine dots
CONTENT_TYPE = "image/webp"


def page_size(page: FilePage, width: int) -> tuple[int, int]:
    """The size in pixels of the picture of a page at a width of ``PAGE_WIDTHS``."""
    return pdf.size_at(page.width, page.height, width)


def page_picture(file: File, number: int, width: int) -> bytes:
    """The picture of page ``number`` (the first is 1). Raises Missing for a page or a width that there is not, and
    Unavailable when too many pages are being drawn."""
    if width not in PAGE_WIDTHS or not 1 <= number <= file.pages:
        raise Missing(say("Không có trang này."))
    try:
        return kept.get(_key(file, number, width))
    except Missing:
        return _made(file, number, (width,), waits=False)


def make_page_pictures(file: File) -> list[int]:
    """Draw all pages in all widths that are not there yet; gives the numbers of those that cannot be drawn."""
    absent = [n for n in range(1, file.pages + 1) if not all(kept.exists(_key(file, n, w)) for w in PAGE_WIDTHS)]
    broken = []
    for number in absent:
        try:
            _made(file, number, PAGE_WIDTHS, waits=True)
        except (pdf.Undrawable, Invalid, Missing):  # one paper that is lost or unreadable does not hold up the others
            broken.append(number)
    return broken


def keys_of_file(file: File) -> Iterator[str]:
    """Every key under which something of the file may lie, the file itself last."""
    yield from (_key(file, number, width) for number in range(1, file.pages + 1) for width in PAGE_WIDTHS)
    yield file.key


def _made(file: File, number: int, widths: tuple[int, ...], *, waits: bool) -> bytes:
    """Draw and keep; gives the last picture."""
    body = b""
    for width, body in pdf.draw(kept.get(file.key), number, widths, waits=waits):
        kept.put(_key(file, number, width), body, CONTENT_TYPE)
    return body


def _key(file: File, number: int, width: int) -> str:
    return f"{file.key.rsplit('/', 1)[0]}/trang-{number}-{width}.webp"
