"""What is in a PDF, and how does a page of it look? The only door to PDFium, which serves one thread at a time."""

from __future__ import annotations

import io
import re
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from congxa.core.errors import Invalid, Unavailable
from congxa.core.words import say, together
from congxa.media.files.sorts import MOST_PAGES, MOST_TEXT

PATIENCE = 8.0  # seconds that a reader waits for the page that is being drawn for another one
MOST_TALL = 4  # times its width: a higher page is drawn smaller
QUALITY = 75
MOST_OBJECTS = 5_000  # compressed groups of objects that are looked into
MOST_UNPACKED = 64 * 1024 * 1024
PIECE = 64 * 1024

_ONE_AT_A_TIME = threading.Lock()
_EMPTY = say("Tệp PDF không có trang nào. Hãy xuất lại tệp từ phần mềm soạn thảo rồi gửi.")
_NO_PAGES = re.compile(rb"/Count\s+0\b")
_GROUP = re.compile(rb"/Type\s*/ObjStm\b")
_BODY = re.compile(rb"stream\r?\n")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
# Long enough that no scanned picture has them by chance: a 30 MB file has every group of four bytes somewhere.
_HAZARDS = (
    (re.compile(rb"/S\s*/JavaScript\b|/Names\s*/JavaScript\b|/JavaScript\s*<<"), say("mã JavaScript")),
    (re.compile(rb"/S\s*/Launch\b"), say("lệnh mở chương trình trên máy người đọc")),
    (re.compile(rb"/Type\s*/EmbeddedFile\b|/EmbeddedFiles\b"), say("tệp khác gắn kèm")),
    (re.compile(rb"/Subtype\s*/RichMedia\b|/S\s*/Rendition\b|/Subtype\s*/(Flash|3D)\b"), say("nội dung động")),
)


class Undrawable(Unavailable):
    """A page that PDFium reads and cannot draw."""


class PageFacts(NamedTuple):
    """A page as it is seen: width and height in points, and its text."""

    width: float
    height: float
    text: str


def examine(data: bytes, said: dict[str, str] | None = None) -> list[PageFacts]:
    """The pages of a PDF. Raises Invalid at ``file``: broken, locked by a password, without pages, with too many, or
    with something in it that acts by itself on a reader's machine. ``said`` is filled with what the file says of
    itself: author, title, programs."""
    with _opened(data) as document:
        pages = len(document)
        if not pages:
            raise _refuse(_EMPTY)
        if pages > MOST_PAGES:
            raise _refuse(
                say(
                    "Tệp PDF có %(pages)s trang; tối đa %(most)s trang. Hãy chia thành nhiều tệp rồi gửi.",
                    pages=pages,
                    most=MOST_PAGES,
                )
            )
        found = _hazards(data, document)
        if found:
            raise _refuse(
                say(
                    "Tệp PDF có %(found)s, có thể gây hại cho máy người đọc. Hãy mở tệp, in ra PDF mới (Print"
                    " to PDF) rồi gửi tệp mới.",
                    found=together(found, ", "),
                )
            )
        if said is not None:
            said.update(document.get_metadata_dict(skip_empty=True))
        return [_facts(document, number) for number in range(pages)]


def size_at(page_width: float, page_height: float, width: int) -> tuple[int, int]:
    """The size in pixels of a page that is shown ``width`` pixels wide; a very high page is made narrower."""
    scale = min(width / page_width, MOST_TALL * width / page_height)
    return max(1, round(page_width * scale)), max(1, round(page_height * scale))


def draw(data: bytes, number: int, widths: tuple[int, ...], *, waits: bool) -> Iterator[tuple[int, bytes]]:
    """Page ``number`` (from 1) as WebP: width and bytes, the widest first. Raises Undrawable and, without ``waits``,
    as for a reader, Unavailable when others take too long."""
    with _opened(data, None if waits else PATIENCE) as document:
        drawn = _draw(document, number - 1, max(widths))
    for width in sorted(widths, reverse=True):
        small = drawn if width >= drawn.width else _shrunk(drawn, width)
        buffer = io.BytesIO()
        small.save(buffer, "WEBP", quality=QUALITY, method=2)
        yield width, buffer.getvalue()


def _shrunk(drawn: Image.Image, width: int) -> Image.Image:
    height = max(1, round(drawn.height * width / drawn.width))
    return drawn.resize((width, height), Image.Resampling.LANCZOS)


def _draw(document: pdfium.PdfDocument, index: int, width: int) -> Image.Image:
    try:
        page = document[index]
        page_width, page_height = page.get_size()
        scale = size_at(page_width, page_height, width)[0] / page_width
        drawn: Image.Image = page.render(scale=scale).to_pil()
        return drawn.convert("RGB")
    except pdfium.PdfiumError as error:
        raise Undrawable(say("Chưa vẽ được trang này. Hãy tải tệp về để xem.")) from error


@contextmanager
def _opened(data: bytes, patience: float | None = None) -> Iterator[pdfium.PdfDocument]:
    if not _ONE_AT_A_TIME.acquire(timeout=-1 if patience is None else patience):
        raise Unavailable(say("Đang có nhiều người xem tài liệu. Hãy tải lại trang sau ít giây."))
    try:
        document = _open(data)
        try:
            document.init_forms()  # what was filled into a form is seen too
            yield document
        finally:
            document.close()
    finally:
        _ONE_AT_A_TIME.release()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # The number of an error may be that of the file before, so the file itself is asked too.
        if b"/Encrypt" in data and error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise _refuse(
                say("Tệp PDF bị khóa bằng mật khẩu nên người đọc không mở được. Hãy bỏ mật khẩu rồi gửi lại.")
            ) from None
        if _NO_PAGES.search(data):
            raise _refuse(_EMPTY) from None
        raise _refuse(
            say("Tệp PDF bị hỏng hoặc bị cắt mất một phần. Hãy mở thử trên máy, xuất lại thành PDF rồi gửi.")
        ) from error


def _facts(document: pdfium.PdfDocument, index: int) -> PageFacts:
    try:
        page = document[index]
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            raise _refuse(
                say("Trang %(page)s của tệp PDF không có kích thước. Hãy xuất lại tệp rồi gửi.", page=index + 1)
            )
        text = page.get_textpage().get_text_bounded()
    except pdfium.PdfiumError as error:
        raise _refuse(say("Trang %(page)s của tệp PDF bị hỏng. Hãy xuất lại tệp rồi gửi.", page=index + 1)) from error
    return PageFacts(width, height, _plain(text))


def _plain(text: str) -> str:
    """The words of a page line by line, without control characters and empty lines."""
    lines = (" ".join("".join(c if c.isprintable() else " " for c in line).split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)[:MOST_TEXT]


def _hazards(data: bytes, document: pdfium.PdfDocument) -> list[str]:
    """What in a PDF acts by itself: asked of PDFium, and looked for in all objects, compressed ones too."""
    found = dict.fromkeys(name for text in _objects(data) for pattern, name in _HAZARDS if pattern.search(text))
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        found[_HAZARDS[0][1]] = None
    if document.count_attachments():
        found[_HAZARDS[2][1]] = None
    return list(found)


def _objects(data: bytes) -> Iterator[bytes]:
    """The file itself, then its unpacked groups of objects; names written with # are read as they are meant."""
    yield _ESCAPE.sub(_unescaped, data)
    left = MOST_UNPACKED
    for count, group in enumerate(_GROUP.finditer(data)):
        body = _BODY.search(data, group.end(), group.end() + 2_000)
        if body is None:
            continue
        if count >= MOST_OBJECTS or left <= 0:
            raise _refuse(say("Tệp PDF được đóng gói khác thường nên chưa kiểm tra được. Hãy in ra PDF mới rồi gửi."))
        try:
            unpacked = _unpacked(memoryview(data)[body.end() :], left)
        except zlib.error:
            continue  # another way of packing, which PDFium was asked about
        left -= len(unpacked)
        yield _ESCAPE.sub(_unescaped, unpacked)


def _unpacked(packed: memoryview, most: int) -> bytes:
    """At most so many bytes of what begins here; read in pieces, for zlib copies all that lies behind the end."""
    reader, unpacked = zlib.decompressobj(), b""
    for start in range(0, len(packed), PIECE):
        unpacked += reader.decompress(packed[start : start + PIECE], most - len(unpacked) + 1)
        if reader.eof or len(unpacked) > most:
            break
    return unpacked


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 16)])


def _refuse(message: str) -> Invalid:
    return Invalid.at("file", message)
