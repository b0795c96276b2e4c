"""How is a unit called in English? As its file says, else by the rule of Circular 03/2009/TT-BNG from its name."""

from __future__ import annotations

from dataclasses import dataclass

from congxa.core import text
from congxa.tenancy.queries import Directory, SiteFacts

KINDS_IN_ENGLISH = {
    "province": "Province",
    "district": "District",
    "commune": "Commune",
    "ward": "Ward",
    "town": "Township",
    "special_zone": "Special Zone",
}
# The larger units as an address names them. The circular knows no other words; a town of a province is no township.
_PLACES = {"tỉnh": "Province", "huyện": "District", "thị xã": "Town", "thành phố": "City"}
RESPONSIBLE = "Head of the Editorial Board"


@dataclass(frozen=True)
class EnglishFacts:
    """What the English pages say of the unit; every word is there."""

    name: str
    managing_body: str
    governing_body: str
    address: str
    responsible_role: str


def in_english(facts: SiteFacts, known: Directory) -> EnglishFacts:
    """A unit's names in English."""
    said = facts.spec.site.english
    name = said.name or f"{text.unaccented(facts.spec.name)} {KINDS_IN_ENGLISH[facts.spec.kind]}"
    above = known.by_id.get(facts.parent_id) if facts.parent_id is not None else None
    return EnglishFacts(
        name=name,
        managing_body=said.managing_body or _committee(name),
        governing_body=said.governing_body or _governing(facts, known, above),
        address=said.address or ", ".join([name, *_larger(facts.spec.site.contact.address), "Viet Nam"]),
        responsible_role=said.responsible_role or RESPONSIBLE,
    )


def place_in_english(place: str) -> str:
    """``Huyện Hướng Hóa`` is ``Huong Hoa District``; empty for what is no larger unit."""
    for word, kind in _PLACES.items():
        if place.lower().startswith(f"{word} "):
            return f"{text.unaccented(place[len(word) :].strip())} {kind}"
    return ""


def _larger(address: str) -> list[str]:
    return [place for part in address.split(",") if (place := place_in_english(part.strip()))]


def _governing(facts: SiteFacts, known: Directory, above: SiteFacts | None) -> str:
    if above is not None:
        return in_english(above, known).managing_body
    # The file names the body above in Vietnamese alone: "Ủy ban nhân dân tỉnh Quảng Trị".
    body = facts.spec.site.contact.governing_body
    place = place_in_english(body.removeprefix("Ủy ban nhân dân ").strip())
    return _committee(place) if place else ""


def _committee(place: str) -> str:
    return f"People's Committee of {place}"
