"""What is in a ZIP: a Word, Excel, PowerPoint or OpenDocument file, or an archive? Reads its list, unpacks nothing."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from congxa.core.errors import Invalid
from congxa.core.words import say

MOST_ENTRIES = 5_000
MOST_UNPACKED = 300 * 1024 * 1024
MOST_PACKING = 200  # times; texts of office files reach about 50
_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_TYPES = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
_OPEN = "application/vnd.oasis.opendocument."
_MACROS = ("vbaproject.bin", "basic/", "scripts/")
_PROGRAMS = (
    *(".exe", ".com", ".bat", ".cmd", ".scr", ".msi", ".dll", ".js", ".jse", ".vbs", ".vbe", ".wsf", ".hta", ".ps1"),
    *(".jar", ".apk", ".lnk", ".html", ".htm", ".svg", ".iso", ".docm", ".xlsm", ".pptm"),
)


def examine(file: BinaryIO) -> str:
    """The ending of what it is: ``docx``, ``xlsx``, ``pptx``, ``odt``, ``ods``, ``odp`` or ``zip``. Raises Invalid at
    ``file``: broken, locked, with macros or programs, or made to fill the disk of whoever unpacks it."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check(entries)
            names = {entry.filename for entry in entries}
            ending = _office(names) or _open_document(archive, names) or "zip"
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise _refuse(say("Tệp nén bị hỏng hoặc bị cắt mất một phần. Hãy lưu lại tệp rồi gửi.")) from error
    lower = [name.lower() for name in names]
    if ending != "zip" and any(name.endswith(_MACROS[0]) or name.startswith(_MACROS[1:]) for name in lower):
        raise _refuse(
            say("Tệp có macro, có thể gây hại cho máy người đọc. Hãy lưu lại ở dạng không có macro hoặc PDF.")
        )
    if ending == "zip" and any(name.endswith(_PROGRAMS) for name in lower):
        raise _refuse(
            say("Trong tệp nén có chương trình hoặc trang web. Hãy chỉ để tài liệu trong tệp nén rồi gửi lại.")
        )
    return ending


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if not entries:
        raise _refuse(say("Tệp nén không có gì bên trong. Hãy kiểm tra lại rồi gửi."))
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED or unpacked > MOST_PACKING * max(packed, 1024):
        raise _refuse(say("Tệp nén nở ra quá lớn khi mở. Hãy bớt nội dung hoặc chia thành nhiều tệp rồi gửi."))
    if any(entry.flag_bits & 1 for entry in entries):
        raise _refuse(say("Tệp nén bị khóa bằng mật khẩu nên người đọc không mở được. Hãy bỏ mật khẩu rồi gửi lại."))


def _office(names: set[str]) -> str:
    if "[Content_Types].xml" not in names:
        return ""
    return next((ending for part, ending in _PARTS.items() if part in names), "")


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names or "content.xml" not in names:
        return ""
    with archive.open("mimetype") as said:
        kind = said.read(100).decode("ascii", "replace").strip()
    return _TYPES.get(kind.removeprefix(_OPEN), "") if kind.startswith(_OPEN) else ""


def _refuse(message: str) -> Invalid:
    return Invalid.at("file", message)
