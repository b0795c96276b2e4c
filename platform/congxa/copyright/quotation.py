"""How much of a text is somebody else's words, and is that still a quotation? Pure: counts what is marked as quoted.

Quoted is what stands in a block quotation or an inline one, and what stands between quotation marks, in a footnote as
in the text. A short title or name between marks is no quotation (``shortest`` in ``data/quotation.toml``). The law says
"reasonable" and gives no figure: the figures are those of the unit's policy, or the usual ones of the data file.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import count, groupby
from math import ceil
from typing import NamedTuple, Protocol

from selectolax.lexbor import LexborHTMLParser, LexborNode

from congxa.core.text import number
from congxa.core.words import say

_MARKS = {"“": "”", "„": "”", "«": "»", "‘": "’", '"': '"'}
_MARK = re.compile('[“”„«»‘’"]')
_QUOTING = {"blockquote", "q"}
_BREAKING = {
    *("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "section", "aside", "br"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "td", "th", "caption", "pre", "hr"),
}
_NOTE = "data-note"  # bears the words of a footnote
_UNSEEN = {"script", "style", "template", "noscript"}


class Limits(Protocol):
    """How much may be quoted: a row of the data file, or ``tenancy``'s QuotationRule."""

    @property
    def max_share(self) -> int: ...  # percent of the whole text

    @property
    def max_words(self) -> int: ...  # of all quotations together

    @property
    def max_words_each(self) -> int: ...  # of one quotation

    @property
    def valid_from(self) -> date: ...

    @property
    def valid_to(self) -> date | None: ...


@dataclass(frozen=True)
class UsualLimits:
    """What may be quoted where no policy says otherwise."""

    max_share: int
    max_words: int
    max_words_each: int
    shortest: int  # words between marks that count as a quotation
    legal: str
    valid_from: date
    valid_to: date | None = None


class Run(NamedTuple):
    """Words that follow one another within a line, and the quotation they belong to: 0 for none, above zero what an
    element sets apart, below zero what stands between marks."""

    text: str
    quotation: int


@dataclass(frozen=True)
class Measure:
    """How many words a text has, how many of them are quoted, in how many quotations, and how long the longest is.

    A word is what stands between blanks: in Vietnamese, a syllable.
    """

    words: int = 0
    quoted: int = 0
    quotations: int = 0
    longest: int = 0

    @property
    def share(self) -> int:
        """Percent of the text that is quoted, rounded up: 30 means 30 or a little less."""
        return ceil(self.quoted * 100 / self.words) if self.words else 0


def measure(html: str, shortest: int = 1) -> Measure:
    """Count the words of a text and those that are quoted. Between marks, fewer than ``shortest`` words are a name."""
    total, by_quotation = 0, Counter[int]()
    for run in runs_of(html):
        words = _count(run.text)
        total += words
        if run.quotation:
            by_quotation[run.quotation] += words
    lengths = [length for number, length in by_quotation.items() if number > 0 or length >= shortest]
    lengths = [length for length in lengths if length]
    return Measure(total, sum(lengths), len(lengths), max(lengths, default=0))


def runs_of(html: str) -> Iterator[Run]:
    """The text of a page as it is read, in runs of which each is quoted or not; the words of footnotes come last."""
    root = LexborHTMLParser(f"<!doctype html><body>{html}").body
    numbers = count(-1, -1)
    for block in _blocks(root) if root is not None else ():
        for quotation, pieces in groupby(_said(block, numbers), key=lambda run: run.quotation):
            yield Run("".join(run.text for run in pieces), quotation)


def limits_on(on: date, policy: Iterable[Limits] = ()) -> Limits | None:
    """What may be quoted on this date: by the policy, else by the data file; None before the law asked."""
    return next((row for row in (*policy, *_usual()) if _holds(row, on)), None)


def shortest_on(on: date) -> int:
    """How many words between marks make a quotation on this date."""
    return next((row.shortest for row in _usual() if _holds(row, on)), 1)


def is_too_much(found: Measure, limits: Limits) -> bool:
    """Whether more is quoted than may be, by share or by length."""
    return found.quoted * 100 > limits.max_share * found.words or found.quoted > limits.max_words


def in_words(found: Measure) -> str:
    """``412 từ, chiếm 78 % bài``."""
    return say("%(quoted)s từ, chiếm %(share)s %% bài", quoted=number(found.quoted), share=found.share)


def _holds(row: Limits, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)


@cache
def _usual() -> tuple[UsualLimits, ...]:
    source = tomllib.loads(files("congxa.copyright").joinpath("data/quotation.toml").read_text("utf-8"))
    return tuple(UsualLimits(**row) for row in source["limits"])


def _blocks(root: LexborNode) -> Iterator[list[Run]]:
    """The text of the page in blocks, as a reader sees lines."""
    block: list[Run] = []
    for text, quotation in _pieces(root):
        if text is None:
            if block:
                yield block
            block = []
        else:
            block.append(Run(text, quotation))
    if block:
        yield block


def _pieces(root: LexborNode) -> Iterator[tuple[str | None, int]]:
    # Without recursion: what is typed may be nested deeper than the stack.
    stack: list[tuple[LexborNode | None, int]] = [(root, 0)]
    notes: list[str] = []
    while stack:
        here, around = stack.pop()
        if here is None:
            yield None, around
            continue
        tag = here.tag or ""
        if tag == "-text":
            yield here.text_content or "", around
            continue
        if tag in _UNSEEN:
            continue
        if note := here.attributes.get(_NOTE):
            notes.append(note)
        inside = around or (here.mem_id if tag in _QUOTING else 0)
        if tag in _BREAKING:
            yield None, around
            stack.append((None, around))
        stack.extend((child, inside) for child in reversed(list(here.iter(include_text=True))))
    for note in notes:  # at the end, as they are shown; a quotation around the mark is not theirs
        yield None, 0
        yield note, 0


def _said(block: list[Run], numbers: Iterator[int]) -> Iterator[Run]:
    """The runs of one block, also cut where quotation marks open and close.

    A quotation that is not closed reaches to the end of its block: the next block opens its own.
    """
    closing, current = "", 0
    for text, around in block:
        if around:
            yield Run(text, around)
            continue
        start = 0
        for mark in _MARK.finditer(text):
            if not _turns(mark, closing, text):
                continue
            yield Run(text[start : mark.start()], current)
            start = mark.end()
            closing, current = ("", 0) if closing else (_MARKS[mark.group()], next(numbers))
        yield Run(text[start:], current)


def _turns(mark: re.Match[str], closing: str, text: str) -> bool:
    """Whether a mark opens or ends a quotation, rather than being an apostrophe, an inch or a mark inside one."""
    if closing:
        return mark.group() == closing and not _is_inside_word(mark, text)
    return mark.group() in _MARKS and not _is_inside_word(mark, text) and not _is_measure(mark, text)


def _is_inside_word(mark: re.Match[str], text: str) -> bool:
    return text[mark.start() - 1 : mark.start()].isalnum() and text[mark.end() : mark.end() + 1].isalnum()


def _is_measure(mark: re.Match[str], text: str) -> bool:
    """``5"``: inches or seconds."""
    return mark.group() == '"' and text[mark.start() - 1 : mark.start()].isdigit()


def _count(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())
