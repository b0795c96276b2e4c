"""Files as people send them, made by the tests themselves."""

from __future__ import annotations

import io
import struct
import zipfile

import pypdfium2 as pdfium
from reportlab.pdfgen.canvas import Canvas

WORDS = "Quyết định về việc phân công trực Tết, số"


def pdf(pages: int = 1, words: str = "Quyet dinh trang", size: tuple[float, float] = (595, 842)) -> bytes:
    """A PDF with a line of text on every page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=True)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 24)
        canvas.drawString(72, size[1] - 72, f"{words} {number}")
        canvas.rect(72, 72, size[0] - 144, size[1] / 3, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("bi-mat"))
    canvas.drawString(72, 700, "kin")
    canvas.save()
    return buffer.getvalue()


def pdf_without_pages() -> bytes:
    buffer = io.BytesIO()
    pdfium.PdfDocument.new().save(buffer)
    return buffer.getvalue()


def pdf_with(entry: bytes) -> bytes:
    """A small PDF by hand, with something more in its catalogue."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + entry + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>",
    ]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I4s", 8 + len(body), name) + body


def mp4(
    codec: bytes = b"avc1", width: int = 640, height: int = 360, seconds: int = 65, film: bytes = b"\0" * 5000
) -> bytes:
    """What is in front of and behind the pictures of an MP4; the pictures themselves are noise."""
    movie = struct.pack(">IIIII", 0, 0, 0, 1000, seconds * 1000) + b"\0" * 80
    matrix = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
    track = struct.pack(">IIIIII", 7, 0, 0, 1, 0, seconds * 1000) + b"\0" * 16 + matrix
    track += struct.pack(">II", width << 16, height << 16)
    handler = struct.pack(">II4s", 0, 0, b"vide") + b"\0" * 13
    kinds = struct.pack(">II", 0, 1) + box(codec, b"\0" * 78)
    media = box(b"mdia", box(b"hdlr", handler), box(b"minf", box(b"stbl", box(b"stsd", kinds))))
    moov = box(b"moov", box(b"mvhd", movie), box(b"trak", box(b"tkhd", track), media))
    return box(b"ftyp", b"isom\0\0\2\0isomavc1") + box(b"mdat", film) + moov


def element(number: bytes, body: bytes) -> bytes:
    return number + (0x10000000 | len(body)).to_bytes(4) + body


def webm(kind: bytes = b"webm") -> bytes:
    head = element(b"\x1aE\xdf\xa3", element(b"\x42\x82", kind))
    info = element(
        b"\x15\x49\xa9\x66", element(b"\x2a\xd7\xb1", b"\x0f\x42\x40") + element(b"\x44\x89", struct.pack(">d", 5000))
    )
    film = element(b"\xe0", element(b"\xb0", b"\x02\x80") + element(b"\xba", b"\x01\x68"))
    tracks = element(b"\x16\x54\xae\x6b", element(b"\xae", element(b"\xd7", b"\1") + film))
    return head + element(b"\x18\x53\x80\x67", info + tracks + element(b"\x1f\x43\xb6\x75", b"\0" * 3000))


def zipped(names: dict[str, bytes], **options: object) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in names.items():
            archive.writestr(name, body)
    return buffer.getvalue()


def docx() -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})


CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:03.000\nXin chào bà con.\n".encode()
