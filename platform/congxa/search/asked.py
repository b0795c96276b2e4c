"""What was typed into the search box, and which lexemes answer to it?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise, zip_longest

from congxa.core.text import clean, line
from congxa.search.words import PAIR, SUMMARY, TITLE, TONED, exact, key, words_of

LONGEST_QUERY = 200  # letters
MOST_WORDS = 16
NUMBER_SIGN = "so"
SHORTEST_BEGINNING = 2  # letters; what begins with one letter is everything


@dataclass(frozen=True)
class Asked:
    """A query as it is understood. ``said`` is what was kept of it, ``is_cut`` whether anything was left out."""

    said: str
    words: tuple[str, ...]
    is_cut: bool

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words without marks."""
        return tuple(key(word) for word in self.words)

    @cached_property
    def exact_keys(self) -> tuple[str, ...]:
        """The words with their marks."""
        return tuple(exact(word) for word in self.words)

    @property
    def has_beginning(self) -> bool:
        """Whether the last word is long enough to be the beginning of another."""
        return len(self.keys[-1]) >= SHORTEST_BEGINNING

    def whole(self, sign: str = "") -> str:
        """A tsquery: all words, with or without marks. ``sign``: TITLE or SUMMARY, to ask there alone."""
        return _all(f"{sign}{word}" for word in self.keys)

    def with_marks(self, sign: str = "") -> str:
        """A tsquery: all words with their marks."""
        return _all(f"{sign}{TONED}{word}" for word in self.exact_keys)

    def in_line(self, sign: str = "") -> str:
        """A tsquery: all words as neighbours in this order; of one word, the word itself."""
        pairs = [f"{sign}{PAIR}{one} {other}" for one, other in pairwise(self.keys)]
        return _all(pairs) if pairs else self.whole(sign)

    def beginning(self, sign: str = "") -> str:
        """A tsquery: all words, the last as the beginning of one."""
        *others, last = (f"{sign}{word}" for word in self.keys)
        return " & ".join([*map(_quoted, others), f"{_quoted(last)}:*"])

    def ranks(self) -> dict[str, str]:
        """What to know of an item for its place in the list: name -> tsquery."""
        return {
            "whole": self.whole(),
            "exact": self.with_marks(),
            "title": self.whole(TITLE),
            "exact_title": self.with_marks(TITLE),
            "summary": self.whole(SUMMARY),
            "phrase": self.in_line(),
            "begins_title": self.beginning(TITLE),
        }


def ask(said: str) -> Asked:
    """Understand a query; one of signs and blanks alone has no words."""
    one_line = line(said[: LONGEST_QUERY * 4])
    kept = line(clean(one_line)[:LONGEST_QUERY])
    words = tuple(_without_number_sign([word.said for word in islice(words_of(kept), MOST_WORDS + 1)]))
    is_cut = len(said.strip()) > LONGEST_QUERY or len(words) > MOST_WORDS
    return Asked(kept, words[:MOST_WORDS], is_cut)


def _without_number_sign(words: list[str]) -> list[str]:
    """ "Quyết định số 12/QĐ-UBND" names the number; that it is a number is seldom written beside it."""
    return [
        word
        for word, follower in zip_longest(words, words[1:], fillvalue="")
        if not (key(word) == NUMBER_SIGN and follower[:1].isdigit())
    ]


def term(sign: str, word: str) -> str:
    """One lexeme as a tsquery."""
    return _quoted(f"{sign}{word}")


def _all(names: object) -> str:
    return " & ".join(map(_quoted, names))  # type: ignore[call-overload]


def _quoted(lexeme: str) -> str:
    doubled = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
