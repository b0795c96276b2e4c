"""Does the name of a host look like gambling? Proposes to a supervisor, never blocks: lists decay and names mislead.

Sources: the gambling part of the hostsVN list (MIT, see data/LICENSE-hostsVN) and name patterns with weights in
data/gambling-patterns.toml.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from congxa.core.words import say
from congxa.links.addresses import is_ip, registrable_domain

_DATA = Path(__file__).parent / "data"
_LISTED = 90
_PROPOSED_FROM = 50
_HIGHEST = 100
_SHORT_BRAND = 4


@dataclass(frozen=True, slots=True)
class Suspicion:
    """``score`` 0 (nothing known) to 100, and what speaks for it, in Vietnamese."""

    score: int
    reasons: tuple[str, ...]

    @property
    def is_proposed(self) -> bool:
        """Whether it is worth a supervisor's look."""
        return self.score >= _PROPOSED_FROM


@dataclass(frozen=True, slots=True)
class _Pattern:
    expression: re.Pattern[str]
    weight: int
    reason: str


@lru_cache(maxsize=4096)
def suspicion(host: str) -> Suspicion:
    """What the list and the name say about a parsed host. State hosts (gov.vn) and IP addresses are never proposed."""
    if is_ip(host) or f".{host}".endswith(".gov.vn"):
        return Suspicion(0, ())
    score, reasons = 0, []
    listed = _listed_parent(host)
    if listed:
        score = _LISTED
        reasons.append(say("%(listed)s có trong danh sách trang cờ bạc hostsVN", listed=listed))
    # The list is decided on above; the name adds what a person can see for himself.
    for pattern, text in _readings(host):
        match = pattern.expression.search(text)
        if match:
            score += pattern.weight
            reasons.append(say(pattern.reason, match=match[0].strip(".-")))
    return Suspicion(min(score, _HIGHEST), tuple(reasons))


def _readings(host: str) -> list[tuple[_Pattern, str]]:
    """Each pattern with the part of the host that it is searched in."""
    ending, patterns = _patterns()
    domain = registrable_domain(host) or host
    suffix = domain.partition(".")[2]
    name = host.removesuffix(f".{suffix}") if suffix else host
    return [(ending, suffix), *((pattern, name) for pattern in patterns)]


def _listed_parent(host: str) -> str | None:
    """The host or the nearest parent that is in the list."""
    while "." in host:
        if _is_listed(host.encode()):
            return host
        host = host.partition(".")[2]
    return None


def _is_listed(name: bytes) -> bool:
    """Halve the sorted text until one line is left: 60,000 names as text take a tenth of what they take as a set."""
    names = _names()
    low, high = 0, len(names)
    while low < high:
        start = names.rfind(b"\n", 0, (low + high) // 2) + 1
        end = names.find(b"\n", start)
        line = names[start:end]
        if line == name:
            return True
        if line < name:
            low = end + 1
        else:
            high = start
    return False


@lru_cache(maxsize=1)
def _names() -> bytes:
    """The list without its comments, one name a line, each with a line end."""
    lines = (_DATA / "gambling-hosts.txt").read_bytes().split(b"\n", 2)
    return lines[2]


@lru_cache(maxsize=1)
def _patterns() -> tuple[_Pattern, tuple[_Pattern, ...]]:
    """The pattern on endings, and those on names."""
    said = tomllib.loads((_DATA / "gambling-patterns.toml").read_text("utf-8"))
    ending = _compiled(said["endings"], rf"(?:{'|'.join(said['endings']['names'])})$")
    brands = _compiled(said["brands"], _any_brand(said["brands"]["names"]))
    return ending, (brands, *(_compiled(entry, entry["expression"]) for entry in said["pattern"]))


def _compiled(entry: dict[str, object], expression: str) -> _Pattern:
    return _Pattern(re.compile(expression), int(str(entry["weight"])), str(entry["reason"]))


def _any_brand(names: list[str]) -> str:
    long = "|".join(re.escape(name) for name in names if len(name) > _SHORT_BRAND)
    short = "|".join(re.escape(name) for name in names if len(name) <= _SHORT_BRAND)
    return rf"(?:^|[.-])(?:{long})|(?:{long})(?=$|[.-])|(?:^|[.-])(?:{short})(?=$|[.-]|(?<=\d\d)[a-z])"
