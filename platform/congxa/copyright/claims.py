"""Does a file say something else of itself than is claimed of it? Pure; whom it concerns and in what words stands in
``data/claims.toml``, the names of the press in ``data/press.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from congxa.copyright.origin import Basis, Origin
from congxa.copyright.press import Press, is_credited_in, press_at, press_in
from congxa.copyright.table import basis_facts
from congxa.core import clock
from congxa.core.text import fold, short_date
from congxa.core.words import say, together
from congxa.media import Evidence

_NAMING = ("copyright", "credit", "source", "owner", "author", "licensor", "usage")
_HOLDING = ("copyright", "owner")
# Beside the names in ``nobody``, what says only that somebody has the right.
_LICENCE = re.compile(
    r"creativecommons\.org/(?:licenses/(by(?:-nc)?(?:-sa|-nd)?)/(\d\.\d)|publicdomain/(zero)/(\d\.\d))", re.IGNORECASE
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b(?:\s*[-–]\s*(?:19|20)\d\d\b)?")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Contradiction:
    """One thing that a file says and the claim does not. ``key`` is that of ``data/claims.toml``."""

    key: str
    message: str


def contradictions(origin: Origin | None, evidence: Evidence | None, on: date = date.max) -> tuple[Contradiction, ...]:
    """What stands between the claim and the file by the law of that date, in words that say how to mend it.

    What may be excused is, by a word in the note of the origin. A file that nobody looked into contradicts nothing.
    """
    if origin is None or origin.basis is None or evidence is None or not evidence.is_known:
        return ()
    facts = basis_facts(origin.basis, on)
    words = {"basis": say(facts.title) if facts else origin.basis.value}
    found = []
    for row in _rows(on):
        if origin.basis.value not in row["bases"] or (row["excused"] and origin.note.strip()):
            continue
        for figures in _RULES[row["key"]](origin, evidence, on):
            said = (say(row[name], **words, **figures) for name in ("message", "mend"))
            found.append(Contradiction(row["key"], together(said)))
        if found and found[-1].key == "press":
            break  # whoever owns it is named; the rest follows from that
    return tuple(found)


def offers(evidence: Evidence) -> Origin:
    """What a form may offer, as the file says it: never saved before somebody has said so."""
    owner = press_of(evidence)
    licence, version = licence_in(evidence)
    source = evidence.first("credit") or evidence.first("source")
    offered = Origin(author=evidence.first("author"), source_name=source or (owner.name if owner else ""))
    if licence and not owner:
        address = evidence.first("web_statement")
        url = address if address.startswith("http") and not _LICENCE.search(address) else ""
        offered = replace(offered, basis=Basis.OPEN_LICENCE, licence=licence, licence_version=version, source_url=url)
    return offered


def press_of(evidence: Evidence, on: date = date.max) -> Press | None:
    """Which house of the press the file names as author, source or owner."""
    for fact in _NAMING:
        for value in evidence.said.get(fact, ()):
            found = press_in(value, on)
            if found is not None:
                return found
    for address in evidence.said.get("web_statement", ()):
        found = press_at(address, on)
        if found is not None:
            return found
    named = (caption for caption in evidence.said.get("caption", ()) if is_credited_in(caption))
    return next((Press(say("cơ quan báo chí ghi trong chú thích"), "newspaper") for _ in named), None)


def licence_in(evidence: Evidence) -> tuple[str, str]:
    """Key and version of the open licence that the file names; empty when it names none."""
    for fact in ("licence", "web_statement", "usage", "copyright"):
        for value in evidence.said.get(fact, ()):
            found = _LICENCE.search(value)
            if found:
                return ("cc0", found[4]) if found[3] else (f"cc-{found[1].lower()}", found[2])
    return "", ""


def _press(_origin: Origin, evidence: Evidence, on: date) -> Iterator[Mapping[str, str]]:
    owner = press_of(evidence, on)
    if owner is not None:
        yield {"holder": owner.name}


def _holder(origin: Origin, evidence: Evidence, _on: date) -> Iterator[Mapping[str, str]]:
    ours = [_people(name) for name in (origin.author, origin.source_name, *evidence.said.get("author", ())) if name]
    for value in dict.fromkeys(value for fact in _HOLDING for value in evidence.said.get(fact, ())):
        holder = _bare(value)
        if not holder or _is_own(holder) or _LICENCE.search(value):
            continue
        if not any(_is_same(_people(holder), mine) for mine in ours):
            yield {"holder": holder}
            return


def _author(origin: Origin, evidence: Evidence, _on: date) -> Iterator[Mapping[str, str]]:
    named = [name for name in evidence.said.get("author", ()) if _bare(name) and not _is_own(_bare(name))]
    if named and origin.author and not any(_is_same(_people(name), _people(origin.author)) for name in named):
        yield {"named": named[0], "author": origin.author}


def _date(origin: Origin, evidence: Evidence, _on: date) -> Iterator[Mapping[str, str]]:
    made, claimed = evidence.created_on, origin.source_published_at
    if made is None or claimed is None:
        return
    published = clock.local(claimed).date()
    if made > published + timedelta(days=_source()["days_of_doubt"]):
        yield {"created": short_date(made), "published": short_date(published)}


def _licence(origin: Origin, evidence: Evidence, _on: date) -> Iterator[Mapping[str, str]]:
    key, version = licence_in(evidence)
    if not key or (key == "cc0" and origin.basis is Basis.PUBLIC_DOMAIN):
        return
    said = (origin.licence, origin.licence_version or version)
    if said != (key, version):
        claimed = _shown(*said) if origin.licence else say("tác phẩm thuộc về công chúng")
        if origin.licence or origin.basis is Basis.PUBLIC_DOMAIN:
            yield {"licence": _shown(key, version), "claimed": claimed}


_RULES: Mapping[str, Callable[[Origin, Evidence, date], Iterator[Mapping[str, str]]]] = {
    "press": _press,
    "holder": _holder,
    "author": _author,
    "date": _date,
    "licence": _licence,
}


def _shown(key: str, version: str) -> str:
    name = "CC0" if key == "cc0" else f"CC {key.removeprefix('cc-').upper()}"
    return f"{name} {version}".strip()


def _bare(value: str) -> str:
    """A notice without what only says that there is a right: ``© 2021 Nguyễn Văn A. All rights reserved.``"""
    bare = _YEARS.sub(" ", re.sub(r"©|\(c\)|®|™", " ", value, flags=re.IGNORECASE))
    for words in _source()["nobody"]:
        bare = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", " ", bare, flags=re.IGNORECASE)
    return " ".join(bare.split()).strip(" .,;:–-|/()[]")


def _is_own(holder: str) -> bool:
    words = f" {' '.join(_WORDS.findall(holder)).lower()} "
    plain = fold(words)
    return any(f" {own} " in words or (len(own) > 2 and f" {fold(own)} " in plain) for own in _source()["own"])


def _people(name: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(fold(name)))


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one name is the other, perhaps with less of it: ``Hồ Suối`` and ``Ho Van Suoi``."""
    return bool(one) and bool(other) and (one <= other or other <= one)


def _rows(on: date) -> list[dict[str, Any]]:
    return [row for row in _source()["claim"] if row["valid_from"] <= on <= row.get("valid_to", date.max)]


@cache
def _source() -> dict[str, Any]:
    return tomllib.loads(files("congxa.copyright").joinpath("data/claims.toml").read_text("utf-8"))
