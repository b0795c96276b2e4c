"""What is a picture is decided by its content: names and declared types are never believed."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from congxa.core.errors import Invalid
from congxa.media import MAX_BYTES, examine


def drawn(kind: str, size: tuple[int, int] = (900, 600), mode: str = "RGB", **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise(size, 40).convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode", "content_type"),
    [
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("PNG", "RGBA", "image/png"),
        ("PNG", "P", "image/png"),
        ("PNG", "I;16", "image/png"),
        ("WEBP", "RGB", "image/webp"),
        ("GIF", "P", "image/gif"),
    ],
)
def test_a_still_picture_of_each_known_format_is_taken(kind: str, mode: str, content_type: str) -> None:
    if mode == "I;16":
        buffer = io.BytesIO()
        Image.new("I;16", (900, 600), 30000).save(buffer, "PNG")
        data = buffer.getvalue()
    else:
        data = drawn(kind, mode=mode)
    facts, _ = examine(data)
    assert (facts.content_type, facts.width, facts.height, facts.size) == (content_type, 900, 600, len(data))


def test_a_photo_taken_upright_counts_as_it_is_seen() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    facts, shown = examine(drawn("JPEG", (900, 600), exif=turned))
    assert (facts.width, facts.height) == (600, 900)
    assert shown.width < shown.height


PNG_HEAD = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that would unpack to width × height × 3 bytes."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return PNG_HEAD + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def moving() -> bytes:
    buffer = io.BytesIO()
    frames = [Image.new("RGB", (60, 60), colour) for colour in ("red", "blue")]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "rỗng"),
        (b"<!DOCTYPE html><html><script>alert(1)</script></html>", "trang HTML"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "SVG"),
        (b"%PDF-1.7\n1 0 obj\n", "PDF"),
        (b"PK\x03\x04" + b"\0" * 40, "tệp nén"),
        (b"MZ" + b"\0" * 100, "chương trình"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 50, "HEIC"),
        (b"GIF89a/*" + b"A" * 200, "Không đọc được ảnh"),
        (b"\xff\xd8\xff\xe0" + b"A" * 500, "Không đọc được ảnh"),
        (drawn("JPEG")[:20_000], "Không đọc được ảnh"),
        (drawn("PNG")[:-4000], "Không đọc được ảnh"),
        (drawn("BMP"), "Không đọc được ảnh"),
        (drawn("TIFF"), "Không đọc được ảnh"),
        (drawn("JPEG") + b"<html><body><script>alert(1)</script>", "giấu"),
        (drawn("GIF") + b"<?php system($_GET[0]); ?>", "giấu"),
        (drawn("PNG") + b"PK\x05\x06" + b"\0" * 18, "giấu"),
        (drawn("JPEG", comment=b"%PDF-1.4 hidden"), "giấu"),
        (moving(), "Ảnh động"),
        (bomb(30_000, 30_000), "quá nhiều điểm ảnh"),
        (bomb(8_000, 8_000), "quá nhiều điểm ảnh"),
        (drawn("PNG", (3, 3)), "quá nhỏ"),
        (b"\xff\xd8" + b"\0" * MAX_BYTES, "tối đa 12 MB"),
    ],
)
def test_everything_else_is_refused_at_the_file_in_words(data: bytes, said: str) -> None:
    with pytest.raises(Invalid) as refusal:
        examine(data)
    assert [problem.field for problem in refusal.value.problems] == ["file"]
    assert said in refusal.value.message


def test_a_phones_photo_with_a_second_view_is_a_jpeg() -> None:
    buffer = io.BytesIO()
    first, second = (Image.effect_noise((900, 600), 40).convert("RGB") for _ in range(2))
    first.save(buffer, "MPO", save_all=True, append_images=[second])
    assert examine(buffer.getvalue())[0].content_type == "image/jpeg"


def test_a_file_made_to_be_read_in_countless_ways_is_refused_at_once() -> None:
    for begin in (b"", b"<?xml ?>"):
        with pytest.raises(Invalid, match=r"trang HTML|không phải ảnh"):
            examine(begin + b"<!---->" * 580)
    with pytest.raises(Invalid, match="SVG"):
        examine(b"<?xml version='1.0'?><!-- a --><!-- b --> <svg xmlns='http://www.w3.org/2000/svg'/>")
