"""Which sorts of files are there, how large may each be, and under which type does it go out? Data, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from congxa.core.words import say

MB = 1024 * 1024


@dataclass(frozen=True)
class Sort:
    """One sort of files. ``is_inline``: a browser may show it in the page; everything else is only ever saved."""

    key: str
    title: str
    most_bytes: int
    is_inline: bool = False


@dataclass(frozen=True)
class Form:
    """One format that is taken in: its sort, the type under which it is sent, the ending of its name, what it is."""

    sort: str
    content_type: str
    ending: str
    title: str


MOST_PAGES = 500  # of a PDF
MOST_TEXT = 20_000  # characters kept of one page

SORTS: Mapping[str, Sort] = {
    sort.key: sort
    for sort in (
        Sort("pdf", "Tài liệu PDF", 30 * MB),
        Sort("video", "Phim", 200 * MB, is_inline=True),
        Sort("audio", "Âm thanh", 50 * MB, is_inline=True),
        Sort("captions", "Phụ đề", 2 * MB, is_inline=True),
        Sort("office", "Văn bản, bảng tính", 30 * MB),
        Sort("archive", "Tệp nén", 50 * MB),
    )
}
MOST_BYTES = max(sort.most_bytes for sort in SORTS.values())

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
FORMS: Mapping[str, Form] = {
    form.ending: form
    for form in (
        Form("pdf", "application/pdf", "pdf", "PDF"),
        Form("video", "video/mp4", "mp4", "MP4"),
        Form("video", "video/webm", "webm", "WebM"),
        Form("audio", "audio/mpeg", "mp3", "MP3"),
        Form("audio", "audio/mp4", "m4a", "M4A"),
        Form("captions", "text/vtt", "vtt", "WebVTT"),
        Form("office", f"{_OFFICE}wordprocessingml.document", "docx", "Word"),
        Form("office", f"{_OFFICE}spreadsheetml.sheet", "xlsx", "Excel"),
        Form("office", f"{_OFFICE}presentationml.presentation", "pptx", "PowerPoint"),
        Form("office", f"{_OPEN}text", "odt", "OpenDocument"),
        Form("office", f"{_OPEN}spreadsheet", "ods", "OpenDocument"),
        Form("office", f"{_OPEN}presentation", "odp", "OpenDocument"),
        Form("archive", "application/zip", "zip", "ZIP"),
    )
}
ACCEPTED = say("PDF, MP4 (H.264), WebM, MP3, phụ đề WebVTT, docx, xlsx, pptx, odt, ods, odp hoặc zip")
