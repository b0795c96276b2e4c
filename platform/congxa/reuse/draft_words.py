"""Which words would an article bring to the public, and which of them does it mark as a quotation? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from congxa import links
from congxa.publishing import Draft
from congxa.publishing.drafts import shown_html
from congxa.reuse.words import Words, joined, words_of

_QUOTING = re.compile(r"(</?(?:blockquote|q)\b[^>]*>)", re.IGNORECASE)


class OwnWords(NamedTuple):
    """The words of an article, and the numbers of those that stand in a quotation."""

    words: Words
    quoted: frozenset[int]


def own_words(draft: Draft) -> OwnWords:
    """The words of the summary and of all formatted texts, as they would be kept of it when it is public."""
    parts: list[Words] = [words_of(draft.summary)]
    quoted: set[int] = set()
    count = len(parts[0])
    for html, is_quoted in _pieces(shown_html(draft)):
        piece = words_of(links.text_of(html))
        if is_quoted:
            quoted.update(range(count, count + len(piece)))
        count += len(piece)
        parts.append(piece)
    return OwnWords(joined(part for part in parts if len(part)), frozenset(quoted))


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    """The text outside and inside of quotations, in turn. What was cleaned closes every tag that it opens."""
    depth = 0
    for piece in _QUOTING.split(html):
        if _QUOTING.fullmatch(piece):
            depth = max(0, depth + (-1 if piece.startswith("</") else 1))
        elif piece:
            yield piece, depth > 0
