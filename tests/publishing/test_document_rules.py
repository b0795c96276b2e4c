"""What is told of a document before anybody is asked: its number, its dates, how it stands, its chain."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.core import clock
from congxa.publishing import kind_of
from congxa.publishing.kinds.document import notation, types
from congxa.publishing.kinds.document.asked import Asked, read
from congxa.publishing.kinds.document.chain import Document, chain_of, changes_to
from congxa.publishing.kinds.document.validity import AMENDS, REPLACES, Change, Force, validity

TODAY = date(2026, 11, 25)
KIND = kind_of("document")


def problems(**facts: Any) -> dict[str, str]:
    kept, unfit = KIND.tidy(facts)
    assert unfit == []
    return {problem.field: problem.message for problem in KIND.check(KIND.read(kept))}


def test_the_29_kinds_of_administrative_documents_are_known_and_keep_their_abbreviations() -> None:
    rows = [row for row in types.types_on(TODAY) if types.ADMINISTRATIVE in row.natures]
    assert len(rows) == 29
    assert {row.key: row.abbreviation for row in rows}["quyet-dinh"] == "QĐ"
    assert [row.name for row in rows if not row.abbreviation] == ["Công văn", "Thư công"]


def test_what_a_document_must_bear_began_with_the_decree() -> None:
    assert {row.name for row in types.demands(TODAY)} == {
        "type", "issuer", "number", "issued_on", "effective_on", "files",
    }  # fmt: skip
    assert types.demands(date(2022, 8, 14)) == ()
    assert {field.name for field in KIND.fields if field.needed} == {row.name for row in types.demands(TODAY)}


@pytest.mark.parametrize(
    ("number", "kind", "issued"),
    [
        ("15/QĐ-UBND", "quyet-dinh", "2026-01-05"),
        ("07/NQ-HĐND", "nghi-quyet", "2026-01-05"),
        ("12/UBND-VX", "cong-van", "2026-01-05"),
        ("45/CT-TTHT", "cong-van", "2026-01-05"),  # of a tax office, whose name looks like an abbreviation
        ("01/2026/QĐ-UBND", "quyet-dinh", "2026-01-05"),
        ("64/2025/QH15", "luat", "2025-02-19"),
        ("203/2025/QH15", "nghi-quyet", "2025-06-16"),
        ("30/2020/NĐ-CP", "nghi-dinh", "2020-03-05"),
        ("5-QĐ/UB", "quyet-dinh", "2003-05-05"),  # older than the decree: kept as it was written
    ],
)
def test_a_number_as_the_law_writes_it_is_kept(number: str, kind: str, issued: str) -> None:
    assert problems(number=number, type=kind, issued_on=issued) == {}


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        ("5/QĐ-UBND", "quyet-dinh", "Hãy ghi 05/QĐ-UBND."),
        ("15/TB-UBND", "quyet-dinh", "TB là viết tắt của Thông báo"),
        ("15/TB-UBND", "quyet-dinh", "Hãy ghi 15/QĐ-UBND, hoặc chọn hình thức Thông báo."),
        ("15/QD-UBND", "quyet-dinh", "Quyết định viết tắt là QĐ"),
        ("15/CT-UBND", "cong-van", "Công văn không có tên viết tắt"),
        ("15 / QĐ – UBND", "quyet-dinh", "Hãy ghi 15/QĐ-UBND."),
        ("số mười lăm", "quyet-dinh", "không đúng cách ghi số, ký hiệu"),
        ("30/NĐ-CP", "nghi-dinh", "Hãy ghi 30/2026/NĐ-CP."),
        ("30/2024/NĐ-CP", "nghi-dinh", "Năm trong số, ký hiệu là 2024"),
        ("12/2026/UBND-VX", "cong-van", "Hãy ghi 12/UBND-VX"),
    ],
)
def test_another_number_is_explained_and_the_right_one_proposed(number: str, kind: str, words: str) -> None:
    assert words in problems(number=number, type=kind, issued_on="2026-01-05")["number"]


@given(st.text(max_size=40), st.sampled_from([key for key, _ in types.options()]))
def test_no_number_whatever_breaks_the_rules(number: str, kind: str) -> None:
    for message in notation.problems(number, types.type_of(kind, TODAY), "", TODAY):
        assert message


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"issued_on": "2026-03-05", "effective_on": "2026-03-01"}, "effective_on", "trước ngày ban hành 05/03/2026"),
        ({"effective_on": "2026-03-05", "expires_on": "2026-03-01"}, "expires_on", "trước ngày có hiệu lực"),
        ({"issued_on": "2026-03-05", "expires_on": "2026-03-01"}, "expires_on", "trước ngày ban hành"),
        ({"issued_on": "2026-03-05", "retroactive": "Điều 5"}, "retroactive", "Hãy xóa ô này hoặc sửa ngày."),
        ({"type": "nghi-dinh", "nature": "administrative"}, "nature", "Hãy chọn Văn bản quy phạm pháp luật"),
        ({"replaces": [3], "amends": [3]}, "amends", "vừa bị thay thế vừa được sửa đổi"),
    ],
)
def test_facts_that_contradict_each_other_are_told(facts: dict[str, Any], field: str, words: str) -> None:
    assert words in problems(**facts)[field]


def test_a_document_is_not_issued_tomorrow_but_may_take_effect_before_it_is_issued_if_it_says_where() -> None:
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    assert "ở tương lai" in problems(issued_on=tomorrow)["issued_on"]
    early = {"issued_on": "2026-03-05", "effective_on": "2026-03-01", "retroactive": "Điều 5 khoản 2"}
    assert problems(**early) == {}


def stands(changes: list[Change] | None = None, **facts: Any) -> Force:
    return validity({"effective_on": None, "expires_on": None, **facts}, changes or [], TODAY).force


def test_how_a_document_stands_follows_from_its_dates() -> None:
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    assert stands() is Force.UNKNOWN
    assert stands(effective_on=tomorrow) is Force.NOT_YET
    assert stands(effective_on=TODAY) is Force.IN_FORCE
    assert stands(effective_on=yesterday, expires_on=TODAY) is Force.IN_FORCE
    assert stands(effective_on=date(2020, 1, 1), expires_on=yesterday) is Force.EXPIRED


def test_how_a_document_stands_follows_from_what_others_do_to_it() -> None:
    start, tomorrow = date(2020, 1, 1), TODAY + timedelta(days=1)
    replaced, amended = Change(REPLACES, TODAY, None), Change(AMENDS, TODAY, None)
    assert stands([amended], effective_on=start) is Force.PARTLY
    assert stands([replaced, amended], effective_on=start) is Force.REPLACED
    assert stands([Change(REPLACES, None, None)], effective_on=start) is Force.IN_FORCE
    assert stands([replaced], effective_on=start, expires_on=date(2021, 1, 1)) is Force.EXPIRED
    later = validity({"effective_on": start, "expires_on": None}, [Change(REPLACES, tomorrow, None)], TODAY)
    assert later.force is Force.IN_FORCE
    assert [change.effective_on for change in later.coming] == [tomorrow]


def document(number: int, replaces: tuple[int, ...] = (), amends: tuple[int, ...] = ()) -> Document:
    day = date(2020 + number, 1, 1)
    values = {"replaces": list(replaces), "amends": list(amends), "issued_on": day, "effective_on": day}
    return Document(number, f"Văn bản {number}", f"van-ban-{number}", values)


def test_the_chain_runs_both_ways_and_ends_whatever_circle_was_typed() -> None:
    one, two, three = document(1), document(2, replaces=(1,)), document(3, replaces=(2,))
    four, late = document(4, amends=(2,)), document(9, replaces=(3,))
    chain = chain_of(two, [two, three, four, late], [one], TODAY)
    assert [(link.word, link.document.id) for link in chain] == [
        ("Bị văn bản này thay thế", 1),
        ("Văn bản này", 2),
        ("Thay thế văn bản này từ ngày 01/01/2023", 3),
        ("Sửa đổi, bổ sung văn bản này từ ngày 01/01/2024", 4),
        ("Sẽ thay thế văn bản kế tiếp từ ngày 01/01/2029", 9),
    ]
    circle = [document(1, replaces=(2,)), document(2, replaces=(1,))]
    assert [link.document.id for link in chain_of(circle[0], circle, [], TODAY)] == [1, 2]
    assert chain_of(one, [], [], TODAY) == []
    assert [change.verb for change in changes_to(2, [three, four])] == [REPLACES, AMENDS]


def test_what_no_form_offers_is_no_condition_and_what_is_too_long_is_cut() -> None:
    assert read({"loai": "tho", "nam": "26", "hieu-luc": "mai-mai", "tu-khoa": "\0 "}) == Asked()
    long = read({"tu-khoa": "ngân sách " * 500})
    assert long.is_cut
    assert long.folded_words() == ["ngan", "sach"]
    assert read({"so": "12 / QĐ–UBND"}).folded_number() == "12/qd-ubnd"


def test_words_and_numbers_are_found_with_and_without_marks() -> None:
    fits = read({"tu-khoa": "bau TRUONG thôn"}).finder()
    assert fits("Về việc bầu Trưởng thôn Một", None)
    assert not fits("Về việc bầu trưởng bản", "16/QĐ-UBND")
    assert read({"tu-khoa": "16/qd ubnd"}).finder()("Về việc khác", "16/QĐ-UBND")
    assert read({"so": "6/qđ"}).finder()("", "16/QĐ-UBND")
    assert not read({"so": "16"}).finder()("16", None)
