"""How often a page is read: counted once a reader, without a cookie, and home within a minute."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import redis
from sqlalchemy import select

from cast import CHIEF, EDITOR, NEIGHBOUR, World
from congxa import publishing, readership, tenancy
from congxa.adapters import tally as tallies
from congxa.adapters.tally import Tally
from congxa.app import create_app, create_site_app
from congxa.config import Settings
from congxa.core import clock
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.identity import Permission
from congxa.readership import ArticleView
from publishing.desk import draft, published
from visits import MANAGE, signed_in, visitor
from web.site_reader import Reader, site_app

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"


@pytest.fixture
def reader(settings: Settings, world: World) -> Iterator[Reader]:
    with redis.Redis.from_url(settings.redis_url) as client:
        for pattern in ("congxa:views*", "congxa:reader*"):
            for key in client.scan_iter(pattern):
                client.delete(key)
    yield Reader(site_app(settings), "suoi-trong")
    clock.set_clock(None)


def read(reader: Reader, article_id: int, agent: str = PHONE, **headers: str) -> None:
    answer = reader.get(f"/luot-xem/{article_id}.gif", User_Agent=agent, **headers)
    assert (answer.status_code, answer.content_type) == (200, "image/gif")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def bring_home(world: World, settings: Settings) -> int:
    with transaction(Scope(DbRole.DESK, tuple(tenancy.directory().by_id))):
        return readership.flush(Tally(settings.redis_url))


def numbers(reader: Reader, article_id: int) -> dict[str, int]:
    said: dict[str, int] = reader.get(f"/luot-xem/{article_id}.json").json
    return said


def article_of(world: World, title: str = "Khánh thành nhà văn hóa thôn Một") -> int:
    with world.desk(CHIEF) as (actor, unit_id):
        return published(actor, unit_id, title=title).id


def test_a_reader_counts_once_and_the_next_reader_too(reader: Reader, world: World, settings: Settings) -> None:
    article_id = article_of(world)
    for agent in (PHONE, PHONE, LAPTOP):
        read(reader, article_id, agent)
    assert numbers(reader, article_id) == {"article": 0, "site": 0}
    assert bring_home(world, settings) == 2
    assert numbers(reader, article_id) == {"article": 2, "site": 2}
    read(reader, article_id)  # still the same half hour
    assert bring_home(world, settings) == 0
    assert numbers(reader, article_id) == {"article": 2, "site": 2}


def test_a_reader_counts_again_after_half_an_hour(
    reader: Reader, world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    article_id = article_of(world)
    read(reader, article_id)
    monkeypatch.setattr(tallies, "ONCE_SECONDS", -1)
    read(reader, article_id)
    bring_home(world, settings)
    assert numbers(reader, article_id)["article"] == 2


def test_a_visit_of_several_pages_is_one_visit(reader: Reader, world: World, settings: Settings) -> None:
    first, second = article_of(world), article_of(world, "Phát động trồng cây đầu xuân")
    for path in ("/luot-xem/trang.gif", f"/luot-xem/{first}.gif", f"/luot-xem/{second}.gif"):
        assert reader.get(path, User_Agent=PHONE).status_code == 200
    bring_home(world, settings)
    assert numbers(reader, first) == {"article": 1, "site": 1}
    assert reader.get("/luot-xem/trang.json").json == {"site": 1}


@pytest.mark.parametrize(
    "agent", ["", "Googlebot/2.1", "curl/8.5.0", "python-requests/2.32", "Mozilla/5.0 HeadlessChrome/130.0"]
)
def test_a_program_is_no_reader(reader: Reader, world: World, settings: Settings, agent: str) -> None:
    article_id = article_of(world)
    read(reader, article_id, agent)
    assert bring_home(world, settings) == 0


def test_nothing_from_other_pages_or_in_advance_is_a_reading(reader: Reader, world: World, settings: Settings) -> None:
    article_id = article_of(world)
    read(reader, article_id, Sec_Fetch_Site="cross-site")
    read(reader, article_id, Sec_Purpose="prefetch;prerender")
    reader.app.test_client().head(f"/luot-xem/{article_id}.gif", headers={"Host": "suoi-trong.vn.example"})
    assert bring_home(world, settings) == 0
    read(reader, article_id, Sec_Fetch_Site="same-origin")
    assert bring_home(world, settings) == 2


def test_what_is_no_article_of_the_site_is_never_kept(reader: Reader, world: World, settings: Settings) -> None:
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        foreign = published(actor, unit_id).id
    for number in (foreign, 999_999, 10**30):
        read(reader, number)
    bring_home(world, settings)
    with world.desk(CHIEF):
        assert db.session.scalars(select(ArticleView)).all() == []
    assert numbers(reader, 10**30)["article"] == 0


def test_the_numbers_of_what_is_not_public_are_not_told(reader: Reader, world: World, settings: Settings) -> None:
    article_id = article_of(world)
    read(reader, article_id)
    bring_home(world, settings)
    with world.desk(CHIEF) as (actor, unit_id):
        article = publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id)
        publishing.withdraw(actor, unit_id, article_id, article.version, "Đăng nhầm")
    assert numbers(reader, article_id) == {"article": 0, "site": 1}


def test_a_day_ends_at_midnight_in_vietnam(reader: Reader, world: World, settings: Settings) -> None:
    article_id = article_of(world)
    for hour, agent in ((16, PHONE), (17, LAPTOP)):  # 23:30 and half past midnight in Vietnam
        clock.set_clock(lambda hour=hour: datetime(2026, 3, 1, hour, 30, tzinfo=UTC))  # type: ignore[misc]
        read(reader, article_id, agent)
    bring_home(world, settings)
    with world.desk(CHIEF):
        rows = db.session.scalars(select(ArticleView).order_by(ArticleView.day)).all()
        assert [(row.day, row.views) for row in rows] == [(date(2026, 3, 1), 1), (date(2026, 3, 2), 1)]


def test_counts_that_could_not_be_kept_are_kept_the_next_time(reader: Reader, world: World, settings: Settings) -> None:
    article_id = article_of(world)
    read(reader, article_id)
    units = tuple(tenancy.directory().by_id)
    with pytest.raises(RuntimeError, match="lost"), transaction(Scope(DbRole.DESK, units)):
        readership.flush(Tally(settings.redis_url))
        raise RuntimeError("the database was lost before the commit")
    read(reader, article_id, LAPTOP)  # counted beside the batch that waits
    bring_home(world, settings)
    assert numbers(reader, article_id)["article"] == 1
    bring_home(world, settings)
    assert numbers(reader, article_id)["article"] == 2


def test_one_address_cannot_count_without_end(
    reader: Reader, world: World, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallies, "MOST_PER_ADDRESS", 10)
    article_id = article_of(world)
    for number in range(30):
        read(reader, article_id, f"{PHONE} {number}")
    bring_home(world, settings)
    assert numbers(reader, article_id)["article"] == 5  # with the visits to the site


def test_no_address_and_no_browser_is_kept(reader: Reader, world: World, settings: Settings) -> None:
    article_id = article_of(world)
    read(reader, article_id)
    with redis.Redis.from_url(settings.redis_url, decode_responses=True) as client:
        (key,) = client.scan_iter("congxa:reader:*")
        kept = str(key) + str(client.zrange(str(key), 0, -1))
        assert "127.0.0.1" not in kept
        assert "Android" not in kept
        assert 0 < client.ttl(str(key)) <= tallies.ONCE_SECONDS


def test_without_redis_pages_and_dots_are_served(reader: Reader, world: World, settings: Settings) -> None:
    article_id = article_of(world)
    read(reader, article_id)
    bring_home(world, settings)
    lonely = settings.model_copy(update={"redis_url": "redis://127.0.0.1:1"})
    alone = Reader(create_site_app(lonely), "suoi-trong")
    read(alone, article_id, LAPTOP)
    assert alone.get("/").status_code == 200
    assert numbers(alone, article_id) == {"article": 1, "site": 1}
    assert bring_home(world, lonely) == 0


def test_the_page_is_the_same_for_everyone_and_asks_for_the_dot(reader: Reader, world: World) -> None:
    article_id = article_of(world)
    page = reader.text(f"/bai-viet/{article_id}/khanh-thanh-nha-van-hoa-thon-mot")
    assert f'<body data-visit="/luot-xem/{article_id}">' in page
    assert f'<noscript><img src="/luot-xem/{article_id}.gif" alt="" width="1" height="1"></noscript>' in page
    assert 'data-visit="/luot-xem/trang"' in reader.text("/")
    assert 'data-visit=""' in reader.get("/khong-co").text
    assert "/luot-xem/" not in reader.get("/khong-co").text


def test_the_numbers_are_kept_for_a_minute_in_front_of_the_application(
    reader: Reader, world: World, built: Settings
) -> None:
    article_id = article_of(world)
    platform = create_app(built)
    browser, base = visitor(platform.wsgi), "http://suoi-trong.vn.example/luot-xem"
    until = time.monotonic() + 5  # nothing is kept before Redis is listened to
    while browser.get(f"{base}/{article_id}.json").headers["X-Cache"] != "hit":
        assert time.monotonic() < until
    assert "X-Cache" not in browser.get(f"{base}/{article_id}.gif").headers


def test_what_is_read_most_stands_first(reader: Reader, world: World, settings: Settings) -> None:
    often, once, _never, hidden = (article_of(world, f"Bài viết thứ {number} của thôn") for number in range(4))
    for article_id, agents in ((often, (PHONE, LAPTOP)), (once, (PHONE,)), (hidden, (PHONE, LAPTOP, "Opera/9"))):
        for agent in agents:
            read(reader, article_id, agent)
    bring_home(world, settings)
    with world.desk(CHIEF) as (actor, unit_id):
        article = publishing.article_for(actor, Permission.DESK_READ, unit_id, hidden)
        publishing.withdraw(actor, unit_id, hidden, article.version, "Đăng nhầm")
    with world.public("suoi-trong") as unit_id:
        assert [story.id for story in readership.most_read(unit_id, 7, 5)] == [often, once]
        assert [story.id for story in readership.most_read(unit_id, 7, 1)] == [often]
    clock.set_clock(lambda: datetime(2099, 1, 1, tzinfo=UTC))
    with world.public("suoi-trong") as unit_id:
        assert readership.most_read(unit_id, 7, 5) == []


def test_the_desk_lists_how_often_each_article_was_read(reader: Reader, world: World, settings: Settings) -> None:
    article_id = article_of(world)
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.create(actor, unit_id, draft(title="Bản nháp chưa ai đọc"))
    for agent in (PHONE, LAPTOP):
        read(reader, article_id, agent)
    bring_home(world, settings)
    page = signed_in(create_app(settings).wsgi, EDITOR).get(f"{MANAGE}/ban-lam-viec/suoi-trong/bai-viet/").text
    assert page.count('data-label="Lượt xem">2</td>') == 1
    assert page.count('data-label="Lượt xem">–</td>') == 1
