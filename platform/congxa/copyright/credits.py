"""How does the reader see where a work comes from? Lines made by us from the origin, in Vietnamese and in English."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from congxa import links
from congxa.copyright.licences import licence_of
from congxa.copyright.origin import Basis, Origin
from congxa.copyright.table import basis_facts
from congxa.core import text

_PUBLIC_DOMAIN = {False: "Tác phẩm thuộc về công chúng", True: "Public domain"}
_CROPPED = {False: "đã cắt", True: "cropped"}


@dataclass(frozen=True)
class Credit:
    """What is said of a work. ``named``: who made it and where it was; ``terms``: on what terms it is used, with the
    address where these stand, if there is one."""

    named: str = ""
    terms: str = ""
    address: str = ""

    def __str__(self) -> str:
        return " · ".join(part for part in (self.named, self.terms) if part)

    def __bool__(self) -> bool:
        return bool(self.named or self.terms)


def credit_of(origin: Origin | None, *, english: bool = False, is_cropped: bool = False) -> Credit:
    """``Nguyễn Văn A · Báo Vùng Cao, 27/02/2021``, then the licence or that the work belongs to everybody.

    Empty when nothing is said. Somebody else's work of which only the address is known is credited to its host.
    Source: Decree 147/2024/NĐ-CP (a citation names the author or the source and the time of publication).
    """
    if origin is None:
        return Credit()
    source = origin.source_name
    if not source and not origin.author and origin.source_url:
        address = links.parse(origin.source_url)
        source = address.host if address else ""
    if source and origin.source_published_at:
        source = f"{source}, {text.short_date(origin.source_published_at)}"
    named = " · ".join(part for part in (origin.author, source) if part)
    if origin.basis is Basis.PUBLIC_DOMAIN:
        return Credit(named, _PUBLIC_DOMAIN[english])
    licence = licence_of(origin)
    if origin.basis is not Basis.OPEN_LICENCE or licence is None:
        return Credit(named)
    changed = f" ({_CROPPED[english]})" if is_cropped else ""
    version = origin.licence_version or licence.versions[0]
    return Credit(named, f"{licence.title(version)}{changed}", licence.address_of(version))


def may_bear_byline(basis: Basis | None) -> bool:
    """Whether the unit may choose whom a text on this basis names below it; None: nobody has said where it is from."""
    facts = basis_facts(basis, date.max) if basis is not None else None
    return basis is None or (facts is not None and facts.byline)


def author_shown(origin: Origin | None, byline: str) -> str:
    """Who is named as the author of a text wherever it is shown; empty when nobody is.

    It is the author of the origin. Only what the unit itself wrote or issued may bear another name in its place.
    """
    said = origin or Origin()
    return (byline if may_bear_byline(said.basis) else "") or said.author


def without_author(origin: Origin | None, named: str) -> Origin | None:
    """The same origin without its author, where that is whom the page has ``named`` already."""
    return replace(origin, author="") if origin is not None and origin.author == named else origin


def credit(origin: Origin | None) -> str:
    """The whole line in Vietnamese, as plain text; empty when there is nothing to name."""
    return str(credit_of(origin))
