"""What is this file, whatever its name says? Decided by its content; no database and no storage."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import BinaryIO

from congxa.core.errors import Invalid
from congxa.core.words import say
from congxa.media.evidence import Evidence, papers
from congxa.media.files import archives, movies, pdf
from congxa.media.files.pdf import PageFacts
from congxa.media.files.sorts import ACCEPTED, FORMS, MB, MOST_BYTES, SORTS, Form

CHUNK = 1024 * 1024
HEAD = 1024  # bytes within which a PDF may begin, as its readers allow
HEAD_OF_SOUND = 64 * 1024  # bytes; names of songs stand before pictures
TAIL = 66_000  # bytes behind which no list of an archive can begin
_BLANK = b"\xef\xbb\xbf\0 \t\r\n"
_PRINTER = b"\x1b%-12345X"  # what a driver writes before the paper

_FTYP = re.compile(rb".{4}ftyp(.{4})", re.DOTALL)
_PICTURES_IN_BOXES = (b"heic", b"heix", b"mif1", b"hevc", b"avif")
_OTHERS = (
    (re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8|RIFF.{4}WEBP", re.DOTALL), say("ảnh; hãy gửi vào Thư viện ảnh")),
    (
        re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        say("văn bản Office kiểu cũ (.doc, .xls); hãy mở tệp, lưu thành .docx, .xlsx hoặc PDF rồi gửi"),
    ),
    (re.compile(rb"\{\\rtf"), say("văn bản RTF; hãy mở tệp, lưu thành .docx hoặc PDF rồi gửi")),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b"), say("tệp nén RAR, 7z hoặc gz; hãy nén lại thành zip rồi gửi")),
    (re.compile(rb"MZ|\x7fELF|#!"), say("chương trình")),
    (re.compile(rb"RIFF.{4}AVI ", re.DOTALL), say("phim AVI; hãy xuất lại thành MP4 (H.264) rồi gửi")),
    (re.compile(rb"\s*(<!doctype html|<html|<head|<body|<script)", re.IGNORECASE), "trang HTML"),
    (re.compile(rb"\s*(<\?xml.{0,200}?)?<svg", re.IGNORECASE | re.DOTALL), say("ảnh vẽ SVG")),
    (
        re.compile(rb"(\xef\xbb\xbf)?\s*\d+\r?\n\d\d:\d\d:\d\d,\d{3} -->"),
        say("phụ đề SRT; hãy đổi sang WebVTT (.vtt) rồi gửi"),
    ),
)


@dataclass(frozen=True)
class FileFacts:
    """What was found in a file."""

    form: Form
    size: int
    sha256: str
    width: int = 0
    height: int = 0
    seconds: int = 0
    pages: tuple[PageFacts, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)


def examine(file: BinaryIO, filename: str = "") -> FileFacts:
    """Read an upload to its end and say what it is; ``filename`` is only spoken of, never believed.

    Raises Invalid at ``file``, in words for the person who chose it.
    """
    size, digest = _measure(file)
    called = f"“{filename}”" if filename else say("Tệp")
    if not size:
        raise Invalid.at("file", say("%(called)s rỗng, không có nội dung. Hãy chọn lại tệp.", called=called))
    if size > MOST_BYTES:
        raise _too_large(called, size, MOST_BYTES)
    file.seek(0)
    facts = _look(file, file.read(8192), called, filename)
    sort = SORTS[facts.form.sort]
    if size > sort.most_bytes:
        raise _too_large(called, size, sort.most_bytes)
    said: dict[str, str] = {}
    pages = tuple(pdf.examine(_whole(file), said)) if facts.form.ending == "pdf" else ()
    evidence = _evidence(file, facts.form.ending, said)
    return FileFacts(facts.form, size, digest, facts.width, facts.height, facts.seconds, pages, evidence)


def _evidence(file: BinaryIO, ending: str, said: dict[str, str]) -> Evidence:
    if ending == "pdf":
        return papers.of_pdf(said)
    if ending in ("mp4", "m4a"):
        return papers.of_film(movies.index_of(file))
    if ending == "mp3":
        file.seek(0)
        return papers.of_recording(file.read(HEAD_OF_SOUND))
    return Evidence()


def _look(file: BinaryIO, head: bytes, called: str, filename: str) -> FileFacts:
    """The format, and what a film says of itself; everything else of the facts is still open."""
    boxes = _FTYP.match(head)
    if b"%PDF-" in head[:HEAD]:
        _refuse_second_face(file, head[: head.index(b"%PDF-")])
        return _found("pdf")
    if boxes and boxes[1] not in _PICTURES_IN_BOXES:
        return _film(movies.examine_mp4(file))
    if head.startswith(b"\x1aE\xdf\xa3"):
        return _film(movies.examine_webm(file))
    if head.startswith(b"PK\x03\x04"):
        return _found(archives.examine(file))
    if head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] in (b"\xfb", b"\xf3", b"\xf2")):
        return _found("mp3")
    if re.match(rb"(\xef\xbb\xbf)?WEBVTT[ \t\r\n]", head + b"\n"):
        return _captions(file, called)
    raise Invalid.at("file", _unknown(head, called, filename))


def _refuse_second_face(file: BinaryIO, before: bytes) -> None:
    """A PDF that is something else as well: a page or a picture begins before it, or an archive ends behind it."""
    size = file.seek(0, 2)
    file.seek(max(0, size - TAIL))
    if (before.strip(_BLANK) and not before.startswith(_PRINTER)) or b"PK\x05\x06" in file.read(TAIL):
        words = say("Tệp PDF có nội dung khác ẩn ở trước hoặc sau. Hãy mở tệp, in ra PDF mới (Print to PDF) rồi gửi.")
        raise Invalid.at("file", words)


def _found(ending: str) -> FileFacts:
    return FileFacts(FORMS[ending], 0, "")


def _film(film: movies.FilmFacts) -> FileFacts:
    return FileFacts(FORMS[film.ending], 0, "", film.width, film.height, film.seconds)


def _captions(file: BinaryIO, called: str) -> FileFacts:
    file.seek(0)
    data = file.read(SORTS["captions"].most_bytes + 1)
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Invalid.at(
            "file", say("%(called)s không ở bảng mã UTF-8. Hãy lưu lại phụ đề với bảng mã UTF-8.", called=called)
        ) from None
    if "-->" not in words:
        raise Invalid.at(
            "file", say("%(called)s không có câu phụ đề nào (dòng có dấu -->). Hãy kiểm tra lại.", called=called)
        )
    return _found("vtt")


def _unknown(head: bytes, called: str, filename: str) -> str:
    what = next((name for pattern, name in _OTHERS if pattern.match(head)), "")
    if filename.lower().endswith(".pdf") and what:
        return say("%(called)s có tên .pdf nhưng thực ra là %(what)s.", called=called, what=what)
    if filename.lower().endswith(".pdf"):
        return say(
            "%(called)s không phải tài liệu PDF, dù tên tệp ghi .pdf. Hãy xuất lại thành PDF rồi gửi.", called=called
        )
    if what:
        return say(
            "%(called)s thực ra là %(what)s. Các loại tệp nhận được: %(accepted)s.",
            called=called,
            what=what,
            accepted=ACCEPTED,
        )
    return say(
        "%(called)s không thuộc loại tệp nhận được hoặc đã hỏng. Các loại tệp nhận được: %(accepted)s.",
        called=called,
        accepted=ACCEPTED,
    )


def _too_large(called: str, size: int, limit: int) -> Invalid:
    words = say(
        "%(called)s nặng %(size)s MB; tối đa %(limit)s MB. Hãy giảm dung lượng hoặc chia nhỏ rồi gửi lại.",
        called=called,
        size=f"{size / MB:.1f}",
        limit=limit // MB,
    )
    return Invalid.at("file", words)


def _measure(file: BinaryIO) -> tuple[int, str]:
    """Size and SHA-256; read piece by piece, because a film does not fit into memory many times."""
    file.seek(0)
    digest, size = hashlib.sha256(), 0
    while piece := file.read(CHUNK):
        digest.update(piece)
        size += len(piece)
        if size > MOST_BYTES:
            return file.seek(0, 2), ""
    return size, digest.hexdigest()


def _whole(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()
