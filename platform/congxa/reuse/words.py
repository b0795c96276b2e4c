"""Which words does a text consist of, however they were typed? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from congxa.core.text import clean, plain

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Words:
    """A text as it is shown, and each of its words folded to compare."""

    shown: str
    folded: Sequence[str]

    def __len__(self) -> int:
        return len(self.folded)

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where each word stands. Most texts are compared and never shown: nobody looks before it is asked for."""
        return [match.span() for match in _WORD.finditer(self.shown)]

    def passage(self, start: int, end: int) -> str:
        """The words from number ``start`` up to before ``end`` as they are shown, with what stands between them."""
        if start >= end:
            return ""
        return self.shown[self.spans[start][0] : self.spans[end - 1][1]]


def words_of(text: str) -> Words:
    """The words of a text: without marks, cases, Unicode forms, signs and blanks of any kind."""
    shown = " ".join(clean(text).split())
    found = _WORD.findall(shown)
    # All in one call: folding word by word takes ten times as long.
    return Words(shown, plain("\n".join(found)).split("\n") if found else [])


def joined(parts: Iterable[Words]) -> Words:
    """Several texts as one, a blank between them."""
    every = list(parts)
    return Words(" ".join(part.shown for part in every), [word for part in every for word in part.folded])
