"""Which words does a text consist of, however they were typed? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from congxa.core.text import clean, plain

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Words:
    """A text as it is shown, where each of its words stands, and each word folded to compare."""

    shown: str
    spans: Sequence[tuple[int, int]]
    folded: Sequence[str]

    def __len__(self) -> int:
        return len(self.folded)

    def passage(self, start: int, end: int) -> str:
        """The words from number ``start`` up to before ``end`` as they are shown, with what stands between them."""
        if start >= end:
            return ""
        return self.shown[self.spans[start][0] : self.spans[end - 1][1]]


def words_of(text: str) -> Words:
    """The words of a text: without marks, cases, Unicode forms, signs and blanks of any kind."""
    shown = " ".join(clean(text).split())
    found = list(_WORD.finditer(shown))
    # All in one call: folding word by word takes ten times as long.
    folded = plain("\n".join(match.group() for match in found)).split("\n") if found else []
    return Words(shown, [match.span() for match in found], folded)


def joined(parts: Iterable[Words]) -> Words:
    """Several texts as one, a blank between them."""
    shown: list[str] = []
    spans: list[tuple[int, int]] = []
    folded: list[str] = []
    start = 0
    for part in parts:
        shown.append(part.shown)
        spans.extend((start + begin, start + end) for begin, end in part.spans)
        folded.extend(part.folded)
        start += len(part.shown) + 1
    return Words(" ".join(shown), spans, folded)
