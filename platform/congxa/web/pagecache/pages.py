"""What a kept page is: its bytes in every encoding that was asked for, with the headers ready to send."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache

from congxa.web.pagecache.encodings import choose, encode, is_worth_compressing

MARK = "congxa.page"
OVERHEAD_BYTES = 2_000
OURS = {"content-length", "content-encoding", "etag", "last-modified", "vary", "x-cache"}

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Page:
    """A view's word that its answer is public: the tags whose change ends it, and when it ends by itself."""

    tags: frozenset[str]
    expires: float | None = None
    """Seconds since the epoch, such as the next midnight; None for the limit of the cache."""


class Variant:
    """One encoding of a kept page."""

    __slots__ = ("body", "etag", "fresh", "unchanged")

    def __init__(self, body: bytes, etag: str, fresh: Headers, unchanged: Headers) -> None:
        self.body = body
        self.etag = etag
        self.fresh = fresh
        """The headers of a 200."""
        self.unchanged = unchanged
        """The headers of a 304."""


class KeptPage:
    """One answer of the application, ready to be given again."""

    __slots__ = ("_digest", "_headers", "_modified", "_variants", "body", "compressible", "expires", "tags", "used")

    def __init__(self, tags: frozenset[str], expires: float, headers: Headers, body: bytes, made: float) -> None:
        """`headers` are the application's; `expires` and `made` are seconds since the epoch."""
        self.tags = tags
        self.expires = expires
        self.body = body
        self.used = False
        given = {name.lower(): value for name, value in headers}
        self.compressible = is_worth_compressing(given.get("content-type", ""), len(body))
        # Never the date of the article: a link that was taken out changes the page and not that date.
        self._modified = formatdate(made, usegmt=True)
        self._headers = [pair for pair in headers if pair[0].lower() not in OURS]
        if "cache-control" not in given:
            # A browser may keep it, and asks every time whether it still holds: a removed link is gone at once.
            self._headers.append(("Cache-Control", "no-cache"))
        self._digest = hashlib.blake2b(body, digest_size=12).hexdigest()
        self._variants: dict[str, Variant] = {}

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes; grows with its encodings."""
        bodies = {encoding: len(variant.body) for encoding, variant in list(self._variants.items())}
        return OVERHEAD_BYTES + sum({**bodies, "identity": len(self.body)}.values())

    def find(self, accept_encoding: str) -> Variant | None:
        """The variant that suits the reader, when it was made before."""
        return self._variants.get(choose(accept_encoding) if self.compressible else "identity")

    def make(self, accept_encoding: str) -> Variant:
        """Makes and remembers the variant that suits the reader."""
        encoding = choose(accept_encoding) if self.compressible else "identity"
        variant = self._variants[encoding] = self._encode(encoding)
        return variant

    def _encode(self, encoding: str) -> Variant:
        body = encode(self.body, encoding)
        compressed = encoding != "identity"
        etag = f'"{self._digest}-{encoding}"' if compressed else f'"{self._digest}"'
        validators = [("ETag", etag), ("Last-Modified", self._modified), ("Vary", "Accept-Encoding")]
        fresh = [*self._headers, *validators, ("Content-Length", str(len(body)))]
        if compressed:
            fresh.append(("Content-Encoding", encoding))
        policy = [pair for pair in self._headers if pair[0].lower() in {"cache-control", "expires"}]
        return Variant(body, etag, fresh, [*policy, *validators])

    def is_unchanged(self, variant: Variant, if_none_match: str | None, if_modified_since: str | None) -> bool:
        """Whether the reader already has these bytes (RFC 9110 section 13.2.2: the tag goes before the date)."""
        if if_none_match is not None:
            return _names(if_none_match, variant.etag)
        return if_modified_since is not None and _is_not_after(self._modified, if_modified_since)


def may_keep(status: str, headers: Iterable[tuple[str, str]]) -> bool:
    """Whether the answer is the same for every reader: complete, no cookie, not private, not already encoded."""
    if not status.startswith("200"):
        return False
    for name, value in headers:
        match name.lower():
            case "set-cookie" | "content-encoding" | "content-range":
                return False
            case "vary" if value.strip().lower() not in {"", "accept-encoding"}:
                return False
            case "cache-control" if "no-store" in value.lower() or "private" in value.lower():
                return False
    return True


def _names(if_none_match: str, etag: str) -> bool:
    if if_none_match == etag:
        return True
    offered = [item.strip().removeprefix("W/") for item in if_none_match.split(",")]
    return etag in offered or "*" in offered


@lru_cache(maxsize=512)
def _is_not_after(modified: str, since: str) -> bool:
    try:
        return parsedate_to_datetime(modified) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False
