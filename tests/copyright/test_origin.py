"""What is said of where a work comes from, how it is kept and how it is shown."""

from __future__ import annotations

from datetime import UTC, datetime

from cast import CHIEF, NEIGHBOUR, World
from congxa import copyright
from congxa.copyright import Basis, Origin, WorkKind

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PRESS = Origin(
    Basis.AGREEMENT,
    "Lê Thị Nguồn",
    "Báo Vùng Cao",
    "https://bao-vung-cao.example/1",
    datetime(2021, 2, 26, 20, tzinfo=UTC),
    "03/TT-BBT",
    "xem hồ sơ",
)


def test_the_credit_names_author_source_and_its_date_in_vietnam() -> None:
    assert copyright.credit(PRESS) == "Lê Thị Nguồn · Báo Vùng Cao, 27/02/2021"
    assert copyright.credit(Origin(Basis.PUBLIC_DOMAIN, source_name="Thư viện tỉnh")) == (
        "Thư viện tỉnh · Tác phẩm thuộc về công chúng"
    )
    assert copyright.credit(None) == copyright.credit(Origin()) == ""


def test_an_origin_survives_being_written_as_plain_facts() -> None:
    assert Origin.from_facts(PRESS.as_facts()) == PRESS
    assert Origin.from_facts(Origin().as_facts()) == Origin()
    assert Origin.from_facts({"basis": None, "author": None}) == Origin()


def test_a_moment_without_an_offset_is_on_the_clock_of_vietnam() -> None:
    said = Origin.from_facts({"source_published_at": "2021-02-27T03:00:00"})
    assert said.source_published_at == datetime(2021, 2, 26, 20, tzinfo=UTC)


def test_what_cannot_be_kept_is_named_by_its_field() -> None:
    wrong = Origin(
        Basis.QUOTATION,
        author="a" * 301,
        source_url="javascript:alert(1)",
        source_published_at=datetime(2030, 1, 1, tzinfo=UTC),
        note="n" * 2001,
    )
    problems = copyright.check(WorkKind.ARTICLE, wrong, NOW)
    assert {problem.field for problem in problems} == {"author", "source_url", "source_published_at", "note"}
    assert copyright.check(WorkKind.ARTICLE, PRESS, NOW) == ()


def test_texts_are_kept_in_one_line_without_control_characters() -> None:
    typed = Origin(author="  Hồ\x00 Văn\nSuối ", note="một \x00\n hai ")
    assert copyright.tidied(typed) == Origin(author="Hồ Văn Suối", note="một\nhai")


def test_an_origin_is_one_row_a_work_and_only_its_unit_finds_it(world: World) -> None:
    with world.desk(CHIEF) as (_, unit_id):
        assert copyright.set_origin(unit_id, WorkKind.PICTURE, 7, Origin(Basis.OWN_STAFF, "A")) is None
        assert copyright.set_origin(unit_id, WorkKind.PICTURE, 7, PRESS) == Origin(Basis.OWN_STAFF, "A")
    with world.desk(CHIEF) as (_, unit_id):
        assert copyright.origins(unit_id, WorkKind.PICTURE, [7, 8]) == {7: PRESS}
        assert copyright.origins(unit_id, WorkKind.ARTICLE, [7]) == {}
    with world.desk(NEIGHBOUR) as (_, other_id):
        assert copyright.origins(other_id, WorkKind.PICTURE, [7]) == {}
        assert copyright.origins(unit_id, WorkKind.PICTURE, [7]) == {}


def test_saying_nothing_leaves_no_row(world: World) -> None:
    with world.desk(CHIEF) as (_, unit_id):
        copyright.set_origin(unit_id, WorkKind.ARTICLE, 1, PRESS)
        copyright.set_origin(unit_id, WorkKind.ARTICLE, 1, Origin())
        assert copyright.origins(unit_id, WorkKind.ARTICLE, [1]) == {}
