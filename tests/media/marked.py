"""Pictures whose files say something of themselves: EXIF, IPTC and XMP written by hand, in the codings of old."""

from __future__ import annotations

import io
import struct
import unicodedata
import zlib
from collections.abc import Mapping
from functools import cache
from xml.sax.saxutils import escape

from PIL import Image

TONES = "\u0300\u0301\u0303\u0309\u0323"
# EXIF: tag -> number; those of the second directory stand behind 0x8769, those of the place behind 0x8825.
ARTIST, COPYRIGHT, DESCRIPTION, SOFTWARE, MAKE, MODEL = 0x013B, 0x8298, 0x010E, 0x0131, 0x010F, 0x0110
XP_TITLE, XP_AUTHOR = 0x9C9B, 0x9C9D
ORIGINAL, DIGITISED, COMMENT = 0x9003, 0x9004, 0x9286
# IPTC: number in record 2.
BYLINE, CREDIT, SOURCE, NOTICE, CAPTION, HEADLINE, INSTRUCTIONS, DAY, HOUR = 80, 110, 115, 116, 120, 105, 40, 55, 60

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "cc": "http://creativecommons.org/ns#",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}


@cache
def plain(kind: str = "JPEG", size: tuple[int, int] = (900, 600)) -> bytes:
    """A picture that says nothing."""
    buffer = io.BytesIO()
    Image.effect_noise(size, 40).convert("P" if kind == "GIF" else "RGB").save(buffer, kind)
    return buffer.getvalue()


def cp1258(words: str) -> bytes:
    """Windows: letters with a hat or a hook, the tones behind them."""
    return b"".join(_cp1258(letter) for letter in words)


def _cp1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        return (bare + "".join(part for part in parts if part in TONES)).encode("cp1258")


def exif(
    tags: Mapping[int, bytes], details: Mapping[int, bytes] | None = None, *, has_place: bool = False, endian: str = "<"
) -> bytes:
    """A block of EXIF whose values are written as they are given; 0x9C9x as bytes, the rest as text."""
    directories: list[tuple[int, Mapping[int, bytes]]] = [(0, tags)]
    if details:
        directories.append((0x8769, details))
    if has_place:
        degrees = b"".join(struct.pack(f"{endian}II", *part) for part in ((16, 1), (37, 1), (1234, 100)))
        directories.append((0x8825, {1: b"N\0", 2: degrees, 3: b"E\0", 4: degrees}))
    sizes = [2 + 12 * (len(each) + (len(directories) - 1 if not number else 0)) + 4 for number, each in directories]
    starts = [8 + sum(sizes[:place]) for place in range(len(sizes))]
    data, end = b"", 8 + sum(sizes)
    body = b""
    for place, (number, each) in enumerate(directories):
        pointers = {target: starts[at] for at, (target, _) in enumerate(directories) if at} if not number else {}
        rows = []
        for tag in sorted({*each, *pointers}):
            if tag in pointers:
                rows.append(struct.pack(f"{endian}HHII", tag, 4, 1, pointers[tag]))
                continue
            value = each[tag]
            form = 5 if number == 0x8825 and tag in (2, 4) else 7 if tag == COMMENT else 1 if tag >= 0x9C9B else 2
            count = len(value) // 8 if form == 5 else len(value)
            if len(value) <= 4:
                rows.append(struct.pack(f"{endian}HHI", tag, form, count) + value.ljust(4, b"\0"))
            else:
                rows.append(struct.pack(f"{endian}HHII", tag, form, count, end + len(data)))
                data += value
        body += struct.pack(f"{endian}H", len(rows)) + b"".join(rows) + b"\0\0\0\0"
        assert 8 + len(body) == starts[place] + sizes[place]
    head = b"II*\0" if endian == "<" else b"MM\0*"
    return b"Exif\0\0" + head + struct.pack(f"{endian}I", 8) + body + data


def iptc(fields: Mapping[int, bytes], *, says_utf_8: bool = False) -> bytes:
    """A block of IPTC-IIM."""
    block = b"\x1c\x01\x5a\0\x03\x1b%G" if says_utf_8 else b""
    return block + b"".join(
        struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value for number, value in fields.items()
    )


def xmp(properties: Mapping[str, str], lists: Mapping[str, list[str]] | None = None) -> bytes:
    """A packet of XMP: properties as attributes, lists as elements."""
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    said = " ".join(f'{name}="{escape(value, {chr(34): "&quot;"})}"' for name, value in properties.items())
    inside = "".join(
        f"<{name}><rdf:Seq>{''.join(f'<rdf:li>{escape(value)}</rdf:li>' for value in values)}</rdf:Seq></{name}>"
        for name, values in (lists or {}).items()
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {names} {said}>{inside}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()


def segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(exif: bytes = b"", iptc: bytes = b"", xmp: bytes = b"", picture: bytes | None = None) -> bytes:
    """A JPEG with these blocks before its picture."""
    body = picture or plain()
    blocks = segment(0xE1, exif) if exif else b""
    if xmp:
        blocks += segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)
    if iptc:
        padded = iptc + b"\0" * (len(iptc) % 2)
        blocks += segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + padded)
    return body[:2] + blocks + body[2:]


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(texts: Mapping[str, bytes], xmp: bytes = b"", exif: bytes = b"") -> bytes:
    """A PNG with chunks of text (as bytes, in whatever coding), XMP and EXIF."""
    body = plain("PNG")
    blocks = b"".join(chunk(b"tEXt", name.encode() + b"\0" + value) for name, value in texts.items())
    if xmp:
        blocks += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)
    if exif:
        blocks += chunk(b"eXIf", exif.removeprefix(b"Exif\0\0"))
    return body[:33] + blocks + body[33:]


def agency_photo(**more: bytes) -> bytes:
    """A photograph of an agency, as newsrooms get it."""
    said = {BYLINE: "Lâm Văn Mẫu".encode(), CREDIT: b"TTXVN", NOTICE: "© Thông tấn xã Việt Nam".encode()}
    return jpeg(iptc=iptc(said, says_utf_8=True), **more)


def own_photo(author: str = "Hồ Văn Suối", *, has_place: bool = False) -> bytes:
    """A photograph as it comes out of a camera."""
    tags = {MAKE: b"Canon\0", MODEL: b"Canon EOS 90D\0", ARTIST: author.encode() + b"\0"}
    details = {ORIGINAL: b"2026:11:20 08:15:00\0"}
    return jpeg(exif(tags, details, has_place=has_place))
