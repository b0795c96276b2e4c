"""Events: in the order in which they come, and in the notation of calendar programs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cast import FAR_CHIEF, World
from congxa import publishing
from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.publishing.kinds.event import queries
from congxa.publishing.kinds.event.ics import Entry, calendar
from publishing.samples import sample, shown

ENTRY = Entry(
    uid="su-kien-7@xa.example",
    title="Hội nghị, tổng kết; năm\\2026",
    starts_at=datetime(2026, 11, 25, 0, 30, tzinfo=UTC),
    ends_at=None,
    place="Nhà văn hóa",
    address="https://xa.example/bai-viet/7/hoi-nghi",
    changed_at=datetime(2026, 11, 1, tzinfo=UTC),
)


def moment(days: int, hour: str = "08:00") -> str:
    return f"{(clock.today() + timedelta(days=days)).isoformat()} {hour}"


def test_an_event_that_ends_before_it_begins_is_refused(world: World) -> None:
    fields = {"starts_at": "25/11/2026 09:00", "ends_at": "25/11/2026 08:00"}
    with world.desk(FAR_CHIEF) as (actor, unit_id), pytest.raises(Invalid) as refused:
        publishing.create(actor, unit_id, sample("event", fields))
    assert refused.value.by_field()["ends_at"] == [
        "Sự kiện kết thúc lúc 25/11/2026 08:00, trước khi bắt đầu lúc 25/11/2026 09:00. Hãy sửa một trong hai."
    ]


def test_the_nearest_event_comes_first_and_what_is_over_does_not_come(world: World) -> None:
    for title, start, end in (
        ("Hội thi nấu ăn cuối tháng", moment(9), ""),
        ("Hội làng đã qua từ lâu", moment(-9), moment(-8)),
        ("Hội trại còn kéo dài đến nay", moment(-2), moment(0)),
        ("Tiếp công dân định kỳ", moment(1), ""),
    ):
        shown(world, "event", {"starts_at": start, "ends_at": end}, title=title)
    with world.public("cat-trang") as unit_id:
        titles = [story.title for story in queries.coming(unit_id, 5)]
        assert titles == ["Hội trại còn kéo dài đến nay", "Tiếp công dân định kỳ", "Hội thi nấu ăn cuối tháng"]
        assert len(queries.coming(unit_id, 1)) == 1


def test_a_calendar_program_gets_the_time_of_vietnam() -> None:
    text = calendar(ENTRY)
    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20261125T073000\r\n" in text
    assert "TZOFFSETTO:+0700\r\n" in text
    assert "DTSTAMP:20261101T000000Z\r\n" in text
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")


def test_commas_semicolons_and_backslashes_are_escaped_for_it() -> None:
    assert "SUMMARY:Hội nghị\\, tổng kết\\; năm\\\\2026\r\n" in calendar(ENTRY)


def test_long_lines_are_folded_at_75_octets_and_no_letter_is_cut() -> None:
    title = "Lễ khánh thành đường liên thôn và nhà văn hóa cộng đồng " * 4
    text = calendar(ENTRY._replace(title=title))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert f"SUMMARY:{title}\r\n" in text.replace("\r\n ", "")
