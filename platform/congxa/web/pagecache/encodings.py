"""In which encoding does this reader want the bytes? RFC 9110 section 12.5.3, for the three that we make."""

from __future__ import annotations

import gzip
from functools import lru_cache

import brotli  # type: ignore[import-untyped]

# Dearer levels win a few per cent of the size for several times the time: br 5 and gzip 6 are the knees.
BROTLI_QUALITY = 5
GZIP_LEVEL = 6
PREFERRED = ("br", "gzip")
WORTHWHILE_BYTES = 500
COMPRESSIBLE = ("text/", "application/xml", "application/json", "application/javascript", "image/svg+xml")
COMPRESSIBLE_SUFFIXES = ("+xml", "+json")


@lru_cache(maxsize=512)
def choose(accept_encoding: str) -> str:
    """`br`, `gzip` or `identity`: what the header likes best; of two liked equally, the smaller one."""
    liked = dict(map(_read, accept_encoding.lower().split(",")))
    other = liked.get("*", 0.0)
    best = max(PREFERRED, key=lambda name: liked.get(name, other))
    weight = liked.get(best, other)
    return best if weight > 0 and weight >= liked.get("identity", 0.0) else "identity"


def _read(item: str) -> tuple[str, float]:
    name, _, parameter = item.partition(";")
    key, _, value = parameter.replace(" ", "").partition("=")
    if key != "q":
        return name.strip(), 1.0
    try:
        return name.strip(), float(value)
    except ValueError:
        return name.strip(), 0.0


def is_worth_compressing(content_type: str, size: int) -> bool:
    """Whether text of this size (bytes) gets noticeably smaller; pictures and archives do not."""
    kind = content_type.partition(";")[0].strip().lower()
    return size >= WORTHWHILE_BYTES and (kind.startswith(COMPRESSIBLE) or kind.endswith(COMPRESSIBLE_SUFFIXES))


def encode(body: bytes, encoding: str) -> bytes:
    """The body in this encoding; the same body gives the same bytes."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=BROTLI_QUALITY))
    if encoding == "gzip":
        return gzip.compress(body, GZIP_LEVEL, mtime=0)
    return body
