"""Which words would an article bring to the public, and which of them does it mark as a quotation? Pure."""

from __future__ import annotations

from typing import NamedTuple

from congxa import copyright
from congxa.publishing import Draft
from congxa.publishing.drafts import shown_html
from congxa.reuse.words import Words, joined, words_of


class OwnWords(NamedTuple):
    """The words of an article, and the numbers of those that stand in a quotation."""

    words: Words
    quoted: frozenset[int]


def own_words(draft: Draft) -> OwnWords:
    """The words of the summary and of all formatted texts; what is a quotation is what the gate measures as one."""
    parts: list[Words] = [words_of(draft.summary)]
    quoted: set[int] = set()
    count = len(parts[0])
    for text, quotation in copyright.runs_of(shown_html(draft)):
        piece = words_of(text)
        if quotation:
            quoted.update(range(count, count + len(piece)))
        count += len(piece)
        parts.append(piece)
    return OwnWords(joined(part for part in parts if len(part)), frozenset(quoted))
