"""Questions and the list of public information: nothing personal, nothing left open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cast import FAR_CHIEF, World
from congxa import publishing
from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.publishing.kinds.information.rules import matching
from congxa.publishing.kinds.question import queries
from congxa.publishing.kinds.question.rules import personal_in
from publishing.samples import sample, shown


def refusal(world: World, kind: str, **fields: object) -> dict[str, list[str]]:
    with world.desk(FAR_CHIEF) as (actor, unit_id), pytest.raises(Invalid) as refused:
        publishing.create(actor, unit_id, sample(kind, fields))
    return refused.value.by_field()


@pytest.mark.parametrize(
    ("words", "what", "said"),
    [
        ("Gọi cho tôi số 0912 345 678 nhé.", "số điện thoại", "0912 345 678"),
        ("Gọi +84 912.345.678", "số điện thoại", "+84 912.345.678"),
        ("Thư về ten.toi+hoi@mail.example.vn", "địa chỉ thư điện tử", "ten.toi+hoi@mail.example.vn"),
        ("Căn cước 045090001234 của tôi", "số căn cước", "045090001234"),
        ("CMND 191234567", "số căn cước", "191234567"),
    ],
)
def test_what_tells_who_somebody_is_is_found(words: str, what: str, said: str) -> None:
    assert personal_in(words) == [(what, said)]


@pytest.mark.parametrize(
    "words",
    [
        "Hồ sơ 000.00.01.H50-251125-0001 nộp ngày 25/11/2026.",
        "Quyết định số 12/2026/QĐ-UBND, thửa 123, tờ bản đồ 45.",
        "Tiền đất là 1.250.000.000 đồng phải không?",
    ],
)
def test_numbers_of_files_and_sums_of_money_are_left_alone(words: str) -> None:
    assert personal_in(words) == []


def test_personal_data_in_a_question_is_refused_with_a_hint(world: World) -> None:
    found = refusal(world, "question", question="Tôi là Hoa, số 0912345678, hỏi về đất.", asker="hoa@mail.example")
    assert found["question"] == [
        "Nội dung câu hỏi có số điện thoại “0912345678”. Hãy xóa đi: trang không công bố dữ liệu cá nhân của người hỏi."
    ]
    assert found["asker"][0].startswith("Người hỏi có địa chỉ thư điện tử “hoa@mail.example”.")


def test_an_answer_does_not_come_before_its_question(world: World) -> None:
    said = refusal(world, "question", asked_on="2026-11-20", answered_on="2026-11-19")["answered_on"][0]
    assert said.startswith("Ngày trả lời 19/11/2026 đứng trước ngày hỏi 20/11/2026.")


def test_nobody_has_asked_tomorrow(world: World) -> None:
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    assert "chưa tới" in refusal(world, "question", asked_on=tomorrow)["asked_on"][0]


def test_the_newest_questions_are_found_for_the_front_page(world: World) -> None:
    for number in range(3):
        shown(world, "question", title=f"Câu hỏi thứ {number} của bà con")
    with world.public("cat-trang") as unit_id:
        assert [story.title for story in queries.newest(unit_id, 2)] == [
            "Câu hỏi thứ 2 của bà con",
            "Câu hỏi thứ 1 của bà con",
        ]


def test_an_entry_of_the_list_says_how_where_when_and_for_how_long(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        shown(world, "information", {"entries": [{"content": "Dự toán ngân sách", "form": "Đăng trên trang"}]})
    assert refused.value.by_field()["entries"] == [
        "Dòng 1: chưa có nơi công khai, thời điểm, thời hạn. Hãy bổ sung (Luật Tiếp cận thông tin 2016, điều 19)."
    ]


def test_entries_are_found_with_and_without_marks() -> None:
    entries = [{"content": "Kế hoạch sử dụng đất"}, {"content": "Dự toán", "owner": "Kế toán"}]
    assert matching(entries, "ke  HOACH") == [entries[0]]
    assert matching(entries, "kế toán dự") == [entries[1]]
    assert matching(entries, "100% ' or 1=1") == []
    assert matching(entries, "") == entries
