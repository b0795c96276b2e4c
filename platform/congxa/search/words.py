"""By which words is a text found?

A lexeme of the index is a word with a sign before it that says what it stands for. Vietnamese is written in syllables,
of which there are so few that each stands in every second text; pairs of neighbours are what tells texts apart. So
pairs are lexemes of their own: a phrase is found by the index alone, however long the texts are.

    duong        the word without marks, anywhere       ^duong        the same, in the title or a fact
    +lang duong  two neighbours, anywhere               ^+lang duong  the same, in the title or a fact
    =đương1      the word with its marks, anywhere      ^=đương1      the same, in the title or a fact
    ~duong       in the summary
    @news #12    the kind and the section
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import NamedTuple

from congxa.core import text

PAIR, TONED, TITLE, SUMMARY, KIND, SECTION = "+", "=", "^", "~", "@", "#"
LONGEST_WORD = 64  # letters; PostgreSQL keeps no lexeme beyond 2 KB
MOST_WORDS = 30_000  # of one text
MOST_BYTES = 1_000_000  # of the lexemes of one text; a tsvector refuses more than 1,048,575
AT_ONCE = 2_000  # words of a body
VOCABULARY = 1 << 16

# A number of a document is one word (12/QĐ-UBND), and so is a date or a year span; "kinh tế-xã hội" is four.
_WORD = re.compile(r"[^\W_]+(?:[/.,\-–][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_ZEROS = re.compile(r"(?<![^\W_])0+(?=[0-9])")
# In an open syllable both letters are written for one sound: kỹ thuật, kĩ thuật; quý, quí. Never thúy and thúi.
_FINAL_Y = re.compile(r"(?:[bcdghklmnprstvx]|ch|gh|kh|ng|ngh|nh|ph|th|tr)y")


class Word(NamedTuple):
    """One word of a text: where it stands there, and its parts when it is a number of several."""

    start: int
    end: int
    said: str
    parts: tuple[str, ...]


def words_of(cleaned: str) -> Iterator[Word]:
    """The words of a text that went through ``core.text.clean``, in their order."""
    for found in _WORD.finditer(cleaned):
        said = found[0]
        if said.isalnum():
            yield Word(found.start(), found.end(), said[:LONGEST_WORD], ())
        elif any(letter.isdigit() for letter in said):
            yield Word(found.start(), found.end(), said[:LONGEST_WORD], tuple(_PART.findall(said)))
        else:
            for part in _PART.finditer(said):
                start = found.start() + part.start()
                yield Word(start, start + len(part[0]), part[0][:LONGEST_WORD], ())


@lru_cache(VOCABULARY)
def key(word: str) -> str:
    """The word without marks, with one spelling for the sound i and without zeros before a number."""
    plain = text.plain(word).replace("–", "-")
    if plain[:1].isdigit() or "/" in plain:
        return _ZEROS.sub("", plain)
    if plain.startswith("quy"):
        return "qui" + plain[3:]
    return f"{plain[:-1]}i" if _FINAL_Y.fullmatch(plain) else plain


@lru_cache(VOCABULARY)
def exact(word: str) -> str:
    """The word with its marks, wherever its tone is placed, without zeros before a number."""
    toned = text.toned(word).replace("–", "-")
    return _ZEROS.sub("", toned) if toned[:1].isdigit() else toned


def lexemes(title: str, summary: str, body: str, facts: Iterable[str], kind: str, section_id: int) -> list[str]:
    """Everything by which the index finds a text; each lexeme once. The texts are cleaned ones.

    A long table of numbers has more than the index holds of one text: what stands first is kept then.
    """
    found, room = {f"{KIND}{kind}", f"{SECTION}{section_id}"}, MOST_BYTES
    for part in _parts(title, summary, body, facts):
        fresh = part - found
        room -= sum(len(lexeme.encode()) for lexeme in fresh)
        if room < 0:
            break
        found |= fresh
    return sorted(found - {""})


def _parts(title: str, summary: str, body: str, facts: Iterable[str]) -> Iterator[set[str]]:
    """The lexemes of a text piece by piece, the most telling first."""
    for line in chain((title,), facts):
        head = _of(list(words_of(line)))
        yield head | {f"{TITLE}{lexeme}" for lexeme in head}
    lead = list(words_of(summary))[:MOST_WORDS]
    yield {f"{SUMMARY}{part}" for word in lead for part in (key(word.said), *map(key, word.parts))} | _of(lead)
    words = list(islice(words_of(body), MOST_WORDS))
    for start in range(0, len(words), AT_ONCE):
        yield _of(words[start : start + AT_ONCE + 1])  # the last is a neighbour of the next piece's first


def _of(words: Sequence[Word]) -> set[str]:
    keys = [key(word.said) for word in words]
    found = set(keys)
    found.update(f"{TONED}{exact(word.said)}" for word in words)
    found.update(f"{PAIR}{one} {other}" for one, other in pairwise(keys))
    for place, word in enumerate(words):
        if word.parts:
            found |= _of_parts(word, keys[place - 1] if place else "", keys[place + 1] if place + 1 < len(keys) else "")
    return found


def _of_parts(word: Word, before: str, behind: str) -> set[str]:
    """The parts of a number by themselves: 12/QĐ-UBND is found by "quyết định 12" and by "QĐ-UBND" too."""
    keys = [key(part) for part in word.parts]
    found = {*keys, *(f"{TONED}{exact(part)}" for part in word.parts)}
    in_line = [name for name in (before, *keys, behind) if name]
    found.update(f"{PAIR}{one} {other}" for one, other in pairwise(in_line))
    return found
