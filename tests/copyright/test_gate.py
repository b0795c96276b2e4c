"""What must be said of a work before it goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from congxa import copyright
from congxa.copyright import Basis, Origin, WorkKind
from congxa.tenancy.policy import ProvenanceRule

TODAY = date(2026, 11, 23)
YESTERDAY = datetime(2026, 11, 22, 3, tzinfo=UTC)
OWN = Origin(Basis.OWN_STAFF, author="Hồ Văn Suối")
PRESS = Origin(
    Basis.QUOTATION,
    author="Nhà báo Mẫu",
    source_name="Báo Vùng Cao",
    source_url="https://bao-vung-cao.example/1",
    source_published_at=YESTERDAY,
)


def messages(kind: str, origin: Origin | None, *pictures: tuple[str, Origin | None, str]) -> list[str]:
    return [problem.message for problem in copyright.gaps(kind, origin, pictures, True, TODAY)]


def test_a_picture_without_an_author_is_named_by_its_place() -> None:
    shown = [("Ảnh 1", OWN, "Chợ"), ("Ảnh 2", replace(OWN, author=""), "Suối")]
    assert messages("news", OWN, *shown) == ["Ảnh 2 chưa có tác giả. Mở ảnh để bổ sung."]


def test_a_text_of_which_nothing_is_said_lacks_its_basis() -> None:
    assert copyright.gaps("news", None, (), True, TODAY)[0].field == "basis"
    assert copyright.gaps("news", Origin(), (), True, TODAY)[0].field == "basis"


def test_a_press_review_names_author_newspaper_address_and_date_whatever_its_basis() -> None:
    problems = copyright.gaps("press_review", replace(OWN, author=""), (), True, TODAY)
    assert [problem.field for problem in problems] == ["author", "source_name", "source_url", "source_published_at"]
    assert "tác giả bài báo" in problems[0].message and "tên báo" in problems[1].message
    assert messages("press_review", PRESS) == []


def test_a_reportage_names_author_and_source_of_each_picture() -> None:
    bought = Origin(Basis.PERMISSION, agreement="Thư ngày 02/11/2026", proof_id=7)
    assert messages("reportage", OWN, ("Ảnh 1", bought, "Ruộng")) == [
        "Ảnh 1 chưa có tác giả. Mở ảnh để bổ sung.",
        "Ảnh 1 chưa có nguồn. Mở ảnh để bổ sung.",
    ]


def test_the_source_of_an_own_picture_is_the_unit_itself() -> None:
    assert messages("reportage", OWN, ("Ảnh 1", OWN, "Ruộng")) == []


def test_words_for_a_picture_are_asked_for_even_where_origins_are_not() -> None:
    problems = copyright.gaps("news", None, [("Ảnh 1", None, " ")], False, TODAY)
    assert [problem.message for problem in problems] == [
        "Ảnh 1 chưa có mô tả cho người không xem được ảnh. Mở ảnh để bổ sung."
    ]


@pytest.mark.parametrize("basis", list(Basis))
def test_every_basis_demands_what_its_table_says_and_nothing_more(basis: Basis) -> None:
    facts = copyright.basis_facts(basis, TODAY)
    assert facts is not None
    filled = Origin(basis, "A", "B", "https://c.example/", YESTERDAY, "D", licence="cc-by", proof_id=1)
    bare = Origin(basis)
    assert copyright.gaps("news", filled, (), True, TODAY) == ()
    fields = {problem.field for problem in copyright.gaps("news", bare, (), True, TODAY)}
    asked = set(facts.demands)
    if facts.record:  # the form asks for the choice that fulfils them
        asked = (asked - facts.record.gives) | {facts.record.field}
    assert fields == {{"proof": "proof_id"}.get(name, name) for name in asked}


def test_a_message_names_what_is_empty_in_the_form() -> None:
    assert messages("news", Origin(Basis.CONTRIBUTOR)) == ["Bài chưa chọn cộng tác viên. Bổ sung ở mục Nguồn gốc."]
    said = Origin(Basis.AGREEMENT, author="A", source_url="https://c.example/", source_published_at=YESTERDAY)
    assert messages("news", said) == ["Bài chưa chọn thỏa thuận. Bổ sung ở mục Nguồn gốc."]
    shown = messages("news", OWN, ("Ảnh 1", replace(said, source_name="Báo Vùng Cao"), "Ruộng"))
    assert shown == ["Ảnh 1 chưa chọn thỏa thuận. Mở ảnh để bổ sung."]
    assert messages("news", replace(said, source_name="B", agreement="C", proof_id=1)) == []  # said by hand, all of it


def test_the_law_of_the_date_is_asked() -> None:
    before_the_decree = date(2024, 12, 24)
    assert copyright.basis_facts(Basis.QUOTATION, before_the_decree) is None
    assert copyright.gaps("press_review", Origin(Basis.QUOTATION), (), True, before_the_decree) == ()


def test_pure_news_is_no_basis_for_a_picture() -> None:
    assert Basis.PURE_NEWS not in {row.key for row in copyright.bases(WorkKind.PICTURE, TODAY)}
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert copyright.check(WorkKind.PICTURE, Origin(Basis.PURE_NEWS), now)[0].field == "basis"


PERIODS = (
    ProvenanceRule(required_from=date(2026, 1, 1), valid_to=date(2026, 6, 30), basis="Quy chế mẫu"),
    ProvenanceRule(required_from=date(2026, 10, 1), basis="Quy chế mẫu, bản hai"),
)


@pytest.mark.parametrize(
    ("moment", "required"),
    [
        ("2025-12-31T16:59:59+00:00", False),  # still 2025 in Vietnam
        ("2025-12-31T17:00:00+00:00", True),  # the first minute of 2026 in Vietnam
        ("2026-06-30T23:59:59+07:00", True),
        ("2026-07-01T00:00:00+07:00", False),
        ("2026-10-01T00:00:00+07:00", True),
        ("2036-10-01T00:00:00+07:00", True),
    ],
)
def test_the_gate_stands_from_day_to_day_of_the_policy(moment: str, required: bool) -> None:
    assert copyright.is_required(PERIODS, datetime.fromisoformat(moment)) is required


def test_without_a_policy_nothing_is_required() -> None:
    assert not copyright.is_required((), YESTERDAY)
