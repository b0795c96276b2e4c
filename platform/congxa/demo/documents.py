"""Which documents has a unit issued? Every one is numbered, bears all facts the law asks for, and is a real PDF file.

Of each slot in ``data/records/documents.toml`` a unit has one: an old decision and the one that replaced it, a plan
that has run out, a decision not yet in force, a resolution of the council, a letter, a notice, a report, a plan.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from congxa.core import clock
from congxa.demo.dates import DayWords, office_hour, settle
from congxa.demo.papers import paper_file
from congxa.demo.places import words_of, words_of_story
from congxa.demo.prose import fill, to_html
from congxa.demo.samples import SampleArticle, UnitFacts, chance_of, nothing_said

SECTION = "van-ban"


@dataclass(frozen=True)
class Deed:
    """One document with gaps. ``age``: of its publication in days; it was signed the day before.

    ``effective`` and ``expires`` are counted in days from its signature.
    """

    key: str
    slot: str
    age: tuple[int, int]
    type: str
    area: str
    abstract: str
    summary: str
    text: str
    by: str = "ubnd"
    sign: str = "chair"
    department: str = ""  # of an official letter: "VX" in 12/UBND-VX
    effective: int = 0
    expires: int | None = None
    issued: date | None = None  # instead of an age: an old document, put on the site on that day
    replaces: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    numbers: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def documents_for(unit: UnitFacts, now: datetime) -> list[SampleArticle]:
    """A unit's documents. Numbers grow through the year within a series, and none is used twice."""
    deeds = [(deed, _moment(unit, deed, now)) for deed in _chosen(unit)]
    deeds.sort(key=lambda pair: pair[1])
    taken: set[str] = set()
    return [_write(unit, deed, moment, taken) for deed, moment in deeds]


def _chosen(unit: UnitFacts) -> list[Deed]:
    """One of each slot; the one that replaces an older one follows what the older one is."""
    slots: dict[str, list[Deed]] = {}
    for deed in _deeds():
        if not deed.only or unit.slug in deed.only:
            slots.setdefault(deed.slot, []).append(deed)
    keys: set[str] = set()
    chosen = []
    for slot, deeds in slots.items():
        fitting = [deed for deed in deeds if not deed.replaces or keys.issuperset(deed.replaces)]
        chosen.append(chance_of(unit.slug, "documents", slot).choice(fitting))
        keys.add(chosen[-1].key)
    return chosen


def _moment(unit: UnitFacts, deed: Deed, now: datetime) -> datetime:
    if deed.issued:
        now, age = datetime.combine(deed.issued, datetime.min.time(), clock.VIETNAM), -1
        return office_hour(unit, deed.key, now, age)
    return office_hour(unit, deed.key, now, settle(unit, chance_of(unit.slug, deed.slot, "age").randint(*deed.age)))


def _write(unit: UnitFacts, deed: Deed, moment: datetime, taken: set[str]) -> SampleArticle:
    issued = _workday_before(clock.local(moment).date())
    number = _number(unit, deed, issued, taken)
    words = DayWords(moment, words_of(unit) | words_of_story(unit, deed.key, deed.numbers) | {"so": number})
    issuer = f"{_ISSUERS[deed.by]} {unit.full_name}"
    above, post = _SIGNS[deed.sign]
    paper = {
        "by": deed.by,
        "form": "" if deed.addressees else _FORMS[deed.type][0],
        "number": number,
        "day": issued.isoformat(),
        "abstract": fill(deed.abstract, words),
        "text": fill(deed.text, words),
        "grounds": [fill(each, words) for each in deed.grounds],
        "decider": _decider(unit, deed),
        "decides": {"quyet-dinh": "QUYẾT ĐỊNH:", "nghi-quyet": "QUYẾT NGHỊ:"}.get(deed.type, ""),
        "addressees": [fill(each, words) for each in deed.addressees],
        "receivers": [*(fill(each, words) for each in deed.receivers), "Lưu: VT."],
        "above": above,
        "post": post,
    }
    return SampleArticle(
        title=fill(deed.abstract, words),
        section=SECTION,
        kind="document",
        summary=fill(deed.summary, words),
        body=to_html("Toàn văn có trong tệp kèm theo."),
        cover=None,
        byline="",
        published_at=moment,
        provenance=nothing_said("official_document") | {"source_name": issuer},
        key=deed.key,
        fields=_facts(unit, deed, number, issued) | {"issuer": issuer, "signer_post": f"{above} {post}".strip()},
        files={"files": (paper_file(unit, paper, moment),)},
        refs={"replaces": deed.replaces} if deed.replaces else {},
    )


def _workday_before(day: date) -> date:
    """Nobody signs on a Saturday or a Sunday."""
    return day - timedelta(days={0: 3, 6: 2}.get(day.weekday(), 1))


def _facts(unit: UnitFacts, deed: Deed, number: str, issued: date) -> dict[str, Any]:
    return {
        "number": number,
        "type": deed.type,
        "nature": "administrative",
        "area": deed.area,
        "issued_on": issued.isoformat(),
        "effective_on": (issued + timedelta(days=deed.effective)).isoformat(),
        "expires_on": (issued + timedelta(days=deed.expires)).isoformat() if deed.expires is not None else "",
        "place": unit.name,
    }


def _number(unit: UnitFacts, deed: Deed, issued: date, taken: set[str]) -> str:
    """Numbers begin anew every year; those below ten bear a leading zero."""
    _, code, yearly = _FORMS[deed.type]
    body = "HĐND" if deed.by == "hdnd" else "UBND"
    series = f"{body}-{deed.department}" if deed.department else f"{code}-{body}"
    count = 1 + issued.timetuple().tm_yday * yearly // 365 + chance_of(unit.slug, series, issued.year).randint(0, 2)
    while f"{count}/{series}/{issued.year}" in taken:
        count += 1
    taken.add(f"{count}/{series}/{issued.year}")
    return f"{count:02d}/{series}"


def _decider(unit: UnitFacts, deed: Deed) -> str:
    if deed.type == "nghi-quyet":
        return f"{_ISSUERS[deed.by]} {unit.full_name}"
    return f"Chủ tịch Ủy ban nhân dân {unit.full_name}" if deed.type == "quyet-dinh" else ""


@cache
def _deeds() -> tuple[Deed, ...]:
    source = files("congxa.demo").joinpath("data/records/documents.toml").read_text("utf-8")
    return tuple(_deed(row) for row in tomllib.loads(source)["document"])


def _deed(row: dict[str, Any]) -> Deed:
    row["age"] = tuple(row.get("age", (0, 0)))
    for name in ("replaces", "grounds", "addressees", "receivers", "only"):
        row[name] = tuple(row.get(name, ()))
    row["numbers"] = {name: (int(low), int(high)) for name, (low, high) in row.get("numbers", {}).items()}
    return Deed(**row)


_ISSUERS = {"ubnd": "Ủy ban nhân dân", "hdnd": "Hội đồng nhân dân"}
# How the kind is called, what its number bears, and how many of it a commune issues in a year.
_FORMS: Mapping[str, tuple[str, str, int]] = {
    "quyet-dinh": ("Quyết định", "QĐ", 240),
    "nghi-quyet": ("Nghị quyết", "NQ", 34),
    "ke-hoach": ("Kế hoạch", "KH", 130),
    "thong-bao": ("Thông báo", "TB", 160),
    "bao-cao": ("Báo cáo", "BC", 210),
    "cong-van": ("Công văn", "", 320),
    "huong-dan": ("Hướng dẫn", "HD", 24),
}
_SIGNS: Mapping[str, tuple[str, str]] = {
    "chair": ("", "Chủ tịch"),
    "committee": ("TM. Ủy ban nhân dân", "Chủ tịch"),
    "deputy": ("KT. Chủ tịch", "Phó Chủ tịch"),
    "council": ("TM. Hội đồng nhân dân", "Chủ tịch"),
}
