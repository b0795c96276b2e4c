"""Is what lies in the folder of a theme of use, and does it keep the security policy of the pages?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from congxa.tenancy.mistakes import Mistake
from congxa.theming.check.toml import FILE
from congxa.theming.check.workshop import Workshop
from congxa.theming.folders import BASE, Theme

LARGEST_IMAGE = 200_000  # bytes: a picture of a theme comes with every first visit
_IMAGES = (".svg", ".png", ".webp", ".jpg", ".avif")
_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.S)
_REFERS = re.compile(r"""["']([\w./-]+\.(?:html|xml|txt))["']""")
_FOREIGN = r"""\s*=\s*["']?\s*(?:https?:)?//(?!["'])"""
_CSS = "đặt vào tệp CSS của giao diện"
_SCRIPT = "đặt vào tệp JavaScript đã dựng và gọi bằng asset()"
_OWN = "đặt tệp trong giao diện, hoặc gọi tệp đã dựng bằng asset()"
# What the content security policy of every page refuses (web/headers.py).
_REFUSED = (
    (re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.I), "có thuộc tính style", _CSS),
    (re.compile(r"<style\b", re.I), "có thẻ <style>", _CSS),
    (re.compile(r"<script\b(?![^>]*\bsrc\s*=)", re.I), "có mã lệnh nằm trong trang", _SCRIPT),
    (re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.I), "có mã lệnh trong thuộc tính on…", _SCRIPT),
    (re.compile(r"""(?:href|src|action)\s*=\s*["']?\s*javascript:""", re.I), "có địa chỉ javascript:", _SCRIPT),
    (re.compile(rf"\b(?:src|srcset|poster|data|action){_FOREIGN}", re.I), "lấy nội dung từ máy chủ khác", _OWN),
    (re.compile(rf"<link\b[^<>]*\bhref{_FOREIGN}", re.I), "lấy nội dung từ máy chủ khác", _OWN),
)
_IN_SVG = re.compile(r"<script|\son[a-z]+\s*=|<foreignObject|javascript:|<!ENTITY|(?:href|src)\s*=\s*[\"'](?!#)", re.I)


def check(workshop: Workshop, theme: Theme) -> Iterator[Mistake]:
    """The mistakes that can be seen without rendering anything."""
    own = theme.folders[0]
    referred = {name for file in _templates(own) for name in _REFERS.findall(_text(file))}
    for file in sorted(path for path in own.rglob("*") if path.is_file()):
        inside = file.relative_to(own)
        where = f"{theme.name}/{inside.as_posix()}"
        if inside.as_posix() == FILE:
            continue
        if inside.parts[0] not in ("templates", "images") or len(inside.parts) == 1:
            yield Mistake(
                where, "tệp", "không nơi nào dùng", "chuyển vào templates/ hoặc images/, CSS nằm ở web/assets/themes/"
            )
            continue
        for parent in theme.folders[1:]:
            if (parent / inside).is_file():
                if (parent / inside).read_bytes() == file.read_bytes():
                    yield Mistake(
                        where, "tệp", f"giống hệt tệp của “{parent.name}”", "xóa đi: giao diện tự lấy của cha"
                    )
                break
        if inside.parts[0] == "images":
            yield from _image(where, file)
        else:
            yield from _template(workshop, theme, where, file, referred)


def _template(workshop: Workshop, theme: Theme, where: str, file: Path, referred: set[str]) -> Iterator[Mistake]:
    name = file.relative_to(theme.folders[0] / "templates").as_posix()
    known = any((folder / name).is_file() for folder in workshop.complete)
    if theme.name != BASE and not known and name not in referred:
        yield Mistake(
            where, "tệp", "không trang nào hỏi đến mẫu này", "đặt đúng tên mẫu của base (docs/themes.md) hoặc xóa đi"
        )
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError:
        yield Mistake(where, "cả tệp", "tệp không phải UTF-8", "lưu lại tệp với bảng mã UTF-8")
        return
    shown = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for pattern, wrong, mend in _REFUSED:
        for found in pattern.finditer(shown):
            yield Mistake(where, f"dòng {shown.count(chr(10), 0, found.end()) + 1}", wrong, mend)


def _image(where: str, file: Path) -> Iterator[Mistake]:
    if file.suffix.lower() not in _IMAGES:
        yield Mistake(where, "tệp", "không phải ảnh dùng được", "chuyển sang " + ", ".join(_IMAGES))
        return
    size = file.stat().st_size
    if size > LARGEST_IMAGE:
        yield Mistake(where, "tệp", f"nặng {size // 1000} KB", f"nén xuống dưới {LARGEST_IMAGE // 1000} KB")
    if file.suffix.lower() == ".svg":
        text = _text(file)
        found = _IN_SVG.search(text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            yield Mistake(
                where, f"dòng {line}", "ảnh SVG có mã lệnh hoặc địa chỉ ngoài", "lưu lại thành hình vẽ thuần túy"
            )


def _templates(own: Path) -> list[Path]:
    return [path for path in (own / "templates").rglob("*") if path.is_file()]


def _text(file: Path) -> str:
    return file.read_text("utf-8", errors="replace")
