"""A sentence stays Vietnamese wherever it goes, and can still be told in another language."""

from __future__ import annotations

import copy
import pickle

import pytest

from congxa.core.errors import Invalid, Problem
from congxa.core.text import number, size
from congxa.core.words import Words, say, together

ENGLISH = {
    "Ảnh %(place)s": "Picture %(place)s",
    "%(label)s chưa có nguồn gốc.": "%(label)s has no origin yet.",
    "Bỏ %(label)s": "Remove %(label)s",
    "Dài %(count)s chữ": "%(count)s words long",
    "Chiếm 30 % bài": "It is 30 % of the article",
    "Rút ngắn lại.": "Shorten it.",
}


def english(words: str) -> str:
    assert isinstance(words, Words)
    return words.told(lambda pattern: ENGLISH.get(pattern, pattern), lambda value: f"{value:,}")


def test_words_are_the_vietnamese_sentence() -> None:
    words = say("%(label)s chưa có nguồn gốc.", label=say("Ảnh %(place)s", place=2))
    assert words == "Ảnh 2 chưa có nguồn gốc."
    assert {words: 1}["Ảnh 2 chưa có nguồn gốc."] == 1
    assert english(words) == "Picture 2 has no origin yet."


def test_a_percent_sign_without_values_is_only_a_sign() -> None:
    assert say("Chiếm 30 % bài") == "Chiếm 30 % bài"
    assert english(say("Chiếm 30 % bài")) == "It is 30 % of the article"


def test_small_letters_are_small_in_every_language() -> None:
    words = say("Bỏ %(label)s", label=say("Ảnh %(place)s", place=2).lower())
    assert words == "Bỏ ảnh 2"
    assert english(words) == "Remove picture 2"


def test_a_number_is_written_as_its_language_writes_it() -> None:
    words = say("Dài %(count)s chữ", count=number(1234567))
    assert words == "Dài 1.234.567 chữ"
    assert english(words) == "1,234,567 words long"


@pytest.mark.parametrize(
    ("count", "vietnamese", "told"),
    [
        (820, "820 byte", "820 byte"),
        (1200, "1 KB", "1 KB"),
        (2 * 1024 * 1024, "2 MB", "2 MB"),
        (1500000, "1,4 MB", "1.4 MB"),
    ],
)
def test_a_size_in_both_languages(count: int, vietnamese: str, told: str) -> None:
    assert size(count) == vietnamese
    assert english(size(count)) == told


def test_sentences_together_are_told_one_by_one() -> None:
    both = together([say("Ảnh %(place)s", place=1), say("Rút ngắn lại.")], ": ")
    assert both == "Ảnh 1: Rút ngắn lại."
    assert english(both) == "Picture 1: Shorten it."
    assert together([]) == ""


def test_an_error_says_all_its_problems_in_either_language() -> None:
    error = Invalid([Problem("a", say("Rút ngắn lại.")), Problem("b", say("Ảnh %(place)s", place=3))])
    assert error.message == "Rút ngắn lại. Ảnh 3"
    assert english(error.message) == "Shorten it. Picture 3"


@pytest.mark.parametrize("carry", [lambda error: pickle.loads(pickle.dumps(error)), copy.deepcopy])
def test_words_outlive_the_way_to_another_process(carry: object) -> None:
    error = Invalid.at("a", say("Dài %(count)s chữ", count=number(1500)))
    assert callable(carry)
    arrived = carry(error)
    assert str(arrived) == "Dài 1.500 chữ"
    assert english(arrived.problems[0].message) == "1,500 words long"
    assert english(carry(say("Ảnh %(place)s", place=4).lower())) == "picture 4"
