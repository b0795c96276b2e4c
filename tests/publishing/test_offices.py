"""The organisation chart: complete contacts, an order that holds, and nobody above himself."""

from __future__ import annotations

import pytest

from cast import FAR_CHIEF, NEIGHBOUR, World
from congxa import publishing
from congxa.core.errors import Invalid
from congxa.publishing import Article
from congxa.publishing.kinds.office.chart import Office, chart_of
from congxa.publishing.public import Story
from publishing.samples import sample, shown


def put_below(world: World, office: Article, above: Article | int) -> Article:
    number = above if isinstance(above, int) else above.id
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        draft = sample("office", {"parent": [number]}, title=office.title)
        return publishing.save(actor, unit_id, office.id, draft, office.version)


def refusal(world: World, office: Article, above: Article | int) -> str:
    with pytest.raises(Invalid) as refused:
        put_below(world, office, above)
    return refused.value.by_field()["parent"][0]


def story(number: int, title: str, **fields: object) -> Story:
    return Story(number, title, "", "", None, None, "office", fields)  # type: ignore[arg-type]


def names(offices: tuple[Office, ...]) -> list[object]:
    return [office.story.title if not office.below else [office.story.title, names(office.below)] for office in offices]


def test_offices_stand_below_their_superiors_by_rank_and_then_by_name() -> None:
    chart = chart_of(
        [
            story(1, "Ủy ban", rank=1),
            story(2, "Văn phòng", parent=[1], rank=2),
            story(3, "Địa chính", parent=[1]),
            story(4, "Công an", parent=[1]),
            story(5, "Một cửa", parent=[2], rank=1),
            story(6, "Kinh tế", parent=[1], rank=1),
        ]
    )
    assert names(chart) == [["Ủy ban", ["Kinh tế", ["Văn phòng", ["Một cửa"]], "Công an", "Địa chính"]]]


def test_an_office_whose_superior_is_not_public_stands_on_top() -> None:
    assert names(chart_of([story(2, "Văn phòng", parent=[1])])) == ["Văn phòng"]


def test_rows_that_run_in_a_circle_are_all_shown_once() -> None:
    chart = chart_of([story(1, "A", parent=[2]), story(2, "B", parent=[1]), story(3, "C")])
    assert names(chart) == ["C", ["A", ["B"]]]


def test_nobody_stands_above_himself(world: World) -> None:
    office = shown(world, "office")
    assert "không thể trực thuộc chính nó" in refusal(world, office, office)


def test_a_circle_is_refused_with_the_names_on_it(world: World) -> None:
    first, second, third = (shown(world, "office", title=f"Bộ phận số {number}") for number in (1, 2, 3))
    second = put_below(world, second, first)
    put_below(world, third, second)
    said = refusal(world, first, third)
    assert said.startswith("Sơ đồ sẽ đi vòng: “Bộ phận số 3” → “Bộ phận số 2” đang trực thuộc chính bộ phận này.")


def test_the_office_above_is_one_of_the_unit(world: World) -> None:
    office, event = shown(world, "office"), shown(world, "event")
    assert "không có trong sơ đồ của đơn vị" in refusal(world, office, 999)
    assert "không có trong sơ đồ của đơn vị" in refusal(world, office, event)
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        draft = publishing.Draft("Bài của xã khác", "chinh-tri", body="<p>Bài.</p>")
        other = publishing.create(actor, unit_id, draft)
    assert "không có trong sơ đồ của đơn vị" in refusal(world, office, other)


def test_a_contact_without_post_or_e_mail_may_not_go_out(world: World) -> None:
    contacts = [{"name": "Trần Thị Cát", "phone": "0233 000 0001"}]
    with pytest.raises(Invalid) as refused:
        shown(world, "office", {"contacts": contacts})
    assert refused.value.by_field()["contacts"] == [
        "Dòng 1: chưa có chức vụ, thư điện tử công vụ. Hãy bổ sung (Nghị định 42/2022/NĐ-CP, điều 4 khoản 1 điểm e)."
    ]
