"""What a reader sees of the weekly schedule and of events."""

from __future__ import annotations

from datetime import timedelta

import pytest
from werkzeug.test import Client

from cast import ELSEWHERE, World
from congxa import links, publishing
from congxa.app import create_app
from congxa.config import Settings
from congxa.core import clock
from congxa.publishing import Article
from congxa.publishing.kinds.schedule.weeks import monday_of, week_in_words
from publishing.samples import shown
from web.site_reader import HOSTS, Reader, site_app

LIST, EVENTS = "/chuyen-muc/lich-cong-tac", "/chuyen-muc/su-kien"


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "cat-trang")


def address_of(article: Article) -> str:
    return publishing.address(article.id, article.slug)


def in_week(world: World, weeks: int) -> Article:
    day = (clock.today() + timedelta(weeks=weeks)).isoformat()
    entries = [{"day": day, "time": "09:00", "work": f"Việc của tuần {weeks}"}]
    return shown(world, "schedule", {"week": day, "entries": entries}, title=f"Lịch công tác, tuần cách {weeks}")


def test_a_week_without_a_schedule_says_so(reader: Reader) -> None:
    words = week_in_words(monday_of(clock.today()))
    assert f"Chưa có lịch công tác của tuần này: t{words[1:]}." in reader.text(LIST)


def test_the_list_shows_this_week_first_and_the_ways_to_the_weeks_beside_it(reader: Reader, world: World) -> None:
    before, current, after = in_week(world, -1), in_week(world, 0), in_week(world, 2)
    page = reader.text(LIST)
    assert page.index("Việc của tuần 0") < page.index("Lịch các tuần")
    assert f'rel="prev" href="{address_of(before)}"' in page
    assert f'rel="next" href="{address_of(after)}"' in page
    assert address_of(current) in page
    assert "Việc của tuần -1" not in page


def test_today_is_marked_in_words(reader: Reader, world: World) -> None:
    page = reader.text(address_of(in_week(world, 0)))
    assert page.count('aria-current="date"') == 1
    assert "(hôm nay)" in page
    assert '<th scope="col">Thành phần</th>' in page


def test_a_schedule_of_another_week_marks_no_day(reader: Reader, world: World) -> None:
    assert 'aria-current="date"' not in reader.text(address_of(in_week(world, -1)))


def test_events_to_come_stand_before_those_that_have_been(reader: Reader, world: World) -> None:
    past = (clock.today() - timedelta(days=30)).isoformat()
    shown(world, "event", {"starts_at": f"{past} 08:00", "ends_at": ""}, title="Hội làng mùa trước")
    shown(world, "event")
    page = reader.text(EVENTS)
    order = ("Sắp diễn ra", "Ngày hội đại đoàn kết", "Đã diễn ra", "Hội làng mùa trước")
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)


def test_a_site_without_events_says_so(reader: Reader) -> None:
    assert "Chưa có sự kiện nào." in reader.text(EVENTS)


def test_an_event_says_when_and_where_and_gives_a_file_for_calendars(reader: Reader, world: World) -> None:
    event = shown(world, "event")
    page = reader.text(address_of(event))
    assert "Nhà văn hóa thôn Một" in page
    assert f'href="/su-kien/{event.id}.ics"' in page
    file = reader.get(f"/su-kien/{event.id}.ics")
    assert file.content_type == "text/calendar; charset=utf-8"
    assert f"filename=su-kien-{event.id}.ics" in file.headers["Content-Disposition"]
    assert "SUMMARY:Ngày hội đại đoàn kết\r\n" in file.text


def test_programs_read_when_and_where_an_event_takes_place(reader: Reader, world: World) -> None:
    page = reader.text(address_of(shown(world, "event", {"organiser": "Ủy ban nhân dân Cát Trắng"})))
    day = (clock.today() + timedelta(days=3)).isoformat()
    for words in (f'"startDate":"{day}T08:00:00+07:00"', '"@type":"Event"', '"name":"Nhà văn hóa thôn Một"'):
        assert words in page.replace('": ', '":'), words


@pytest.mark.parametrize("address", ["/su-kien/999.ics", "/su-kien/99999999999999999999.ics"])
def test_there_is_no_file_of_what_is_no_event(reader: Reader, world: World, address: str) -> None:
    assert reader.get(address).status_code == 404
    other = shown(world, "schedule")
    assert reader.get(f"/su-kien/{other.id}.ics").status_code == 404


def test_a_blocked_address_is_left_out_of_the_file_for_calendars_at_once(
    reader: Reader, world: World, settings: Settings
) -> None:
    told = {"place": "Nhà văn hóa, xem https://xau-so.example/vao?a=1&b=2"}
    event = shown(world, "event", told, title="Ngày hội www.xau-so.example của bản")
    kept, base = Client(create_app(settings).wsgi), f"http://{HOSTS['cat-trang']}"
    assert kept.get(f"/su-kien/{event.id}.ics", base_url=base).text.count("xau-so.example") == 2
    with world.office(ELSEWHERE) as (supervisor, office_id):
        links.block(supervisor, office_id, "xau-so.example", "Trang cờ bạc")
    file = kept.get(f"/su-kien/{event.id}.ics", base_url=base).text
    assert "xau-so.example" not in file
    assert "LOCATION:Nhà văn hóa\\, xem\r\n" in file
