"""Is this the press, or a shop for pictures? Its addresses and its names, read from ``data/press.toml``.

A name is looked for as whole words. Marks make the difference between a newspaper and a cousin ("ảnh báo", "anh Bảo"),
so a text with marks is compared with them; only a text that has none at all is compared without.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from congxa import links
from congxa.core.text import unaccented

_CLAIMING = re.compile(
    r"©|\(c\)|®|™|bản quyền(?: thuộc)?|copyright|all rights reserved|\b(?:19|20)\d\d\b", re.IGNORECASE
)
# Latin capitals with and without marks: large and small letters take turns, so no range tells them apart.
_CAPITALS = "".join(filter(str.isupper, map(chr, (*range(0x250), *range(0x1E00, 0x1F00)))))
_EDGES = " .,;:–-|/()[]“”\"'"


@dataclass(frozen=True)
class Press:
    """One house of the press; ``common``: its name is an ordinary word too."""

    name: str
    sort: str
    also: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    common: bool = False
    valid_from: date = date.min
    valid_to: date = date.max


def is_press(address: str, on: date | None = None) -> bool:
    """Whether a web address is one of the press."""
    return press_at(address, on) is not None


def press_at(address: str, on: date | None = None) -> Press | None:
    """Whose address this is; None when it is nobody's of the press."""
    found = links.parse(address) if address else None
    if found is None:
        return None
    known = {found.host, *links.parents(found.host)}
    return next((row for row in _rows(on) if not known.isdisjoint(row.hosts)), None)


def press_in(words: str, on: date | None = None) -> Press | None:
    """Whom a credit, a source or a copyright notice names: ``© TTXVN`` names one, ``Đoàn Thanh niên xã`` none."""
    text = _composed(words)
    if not text:
        return None
    whole = _CLAIMING.sub(" ", text).strip(_EDGES)
    for row in _rows(on):
        if row.hosts and not row.also and not row.common and row.name.islower():
            continue  # known by its addresses alone
        names = (row.name, *row.also)
        if _is_one_of(whole, names) or (not row.common and _stands_in(text, names)):
            return row
        if row.common and (_stands_in(text, row.also) or _stands_in(text, [f"báo {row.name}"])):
            return row
    return None


def is_credited_in(caption: str) -> bool:
    """Whether the words below a picture credit the press: ``Ảnh: Báo Vùng Cao`` does, ``Bà con đọc báo`` does not."""
    text = _composed(caption)
    return any(
        pattern.search(_compared(text, plain=plain)) for plain, pattern in _credits() if plain == _is_plain(text)
    )


def _is_one_of(whole: str, names: Iterable[str]) -> bool:
    said = _compared(whole, plain=_is_plain(whole)).casefold()
    said = re.sub(r"^(?:ảnh|nguồn|photo|anh|nguon)\s*:\s*", "", said).removeprefix("báo ").removeprefix("bao ")
    return said in {_compared(name, plain=_is_plain(whole)).casefold().removeprefix("báo ") for name in names}


def _stands_in(text: str, names: Iterable[str]) -> bool:
    plain = _is_plain(text)
    said = _compared(text, plain=plain).casefold()
    return any(re.search(rf"(?<!\w){re.escape(_compared(name, plain=plain).casefold())}(?!\w)", said) for name in names)


def _composed(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def _is_plain(words: str) -> bool:
    """Whether no letter has a mark: then nothing can be told by marks."""
    return all(letter.isascii() for letter in words if letter.isalpha())


def _compared(words: str, *, plain: bool) -> str:
    return unaccented(words) if plain else words


@cache
def _credits() -> tuple[tuple[bool, re.Pattern[str]], ...]:
    """One pattern for texts with marks, and one for those without any, where only a colon makes a credit."""
    return ((False, _credit(plain=False)), (True, _credit(plain=True)))


def _credit(*, plain: bool) -> re.Pattern[str]:
    source, rows = _source(), _rows(None)

    def either(words: Iterable[str]) -> str:
        compared = (re.escape(_compared(word, plain=plain)).replace(r"\ ", r"\s+") for word in words)
        return "|".join(sorted(set(compared), key=len, reverse=True))

    lead = rf"(?i:{either(source['leads'])})"
    of = f"(?i:{either(['của'])})"
    paper = f"(?i:{either(['báo'])})"
    magazine = f"(?i:{either(['tạp chí'])})"
    none = rf"(?!(?i:{either(source['not_names'])})\b(?!\s+(?i:{either(['Bằng'])})\b))"
    sure = either(name for row in rows for name in (row.name, *row.also) if not row.common and not row.name.islower())
    common = either(name for row in rows for name in (row.name, *row.also) if row.common)
    capital = f"(?=[{_CAPITALS}])"
    mark = r"\s*[:\-–]\s*"
    loose = rf"(?<!\w){lead}(?:{mark}|\s+)(?:{of}\s+)?"
    begin = rf"(?<!\w){lead}{mark}(?:{of}\s+)?" if plain else loose
    end = r"(?=\s*(?:$|[.;()\[\]/|–-]|(?i:online)\b))"
    return re.compile(
        rf"{begin}(?:{paper}\s+{capital}{none}\w|{magazine}\s+{capital}\w)"
        rf"|{loose}(?i:{sure})(?!\w)"
        rf"|(?<!\w){lead}{mark}(?:{of}\s+)?(?i:{common}){end}"
        rf"|(?<!\w)(?i:{either(['theo'])})\s+{paper}\s+{capital}{none}\w"
    )


def _rows(on: date | None) -> tuple[Press, ...]:
    return tuple(row for row in _table() if on is None or on == date.max or row.valid_from <= on <= row.valid_to)


@cache
def _table() -> tuple[Press, ...]:
    return tuple(
        Press(**{**row, "also": tuple(row.get("also", ())), "hosts": tuple(row.get("hosts", ()))})
        for row in _source()["press"]
    )


@cache
def _source() -> dict[str, Any]:
    return tomllib.loads(files("congxa.copyright").joinpath("data/press.toml").read_text("utf-8"))
