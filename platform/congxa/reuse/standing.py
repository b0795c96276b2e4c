"""Has the writer said where a passage comes from? Pure but for the law of the day and the names of units."""

from __future__ import annotations

from enum import StrEnum

from congxa import tenancy
from congxa.copyright import Basis, Origin, basis_facts
from congxa.core import clock
from congxa.core.text import plain
from congxa.reuse.sources import Source
from congxa.tenancy import SiteFacts

SHORTEST_NAME = 4  # letters; less names nobody


class Standing(StrEnum):
    """How a passage stands: not said, quoted from the named source, used on a right that names it, or explained."""

    UNSAID = "unsaid"
    QUOTED = "quoted"
    DECLARED = "declared"
    EXPLAINED = "explained"


def standing_of(origin: Origin, source: Source, *, is_quoted: bool) -> Standing:
    """How a passage equal to one of ``source`` stands by the origin of the article; ``is_quoted``: it is marked as a
    quotation there. An origin speaks only for the source that it names."""
    if origin.basis is None or not names(origin, source):
        return Standing.UNSAID
    if origin.basis is Basis.QUOTATION:
        return Standing.QUOTED if is_quoted else Standing.UNSAID
    facts = basis_facts(origin.basis, clock.today())
    return Standing.DECLARED if facts is not None and not facts.own else Standing.UNSAID


def names(origin: Origin, source: Source) -> bool:
    """Whether the origin names this source: by the address of the text, or by its newspaper or unit."""
    if source.is_press:
        return _is_address(origin.source_url, source.address) or _is_named(origin, source.newspaper)
    unit = tenancy.directory().by_id.get(source.unit_id or 0)
    if unit is None:
        return False
    return _leads_to(origin.source_url, unit, source.path) or _is_named(origin, unit.spec.name)


def _is_address(said: str, address: str) -> bool:
    return bool(said and address) and _bare(said) == _bare(address)


def _bare(address: str) -> str:
    return address.split("://", 1)[-1].split("#", 1)[0].removeprefix("www.").rstrip("/").lower()


def _leads_to(said: str, unit: SiteFacts, path: str) -> bool:
    """Whether an address leads to this very item, at whatever host its site answers; the words behind the number may
    have changed since."""
    host, _slash, rest = _bare(said).partition("/")
    item = "/".join(path.strip("/").split("/")[:2])
    is_there = f"{rest}/".startswith(f"{item}/")
    bare_host = host.split(":", 1)[0]
    return is_there and (bare_host in unit.hosts or bare_host.split(".", 1)[0] == unit.slug)


def _is_named(origin: Origin, name: str) -> bool:
    wanted = _words(name)
    return len(wanted) > SHORTEST_NAME + 1 and wanted in _words(f"{origin.source_name} {origin.author}")


def _words(said: str) -> str:
    letters = "".join(letter if letter.isalnum() else " " for letter in plain(said))
    return f" {' '.join(letters.split())} "
