"""Where does an address really lead? Reading by the WHATWG rules, as a browser would, and through redirectors.

Everything that decides about links works on the parsed host found here, never on a substring of what was written.
Sources: WHATWG URL Standard (through ada); Public Suffix List (through publicsuffixlist, its bundled copy).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from ada_url import URL, join_url, normalize_url
from publicsuffixlist import PublicSuffixList

_SCHEMES = frozenset({"http", "https", "ftp"})
# What is relative is resolved against a place that cannot exist, so that `//host` and `/\host` are still seen.
_NOWHERE = "nowhere.invalid"
# Servers refuse request lines longer than this, so a redirector never sees what comes behind.
_CARRIED_LIMIT = 8192

_REDIRECT_KEYS = "url|u|to|target|dest|destination|link|redirect|redirect_uri|next|goto|out|r|q|continue|return"
_BEARS_ADDRESS = re.compile(r"[:=%\\]|//|aHR0c")
_SCHEME = re.compile(r"(?:https?|ftp):", re.IGNORECASE)
_BARE = re.compile(rf"(?:^|[?&;#/!])(?:{_REDIRECT_KEYS})=(?=([^&;#]*))", re.IGNORECASE)
# A number such as 15.03.2026 would be read as an IP; without slashes only four parts count.
_BARE_HOST = re.compile(r"[\\/]{2,}[^\\/]|(?!\d+(?:\.\d+){0,2}\.?(?:$|[:/?#]))[^\\/?#\s]")
_FILE_NAME = re.compile(r"[^\\/]+\.(?:html?|php|aspx?|jsp|pdf|docx?|xlsx?|jpe?g|png|gif|svg|webp|xml|json)", re.I)
_CARRIED_END = re.compile(r"[&;,|'\"<>()\s]")
_PLAIN_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+|\[[0-9a-f:.]+\]")
_BASE64 = re.compile(r"aHR0c(?:Dov|HM6)[\w+/-]*={0,2}")
_BLANKS_IN_ADDRESS = re.compile(r"[\t\r\n]")
_AUTHORITY_END = re.compile(r"[/?#]")
_PATH_END = re.compile(r"[?#]")
_PORT = re.compile(r":\d+$")
_UNRESERVED = re.compile(r"%(?:2[DEde]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaFf]|6[1-9A-Fa-f]|7[0-9AaEe])")


@dataclass(frozen=True, slots=True)
class Address:
    """One absolute address. ``url`` is the normal form without user name; ``path`` is folded for comparison."""

    url: str
    scheme: str
    host: str
    path: str


def parse(raw: str, base: str | None = None) -> Address | None:
    """The http, https or ftp address that a browser would go to, or None for anything else.

    Without ``base`` a relative address is None, while ``//host`` counts as https. User name, password, default
    port and the dot behind the host are left out of the normal form; an IDN host becomes punycode.
    """
    return _address(_normal(raw, base))


@lru_cache(maxsize=4096)
def targets(raw: str, base: str | None = None, depth: int = 3) -> tuple[Address, ...]:
    """The address itself, then every address it carries in path, query or fragment, without repetition.

    ``depth`` is the number of times that percent-encoding (or base64) is taken off what is carried. Both readings
    of ``http:host`` (absolute, relative to ``base``) are given, since they depend on the scheme of the page.
    """
    found: dict[str, Address] = {}
    for reading in dict.fromkeys((_normal(raw, None), _normal(raw, base))):
        address = _address(reading)
        if address is not None:
            found.setdefault(address.url, address)
        for text in _carried(_behind_host(reading or raw), depth):
            carried = parse(text)
            if carried is not None and _PLAIN_HOST.fullmatch(carried.host):
                found.setdefault(carried.url, carried)
    return tuple(found.values())


def is_web_address(written: str) -> bool:
    """Whether this is a whole http or https address, with no sign-in in front of its host."""
    try:
        url = URL(written)
    except ValueError:
        return False
    return url.protocol in ("http:", "https:") and not url.username and not url.password


def reversed_host(host: str) -> str:
    """``a.b.vn`` becomes ``vn.b.a.``: a prefix search then finds a host with its subdomains. An IP stays as it is."""
    return f"{host}." if is_ip(host) else ".".join(reversed(host.split("."))) + "."


@lru_cache(maxsize=4096)
def parents(host: str) -> tuple[str, ...]:
    """The host and each parent up to and including the registrable domain; only itself when it has none."""
    last = registrable_domain(host)
    if last is None:
        return (host,)
    labels = host.split(".")
    return tuple(".".join(labels[start:]) for start in range(len(labels) - last.count(".")))


def registrable_domain(host: str) -> str | None:
    """The part of the host that somebody registered; None for an IP and for a public suffix such as com.vn."""
    if is_ip(host):
        return None
    domain: str | None = _suffixes().privatesuffix(host)
    return domain


def is_ip(host: str) -> bool:
    """Whether a parsed host is an IPv4 or (bracketed) IPv6 address; the parser has made IPv4 decimal."""
    return host.startswith("[") or host.replace(".", "").isdigit()


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _normal(raw: str, base: str | None) -> str:
    """The WHATWG serialisation, "" when there is none; without a base, relative to nowhere."""
    try:
        return join_url(base, raw) if base else normalize_url(raw)
    except ValueError:
        pass
    try:
        return "" if base else join_url(f"https://{_NOWHERE}/", raw)
    except ValueError:
        return ""


def _address(normal: str) -> Address | None:
    """Take a WHATWG serialisation apart; its shape is certain, so splitting text is safe here and only here."""
    scheme, _, behind = normal.partition("://")
    if scheme not in _SCHEMES:
        return None
    end = _AUTHORITY_END.search(behind)
    cut = end.start() if end else len(behind)
    authority, rest = behind[:cut].rpartition("@")[2], behind[cut:]
    port = _PORT.search(authority)
    host = (authority[: port.start()] if port else authority).rstrip(".")
    if not host or host == _NOWHERE:
        return None
    path = _PATH_END.split(rest, maxsplit=1)[0]
    return Address(f"{scheme}://{host}{port[0] if port else ''}{rest}", scheme, host, fold_path(path))


def fold_path(path: str) -> str:
    """One spelling for paths that servers treat alike: needless percent-encoding and doubled slashes taken out."""
    while "%" in path and _UNRESERVED.search(path):
        path = _UNRESERVED.sub(lambda match: unquote(match[0]), path)
    return re.sub(r"/{2,}", "/", path) if "//" in path else path


def _behind_host(normal: str) -> str:
    """Path, query and fragment; of what is no web address (data:, intent:, javascript:) everything."""
    scheme, _, behind = normal.partition("://")
    end = _AUTHORITY_END.search(behind) if scheme in _SCHEMES else None
    return (behind[end.start() :] if end else normal)[:_CARRIED_LIMIT]


def _carried(rest: str, depth: int) -> Iterator[str]:
    """Texts that may be addresses inside ``rest``: single parameters first, since their end is certain."""
    if not _BEARS_ADDRESS.search(rest):
        return
    pieces = dict.fromkeys((*re.split(r"[?&;#]", rest), rest))
    for text in pieces:
        for _ in range(depth + 1):
            yield from _addresses_in(text)
            plain = _decode(text)
            if plain == text:
                break
            text = plain


def _addresses_in(text: str) -> Iterator[str]:
    for match in _SCHEME.finditer(text):
        tail = text[match.start() :]
        yield tail
        yield _CARRIED_END.split(tail, maxsplit=1)[0]
    for match in _BARE.finditer(text):
        if _BARE_HOST.match(match[1]) and not _FILE_NAME.fullmatch(match[1]):
            yield "https://" + match[1].lstrip("\\/")


def _decode(text: str) -> str:
    plain = _BLANKS_IN_ADDRESS.sub("", unquote(text))
    return _BASE64.sub(lambda match: _from_base64(match[0]), plain)


def _from_base64(text: str) -> str:
    padded = text.rstrip("=").replace("-", "+").replace("_", "/")
    padded += "=" * (-len(padded) % 4)
    try:
        return base64.b64decode(padded).decode("utf-8", "replace")
    except binascii.Error:
        return text
