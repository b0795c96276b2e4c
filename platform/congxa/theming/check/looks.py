"""Are the stylesheets of a theme built, do they ask nothing of other hosts, and can their colours be read?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from congxa.tenancy.mistakes import Mistake
from congxa.tenancy.values import contrast, nearest
from congxa.theming.check.toml import FILE
from congxa.theming.check.workshop import Workshop
from congxa.theming.folders import Theme, ThemeFile

_ROOT = re.compile(r"(?:^|[},;]|\*/)\s*(?::root|html)\s*\{([^{}]*)\}")
_HIGH = re.compile(r"html\[data-contrast=[\"']?high[\"']?\]\s*\{([^{}]*)\}")
_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*(#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?)\s*(?=;|$)")
_FOREIGN = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])((?:https?:)?//[^\"')\s]+|data:[^\"')\s]{0,20})", re.I)
# Text, and the grounds that it stands on.
TEXT = ("--ink", "--muted", "--primary", "--good", "--warn", "--bad")
GROUNDS = ("--surface", "--card", "--tint")


def check(workshop: Workshop, theme: Theme, said: ThemeFile | None) -> Iterator[Mistake]:
    """The mistakes in what the theme loads."""
    if said is None:
        return
    where = f"{theme.name}/{FILE}"
    css = ""
    for key, names in (("stylesheets", said.stylesheets), ("fonts", said.fonts)):
        for place, name in enumerate(names, start=1):
            file = workshop.built.get(name)
            if file is None:
                mend = nearest(name, workshop.built, "thêm vào build.mjs rồi chạy “npm run build”, hoặc sửa tên")
                yield Mistake(where, f"{key}[{place}]", f"không có tệp đã dựng “{name}”", mend)
            elif key == "stylesheets":
                css += file.read_text("utf-8")
    for address in sorted(set(_FOREIGN.findall(css))):
        mend = "đặt tệp cạnh tệp CSS; trang không hỏi máy chủ khác, không dùng data:"
        yield Mistake(where, "stylesheets", f"CSS lấy “{address}”", mend)
    usual = _tokens(_ROOT, css)
    if usual:
        yield from _readable(where, theme.contrast, usual, "")
        yield from _readable(where, theme.contrast, usual | _tokens(_HIGH, css), " khi người đọc bật tương phản cao")
        ground = usual.get("--surface", said.surface)
        if ground != said.surface:
            yield Mistake(
                where, "surface", f"là {said.surface} nhưng --surface trong CSS là {ground}", "ghi cùng một màu"
            )


def _tokens(rule: re.Pattern[str], css: str) -> dict[str, str]:
    found = (pair for block in rule.findall(css) for pair in _TOKEN.findall(block))
    return {name: _six(colour) for name, colour in found}


def _six(colour: str) -> str:
    digits = colour.lower().removeprefix("#")
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def _readable(where: str, least: float, tokens: dict[str, str], when: str) -> Iterator[Mistake]:
    pairs = [(text, ground) for text in TEXT for ground in GROUNDS] + [("--on-primary", "--primary")]
    for text, ground in pairs:
        if text in tokens and ground in tokens and contrast(tokens[text], tokens[ground]) < least:
            ratio = _decimal(contrast(tokens[text], tokens[ground]))
            wrong = f"chữ {text} ({tokens[text]}) trên nền {ground} ({tokens[ground]}) chỉ tương phản {ratio}{when}"
            yield Mistake(where, "stylesheets", wrong, f"cần ít nhất {_decimal(least)}; chọn màu khác nhau hơn")


def _decimal(ratio: float) -> str:
    return f"{int(ratio * 10) / 10}".replace(".", ",")  # cut, not rounded: 4,46 must not read as 4,5
