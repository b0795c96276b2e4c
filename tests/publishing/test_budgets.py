"""The figures of a budget: what they add up to, and what cannot be said with them."""

from __future__ import annotations

from datetime import date

import pytest

from cast import FAR_CHIEF, World
from congxa import publishing
from congxa.core.errors import Invalid
from congxa.publishing.kinds.budget.figures import sheet_of
from congxa.publishing.kinds.budget.posting import days_between, newest_rule, posting_rule
from publishing.samples import sample, shown


def row(name: str, estimate: int | None = None, actual: int | None = None) -> dict[str, object]:
    return {"name": name, "estimate": estimate, "actual": actual}


def refusal(world: World, **fields: object) -> dict[str, list[str]]:
    with world.desk(FAR_CHIEF) as (actor, unit_id), pytest.raises(Invalid) as refused:
        publishing.create(actor, unit_id, sample("budget", fields))
    return refused.value.by_field()


def test_income_and_spending_are_added_up_apart() -> None:
    sheet = sheet_of([row("Thu: bổ sung", 600, 630), row("Chi: lương", 400, 410), row("Chi: đường", 200, 190)])
    assert [(group.name, group.total.estimate, group.total.actual) for group in sheet.groups] == [
        ("Thu", 600, 630),
        ("Chi", 600, 600),
    ]
    pay = sheet.groups[1].lines[0]
    assert (pay.name, pay.done, pay.share, pay.bars) == ("Lương", 102.5, 68.3, (63.5, 65.1))


def test_a_plan_without_results_has_shares_of_the_plan() -> None:
    sheet = sheet_of([row("Chi thường xuyên", 900), row("Chi đầu tư", 100)])
    assert not sheet.has_actual
    assert [line.share for line in sheet.groups[0].lines] == [90.0, 10.0]
    assert sheet.groups[0].lines[0].done is None


def test_nothing_is_divided_by_zero_and_no_bar_runs_backwards() -> None:
    sheet = sheet_of([row("Hoàn trả", 0, -50), row("Chi", 0, 50)])
    assert sheet.groups[0].lines[0].bars == (0.0, 0.0)
    assert sheet.groups[0].total.done is None
    assert sheet.groups[0].total.share is None
    assert sheet_of([]).groups == []


def test_a_figure_needs_a_name_and_a_name_a_figure(world: World) -> None:
    said = refusal(world, lines=[{"estimate": "5"}, {"name": "Chi: đường"}])["lines"]
    assert said[0].startswith("Dòng 1: có số mà chưa có tên khoản.")
    assert said[1].startswith("Dòng 2: “Chi: đường” chưa có số.")


@pytest.mark.parametrize("year", ["26", "1.2", "năm nay"])
def test_a_year_is_four_digits(world: World, year: str) -> None:
    assert refusal(world, year=year)["year"]


def test_a_year_is_written_without_a_dot(world: World) -> None:
    budget = shown(world, "budget")
    assert publishing.kind_of("budget").feed_line(budget.fields).startswith("Năm ngân sách: 2025.")


def test_a_posting_that_ends_before_it_begins_is_refused(world: World) -> None:
    said = refusal(world, posted_from="2026-02-03", posted_until="2026-02-02")["posted_until"][0]
    assert said.startswith("Ngày thôi niêm yết 02/02/2026 đứng trước ngày bắt đầu 03/02/2026.")


def test_figures_or_a_file_must_be_there_before_it_goes_out(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        shown(world, "budget", {"lines": []})
    assert "Chưa có số liệu." in refused.value.by_field()["lines"][0]


def test_a_rule_that_was_not_read_in_the_law_advises_and_refuses_nothing(world: World) -> None:
    rule = newest_rule()
    assert not rule.is_sure
    assert posting_rule(date(2023, 6, 30)) is None
    assert posting_rule(date(2026, 1, 1)) == rule
    assert days_between(date(2026, 1, 5), date(2026, 1, 5)) == 1
    assert shown(world, "budget", {"posted_until": "2026-01-06"}).state == "published"
    [(_label, advice)] = publishing.kind_of("budget").told(1, 1, {})
    assert f"ít nhất {rule.days} ngày liên tục" in advice
