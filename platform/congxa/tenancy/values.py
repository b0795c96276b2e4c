"""Which single values may a tenant file hold? Each type refuses in Vietnamese: what is wrong, and how to mend it.

``check`` prints both; a refusal is a ``PydanticCustomError`` whose context holds ``wrong`` and ``mend``.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from typing import Annotated

import ada_url
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from congxa.core import text
from congxa.core.words import say

# WCAG 2.1, success criterion 1.4.3: the least contrast of text with its ground.
TEXT_CONTRAST = 4.5
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"


def refuse(wrong: str, mend: str) -> PydanticCustomError:
    """The error to raise for a value that is not accepted."""
    return PydanticCustomError("congxa", "{wrong}", {"wrong": wrong, "mend": mend})


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """How to mend a word that is not known: the likely one if there is one, else ``otherwise``."""
    likely = difflib.get_close_matches(word, list(known), n=1, cutoff=0.7)
    return say("có phải ý là “%(word)s”?", word=likely[0]) if likely else otherwise


def one_of(choices: Iterable[str]) -> str:
    """How to mend what is not among some choices."""
    return say("chọn một trong: %(choices)s", choices=", ".join(choices))


def _check_slug(value: str) -> str:
    if len(value) > 63 or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise refuse(
            say("“%(value)s” không phải tên địa chỉ hợp lệ", value=value),
            say("chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ “%(value)s”", value=text.slug(value, 63)),
        )
    return value


def _check_line(value: str) -> str:
    """Words as they are shown: composed letters, no blanks at the ends."""
    line = unicodedata.normalize("NFC", value).strip()
    if not line:
        raise refuse(say("để trống"), say("ghi nội dung hoặc bỏ khóa này"))
    return line


def _check_host(value: str) -> str:
    if len(value) > 253 or not re.fullmatch(rf"(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?", value):
        raise refuse(
            say("“%(value)s” không phải tên miền", value=value),
            say("chỉ ghi tên miền chữ thường, không có https://, cổng hay dấu /, ví dụ “lia.quangtri.gov.vn”"),
        )
    return value


def _check_url(value: str) -> str:
    mend = say("ghi địa chỉ đầy đủ, ví dụ “https://www.quangtri.gov.vn/”")
    try:
        url = ada_url.URL(value)
    except ValueError:
        raise refuse(say("“%(value)s” không phải địa chỉ web", value=value), mend) from None
    if url.protocol not in ("http:", "https:"):
        raise refuse(say("“%(value)s” không bắt đầu bằng https:// hay http://", value=value), mend)
    if url.username or url.password:
        raise refuse(say("“%(value)s” có kèm tên đăng nhập", value=value), say("bỏ phần đứng trước dấu @ khỏi địa chỉ"))
    return value


def _check_image(value: str) -> str:
    # A path of the theme, never an address: pages ask nothing of another host.
    if not re.fullmatch(r"(?:[\w-]+/)*[\w-]+\.(?:svg|png|webp|jpg|avif)", value, re.ASCII):
        raise refuse(
            say("“%(value)s” không phải đường dẫn ảnh", value=value),
            say(
                "ghi đường dẫn ảnh trong thư mục của giao diện, đuôi svg, png, webp, jpg hoặc avif, ví dụ"
                " “images/emblem.svg”"
            ),
        )
    return value


def _check_email(value: str) -> str:
    if not re.fullmatch(rf"[\w.+-]+@(?:{_LABEL}\.)+{_LABEL}", value, re.ASCII):
        raise refuse(
            say("“%(value)s” không phải địa chỉ thư điện tử", value=value), say("ghi dạng “ten-hop-thu@ten-mien”")
        )
    return value


def _check_phone(value: str) -> str:
    if not re.fullmatch(r"\+?[\d ]+", value) or not 8 <= sum(map(str.isdigit, value)) <= 15:
        raise refuse(
            say("“%(value)s” không phải số điện thoại", value=value), say("ghi 8 đến 15 chữ số, ví dụ “0233 000 0000”")
        )
    return value


def _check_colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise refuse(
            say("“%(value)s” không phải mã màu", value=value),
            say("ghi dấu # và sáu chữ số thập lục phân, ví dụ “#9b1c1c”"),
        )
    return value.lower()


def contrast(colour: str, other: str = "#ffffff") -> float:
    """The contrast of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.1, "contrast ratio")."""
    dark, light = sorted((_luminance(colour), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [value / 255 for value in bytes.fromhex(colour[1:])]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _darkened(colour: str) -> str:
    """The same hue, dark enough for white text."""
    while contrast(colour) < TEXT_CONTRAST:
        colour = "#" + bytes(value * 19 // 20 for value in bytes.fromhex(colour[1:])).hex()
    return colour


def _check_ground(colour: str) -> str:
    found = contrast(colour)
    if found < TEXT_CONTRAST:
        ratio = f"{int(found * 10) / 10}".replace(".", ",")  # cut, not rounded: 4,46 must not read as 4,5
        raise refuse(
            say(
                "màu %(colour)s quá nhạt: độ tương phản với chữ trắng là %(ratio)s, cần ít nhất 4,5",
                colour=colour,
                ratio=ratio,
            ),
            say("chọn màu đậm hơn, ví dụ “%(colour)s”", colour=_darkened(colour)),
        )
    return colour


Slug = Annotated[str, AfterValidator(_check_slug)]
Line = Annotated[str, Field(max_length=300), AfterValidator(_check_line)]
Host = Annotated[str, AfterValidator(_check_host)]
Url = Annotated[str, AfterValidator(_check_url)]
ImagePath = Annotated[str, AfterValidator(_check_image)]
Email = Annotated[str, AfterValidator(_check_email)]
Phone = Annotated[str, AfterValidator(_check_phone)]
Colour = Annotated[str, AfterValidator(_check_colour)]
Days = Annotated[int, Field(ge=1, le=365)]
# A colour on which white text stands.
GroundColour = Annotated[Colour, AfterValidator(_check_ground)]
