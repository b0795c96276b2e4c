"""How much of a text is quoted: what counts, what does not, and where the limit stands."""

from __future__ import annotations

from datetime import date

import pytest

from congxa import copyright as rights
from congxa.copyright import Measure
from congxa.copyright.quotation import in_words, is_too_much, limits_on, measure
from congxa.tenancy.policy import QuotationRule

ON = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("html", "words", "quoted", "quotations", "longest"),
    [
        ("<p>Một hai ba bốn năm</p>", 5, 0, 0, 0),
        ("<p>Báo viết: “bốn chữ ở đây” thôi.</p>", 7, 4, 1, 4),
        ('<p>Báo viết: "bốn chữ ở đây" thôi.</p>', 7, 4, 1, 4),
        ("<p>Báo viết: «bốn chữ ở đây» thôi.</p>", 7, 4, 1, 4),
        ("<blockquote><p>một hai</p><p>ba</p></blockquote><p>bốn</p>", 4, 3, 1, 3),
        ("<p>trước <q>một hai ba</q> sau</p>", 5, 3, 1, 3),
        ("<blockquote>Ông nói: “một hai ba bốn”.</blockquote>", 6, 6, 1, 6),
        ("<p>“mở ra mà không đóng</p><p>đoạn sau thì không</p>", 9, 5, 1, 5),
        ("<p>“một <strong>hai</strong> ba bốn” năm</p>", 5, 4, 1, 4),
        ('<p>Dân ca ‘nghe’ hay và ti vi 32" mới</p>', 9, 1, 1, 1),
        ("<script>“không ai đọc”</script><p>một</p>", 1, 0, 0, 0),
        ('<p>Theo báo<sup data-note="Báo viết: “bốn chữ ở đây”."></sup> thì vui.</p>', 10, 4, 1, 4),
        ('<p>Báo: “một hai<sup data-note="Bản in đầu"></sup> ba bốn”</p>', 8, 4, 1, 4),
        ('<blockquote>Lời kể<sup data-note="Người dịch ghi"></sup> hay.</blockquote>', 6, 3, 1, 3),
        ("<p>“đ<strong>ường</strong> làng” mới</p>", 3, 2, 1, 2),
        ("", 0, 0, 0, 0),
    ],
)
def test_what_is_marked_as_quoted_is_counted(html: str, words: int, quoted: int, quotations: int, longest: int) -> None:
    assert measure(html) == Measure(words, quoted, quotations, longest)


def test_a_short_name_between_marks_is_no_quotation() -> None:
    text = "<p>Phong trào “Nông thôn mới” ở bản; báo viết: “bà con ai cũng vui”.</p>"
    assert measure(text, shortest=4).quoted == 5
    assert measure("<blockquote>Vui lắm.</blockquote>", shortest=4).quoted == 2  # what is set apart always counts


def test_what_a_footnote_quotes_counts_towards_share_and_length() -> None:
    limits = limits_on(ON)
    assert limits is not None
    note = " ".join(["chữ"] * 100)
    found = measure(f'<p>{"lời của xã " * 20}<sup data-note="Báo viết: “{note}”"></sup></p>', shortest=4)
    assert is_too_much(found, limits)
    assert found.longest == 100


def test_deep_nesting_is_counted_and_breaks_nothing() -> None:
    assert measure("<div>" * 3000 + "<q>một hai</q>" + "</div>" * 3000).quoted == 2


def test_the_share_is_never_said_too_small() -> None:
    assert Measure(words=1000, quoted=301).share == 31
    assert in_words(Measure(words=1500, quoted=1200)) == "1.200 từ, chiếm 80 % bài"


def test_the_policy_of_the_unit_comes_first_and_holds_from_its_day_on() -> None:
    own = QuotationRule(max_share=10, max_words=50, max_words_each=20, valid_from=date(2026, 11, 1), basis="Quy chế")
    assert limits_on(ON, [own]) is own
    usual = limits_on(date(2026, 10, 31), [own])
    assert usual is not None and (usual.max_share, usual.max_words, usual.max_words_each) == (30, 250, 120)
    assert limits_on(date(2024, 12, 24), [own]) is None  # before the decree


def test_the_limit_itself_is_allowed() -> None:
    limits = limits_on(ON)
    assert limits is not None
    assert not rights.is_too_much(Measure(words=100, quoted=30), limits)
    assert rights.is_too_much(Measure(words=100, quoted=31), limits)
    assert rights.is_too_much(Measure(words=10_000, quoted=251), limits)
