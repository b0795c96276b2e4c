"""Files made to harm, files that are broken, files of odd makes: each has a clear answer, and none takes long."""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from bench.intake import in_a_process, photograph
from cast import CHIEF, World
from congxa import media
from congxa.core.errors import Invalid
from congxa.media import examine, renditions
from congxa.media.files.intake import examine as examine_file
from media import marked, papers
from media.marked import chunk, plain, segment

SECONDS = 3.0  # of the processor, for every refusal
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
SCRIPT = b"<script>alert(1)</script>"


def png_of(width: int, height: int) -> bytes:
    """A PNG of some kilobytes that says it unpacks to width × height × 3 bytes."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return PNG_HEAD + head + chunk(b"IDAT", zlib.compress(b"\0" * 100_000)) + chunk(b"IEND", b"")


def gif_of(width: int, height: int) -> bytes:
    body = plain("GIF")
    return body[:6] + struct.pack("<HH", width, height) + body[10:]


def webp_of(width: int, height: int) -> bytes:
    """The head of a WebP without loss that says it is so large."""
    bits = (width - 1) | (height - 1) << 14
    body = b"\x2f" + struct.pack("<I", bits) + b"\0" * 40
    inner = b"VP8L" + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", 4 + len(inner)) + b"WEBP" + inner


def with_text_bomb() -> bytes:
    """A PNG whose packed text unfolds to 200 MB."""
    body = plain("PNG")
    return body[:33] + chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 200_000_000, 1)) + body[33:]


def in_pieces(kind: str) -> bytes:
    """About ten megabytes of tiny pieces, each of which a decoder takes up by itself."""
    body = plain(kind)
    if kind == "JPEG":
        return body[:2] + segment(0xE1, b"Exif\0\0A") * 900_000 + body[2:]
    if kind == "PNG":
        return body[:33] + chunk(b"tEXt", b"a\0b") * 600_000 + body[33:]
    start = 13 + 3 * 256
    return body[:start] + b"\x21\xfe" + b"\x01A" * 5_000_000 + b"\0" + body[start:]


def moving(kind: str) -> bytes:
    buffer = io.BytesIO()
    frames = [Image.new("RGB", (60, 60), colour) for colour in ("red", "blue")]
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def bmp() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 60)).save(buffer, "BMP")
    return buffer.getvalue()


PICTURES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "rỗng"),
    "13 MB": (lambda: plain() + b"\0" * 13_000_000, "tối đa 12 MB"),
    "PNG of 61 megapixels": (lambda: png_of(10_000, 6_100), "quá nhiều điểm ảnh"),
    "PNG bomb": (lambda: png_of(65_000, 65_000), "quá nhiều điểm ảnh"),
    "GIF bomb": (lambda: gif_of(65_535, 65_535), "quá nhiều điểm ảnh"),
    "WebP bomb": (lambda: webp_of(16_383, 16_383), "quá nhiều điểm ảnh"),
    "PNG with packed text of 200 MB": (with_text_bomb, "Không đọc được ảnh"),
    "JPEG in a million pieces": (lambda: in_pieces("JPEG"), "quá nhiều mảnh"),
    "PNG in a million pieces": (lambda: in_pieces("PNG"), "quá nhiều mảnh"),
    "GIF in a million pieces": (lambda: in_pieces("GIF"), "quá nhiều mảnh"),
    "JPEG and HTML": (lambda: plain() + b"<html><body>" + SCRIPT, "giấu"),
    "JPEG and HTML in a comment": (lambda: plain()[:2] + segment(0xFE, SCRIPT) + plain()[2:], "giấu"),
    "JPEG and HTML in EXIF": (lambda: marked.jpeg(marked.exif({marked.ARTIST: SCRIPT + b"\0"})), "giấu"),
    "JPEG and PHP": (lambda: plain() + b"<?php system($_GET[0]); ?>", "giấu"),
    "GIF and PHP": (lambda: plain("GIF") + b"<?PHP echo 1;", "giấu"),
    "PNG and ZIP": (lambda: plain("PNG") + papers.docx(), "giấu"),
    "JPEG and PDF": (lambda: plain()[:2] + segment(0xFE, b"%PDF-1.4") + plain()[2:], "giấu"),
    "GIF and script, broken": (lambda: b"GIF89a/*" + b"A" * 300 + b"*/=1;alert(1)//", "Không đọc được ảnh"),
    "SVG": (lambda: b'<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "SVG"),
    "SVG behind a mark": (lambda: b"\xef\xbb\xbf<svg onload='alert(1)'/>", "không phải ảnh"),
    "HTML called a picture": (lambda: b"<!DOCTYPE html><script>alert(1)</script>", "trang HTML"),
    "program called a picture": (lambda: b"MZ" + b"\0" * 500, "chương trình"),
    "archive called a picture": (papers.docx, "tệp nén"),
    "JPEG cut off": (lambda: plain()[:20_000], "bị cắt"),
    "PNG cut off": (lambda: plain("PNG")[:-4_000], "bị cắt"),
    "GIF cut off": (lambda: plain("GIF")[:9_000], "bị cắt"),
    "WebP cut off": (lambda: plain("WEBP")[:9_000], "bị cắt"),
    "BMP": (bmp, "Hãy gửi ảnh JPEG"),
    "WebP of 26 megapixels": (lambda: webp_of(6_500, 4_000), "Ảnh WEBP có quá nhiều điểm ảnh; tối đa 25 triệu"),
    "moving GIF": (lambda: moving("GIF"), "Ảnh động"),
    "moving WebP": (lambda: moving("WEBP"), "Ảnh động"),
    "moving PNG": (lambda: moving("PNG"), "Ảnh động"),
}

FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (lambda: papers.zipped({"a.txt": b"\0" * 60_000_000}), "nở ra quá lớn"),
    "office file that is a bomb": (
        lambda: papers.zipped({"[Content_Types].xml": b"", "word/document.xml": b" " * 60_000_000}),
        "nở ra quá lớn",
    ),
    "archive of 6,000 files": (lambda: papers.zipped({f"{n}.txt": b"a" for n in range(6_000)}), "nở ra quá lớn"),
    "HTML and PDF": (lambda: b"<html>" + SCRIPT + b"<!--\n" + papers.pdf(), "nội dung khác"),
    "GIF and PDF": (lambda: b"GIF89a\0\0" + papers.pdf(), "nội dung khác"),
    "PDF and ZIP": (lambda: papers.pdf() + papers.docx(), "nội dung khác"),
    "PDF cut off": (lambda: papers.pdf()[:300], "bị hỏng"),
    "film cut off": (lambda: papers.mp4()[:-200], "bị cắt"),
    "docx cut off": (lambda: papers.docx()[:-30], "hỏng"),
    "SVG called a PDF": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
    "program called a PDF": (lambda: b"MZ\0\0", "chương trình"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_no_sound_picture_is_refused_at_once_in_words(name: str) -> None:
    make, said = PICTURES[name]
    data = make()
    begun = time.process_time()
    with pytest.raises(Invalid) as refusal:
        examine(data, "ảnh đẹp.jpg")
    assert time.process_time() - begun < SECONDS
    assert [problem.field for problem in refusal.value.problems] == ["file"]
    assert said in refusal.value.message


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_sound_paper_or_film_is_refused_at_once_in_words(name: str) -> None:
    make, said = FILES[name]
    data = make()
    begun = time.process_time()
    with pytest.raises(Invalid) as refusal:
        examine_file(io.BytesIO(data), "tệp.pdf")
    assert time.process_time() - begun < SECONDS
    assert said in refusal.value.message


def test_a_paper_from_a_printers_driver_is_taken() -> None:
    facts = examine_file(io.BytesIO(b"\x1b%-12345X@PJL JOB\r\n" + papers.pdf()), "in.pdf")
    assert facts.form.ending == "pdf"


def as_shown(data: bytes) -> Image.Image:
    """A picture as readers get it, at its smallest."""
    facts, picture = examine(data)
    *_, (_, body) = renditions.make(picture, facts.width)
    return Image.open(io.BytesIO(body))


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


RED = (200, 30, 30)
ODD: dict[str, Callable[[], bytes]] = {
    "CMYK": lambda: saved(Image.new("RGB", (900, 600), RED).convert("CMYK"), "JPEG"),
    "palette": lambda: saved(Image.new("RGB", (900, 600), RED).convert("P"), "PNG"),
    "palette that shows through": lambda: saved(Image.new("P", (900, 600), 3), "PNG", transparency=3),
    "with alpha": lambda: saved(Image.new("RGBA", (900, 600), (*RED, 128)), "PNG"),
    "grey with alpha": lambda: saved(Image.new("LA", (900, 600), (90, 128)), "PNG"),
    "16 bits": lambda: saved(Image.new("I;16", (900, 600), 30_000), "PNG"),
    "one bit": lambda: saved(Image.new("1", (900, 600), 1), "PNG"),
    "with a colour profile": lambda: saved(
        Image.new("RGB", (900, 600), RED),
        "JPEG",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    ),
    "progressive": lambda: saved(Image.new("RGB", (900, 600), RED), "JPEG", progressive=True),
    "WebP without loss": lambda: saved(Image.new("RGBA", (900, 600), (*RED, 9)), "WEBP", lossless=True),
}


@pytest.mark.parametrize("name", ODD)
def test_every_odd_make_becomes_a_plain_picture(name: str) -> None:
    shown = as_shown(ODD[name]())
    assert shown.format == "WEBP" and shown.mode in ("RGB", "RGBA") and shown.size == (320, 214)
    assert not {"icc_profile", "exif", "xmp"} & set(shown.info)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photograph_stands_upright(orientation: int) -> None:
    upright = Image.new("RGB", (400, 200), "white")
    upright.paste((255, 0, 0), (0, 0, 100, 50))  # a mark at the left above
    turn = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # of PIL's Transpose, that which undoes it
    kept = upright.transpose(Image.Transpose(turn[orientation])) if orientation > 1 else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    facts, picture = examine(saved(kept, "JPEG", quality=95, exif=exif))
    assert (facts.width, facts.height) == (400, 200)
    red, _green, blue = picture.convert("RGB").getpixel((20, 20))  # type: ignore[misc]
    assert red > 200 and blue < 80


def test_what_hides_beside_a_sound_gif_reaches_no_reader() -> None:
    body = plain("GIF")
    start = 13 + 3 * 256
    data = body[:start] + b"\x21\xfe\x10*/=1;alert(1)//\0\0" + body[start:]
    facts, picture = examine(data)
    assert all(b"alert" not in made for _, made in renditions.make(picture, facts.width))


NAMES: dict[str, str] = {
    "anh\u202egpj.exe": "anhgpj.jpg",  # the override of the direction of writing
    "a\0b.jpg": "a b.jpg",
    "../../etc/passwd": "passwd.jpg",
    "C:\\Users\\x\\lễ hội.JPG": "lễ hội.jpg",
    "..": "anh.jpg",
    "": "anh.jpg",
    "\u200b\u2066.png": "anh.jpg",
    'a"b<c>d|e.jpg': "a b c d e.jpg",
    "cau-treo.png.php": "cau-treo.png.jpg",
    "dòng\r\nmới.jpg": "dòng mới.jpg",
}


def test_no_name_plays_a_trick(world: World) -> None:
    kept = {}
    with world.desk(CHIEF) as (actor, unit_id):
        for number, name in enumerate([*NAMES, "ả" * 300 + ".jpg"]):
            data = saved(Image.new("RGB", (60 + number, 60), RED), "JPEG")
            kept[name] = media.add(actor, unit_id, name, data)
        assert {name: picture.filename for name, picture in kept.items() if name in NAMES} == NAMES
        longest = kept["ả" * 300 + ".jpg"]
        assert len(longest.filename) <= 125 and longest.filename.endswith(".jpg")
        for picture in kept.values():
            assert ".." not in picture.key and picture.key.isascii()


@pytest.mark.parametrize(
    ("kind", "size", "most"),
    [
        ("JPEG", (10_000, 5_990), 400),
        ("PNG", (10_000, 5_990), 450),
        ("GIF", (10_000, 5_990), 450),
        ("WEBP", (6_120, 4_080), 450),
    ],
)
def test_the_largest_of_each_format_passes_within_the_memory_of_a_small_machine(
    kind: str, size: tuple[int, int], most: float, tmp_path: Path
) -> None:
    file = tmp_path / "anh"
    file.write_bytes(photograph(size, kind))
    seconds, megabytes = in_a_process("whole", file)
    assert megabytes < most
    assert seconds < 20
