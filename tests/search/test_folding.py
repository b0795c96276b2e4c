"""However a word was typed, it is the same word."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.core.text import clean, fold, plain, toned
from congxa.search.words import exact, key, lexemes

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđbcghklmnpqrstvx ĐÁỬ12/-"
vietnamese = st.text(st.sampled_from(LETTERS), max_size=40)


@given(st.text())
def test_composed_and_decomposed_text_is_folded_equally(said: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", said), unicodedata.normalize("NFD", said)
    assert fold(decomposed) == fold(composed)
    assert plain(decomposed) == plain(composed)
    assert toned(decomposed) == toned(composed)


@given(st.text())
def test_a_text_is_folded_alike_beside_a_letter_that_vietnamese_does_not_know(said: str) -> None:
    beside = f"{said}\nЖ"  # no page of Vietnamese signs holds it, so the text takes the longer way
    assert fold(beside) == f"{fold(said)}\nж"
    assert clean(f"{said}\u200b") == clean(said)
    assert clean(f"{said}\nð") == f"{clean(said)}\nđ"


@given(vietnamese)
def test_vietnamese_is_folded_to_plain_letters(said: str) -> None:
    assert plain(said).isascii()
    assert plain(said) == fold(said)
    assert plain(plain(said)) == plain(said)


@given(vietnamese)
def test_words_with_equal_marks_are_equal_without(said: str) -> None:
    """So whatever answers with marks answers without them as well."""
    assert plain(toned(said)).rstrip("12345 ") == plain(said).rstrip("12345 ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoá", "hóa"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("uỷ", "ủy"), ("Hoà", "hòa"), ("xoè", "xòe"),
        ("tuỵ", "tụy"), ("HÓA", "hoá"), ("đường", "đ\u01b0\u01a1\u0300ng"), ("Ðường", "đường"),
        ("đư\u200bờng", "đường"), ("\ufeffđường\u00ad", "đường"), ("ｄｕｏｎｇ", "duong"), ("ﬁ", "fi"),
        ("012/QĐ-UBND", "12/qđ-ubnd"),
    ],
)  # fmt: skip
def test_ways_to_write_the_same_word(one: str, other: str) -> None:
    assert exact(one) == exact(other)
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("quý", "quí"), ("kỹ", "kĩ"), ("Mỹ", "mĩ"), ("lý", "lí"), ("quỳnh", "quình")]
)
def test_two_letters_for_one_sound_find_one_another_but_are_not_the_same_word(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert exact(one) != exact(other)


@pytest.mark.parametrize(
    ("one", "other"), [("thúy", "thúi"), ("tay", "tai"), ("huy", "hui"), ("bày", "bài"), ("ma", "na"), ("120", "12")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_marks_tell_words_apart() -> None:
    assert len({exact(word) for word in ("ma", "má", "mà", "mả", "mã", "mạ", "mâ", "mă")}) == 8
    assert {key(word) for word in ("ma", "má", "mà", "mả", "mã", "mạ", "mâ", "mă")} == {"ma"}


def test_a_number_is_one_word_and_its_parts_are_words_too() -> None:
    found = lexemes("Quyết định 05/QĐ-UBND", "", "", ["12/2025/NĐ-CP"], "document", 3)
    assert {"5/qd-ubnd", "^5/qd-ubnd", "5", "qd", "ubnd", "+qd ubnd", "+dinh 5", "12/2025/nd-cp", "2025"} <= set(found)
    assert {"@document", "#3"} <= set(found)


def test_a_hyphen_between_words_parts_them() -> None:
    assert {"te", "xa", "+te xa"} <= set(lexemes("kinh tế-xã hội", "", "", [], "news", 1))


def test_a_very_long_text_still_fits() -> None:
    many = " ".join(f"từ{number}" for number in range(40_000))
    assert len(lexemes("x", "", f"{many} {'a' * 100_000}", [], "news", 1)) < 100_000
    assert max(map(len, lexemes("b" * 10_000, "", "", [], "news", 1))) < 80


def test_what_cannot_be_seen_is_gone() -> None:
    assert clean("Hướng\u200b Hoá\u2060") == "Hướng Hoá"
