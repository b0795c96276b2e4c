"""The schedule of a week: one for each, and nothing in it that lies in another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cast import FAR_CHIEF, World
from congxa import publishing
from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.publishing.kinds.schedule import queries
from congxa.publishing.kinds.schedule.weeks import days_of, monday_of, week_in_words
from publishing.samples import sample, shown


def refusal(world: World, **fields: object) -> dict[str, list[str]]:
    with world.desk(FAR_CHIEF) as (actor, unit_id), pytest.raises(Invalid) as refused:
        publishing.create(actor, unit_id, sample("schedule", fields))
    return refused.value.by_field()


def test_a_week_is_said_with_its_number_and_both_its_ends() -> None:
    assert week_in_words(date(2026, 11, 23)) == "Tuần 48 (23/11 - 29/11/2026)"
    assert week_in_words(date(2026, 12, 28)) == "Tuần 53 (28/12/2026 - 03/01/2027)"


def test_whatever_day_was_typed_the_week_is_kept_as_its_monday(world: World) -> None:
    article = shown(world, "schedule", {"week": "29/11/2026", "entries": [{"day": "2026-11-23", "work": "Họp"}]})
    assert article.fields["week"] == "2026-11-23"


def test_the_days_begin_with_monday_and_a_free_weekend_is_left_out() -> None:
    monday = date(2026, 11, 23)
    days = days_of(monday, [{"day": date(2026, 11, 29), "work": "Trực"}], date(2026, 11, 25))
    assert [day.words.partition(",")[0] for day in days] == [
        "Thứ hai",
        "Thứ ba",
        "Thứ tư",
        "Thứ năm",
        "Thứ sáu",
        "Chủ nhật",
    ]
    assert [day.day.day for day in days if day.is_today] == [25]


def test_an_entry_outside_the_week_is_refused_with_its_row_and_its_date(world: World) -> None:
    entries = [{"day": "2026-11-23", "work": "Họp"}, {"day": "2026-11-30", "work": "Tiếp công dân"}]
    said = refusal(world, week="2026-11-25", entries=entries)["entries"]
    assert said == [
        "Dòng 2: ngày 30/11/2026 không thuộc tuần 48 (23/11 - 29/11/2026). Hãy sửa ngày, hoặc chọn tuần khác."
    ]


def test_an_entry_needs_a_day_and_words(world: World) -> None:
    said = refusal(world, entries=[{"time": "07:30"}])["entries"]
    assert [words.partition(". ")[0] for words in said] == ["Dòng 1: chưa có ngày", "Dòng 1: chưa có nội dung"]


def test_a_date_that_no_calendar_has_is_refused(world: World) -> None:
    assert "Không có ngày 31/11/2026" in refusal(world, week="31/11/2026")["week"][0]


def test_a_second_schedule_of_the_same_week_names_the_first(world: World) -> None:
    first = shown(world, "schedule", title="Lịch tuần đã có")
    said = refusal(world)["week"]
    assert "đã có lịch: “Lịch tuần đã có” (" in said[0]
    with world.desk(FAR_CHIEF) as (actor, unit_id):  # the schedule itself can be saved again
        draft = sample("schedule", title="Lịch tuần đã sửa")
        assert publishing.save(actor, unit_id, first.id, draft, first.version).title == "Lịch tuần đã sửa"


def test_this_week_is_found_and_no_other(world: World) -> None:
    last_week = (clock.today() - timedelta(days=7)).isoformat()
    shown(world, "schedule", {"week": last_week, "entries": [{"day": last_week, "work": "Họp"}]})
    with world.public("cat-trang") as unit_id:
        assert queries.this_week(unit_id) is None
    current = shown(world, "schedule")
    with world.public("cat-trang") as unit_id:
        story = queries.this_week(unit_id)
        assert story is not None
        assert story.id == current.id
        assert queries.table(story)["week"] == week_in_words(monday_of(clock.today()))
