"""What happens when Redis or PostgreSQL is lost: plain words, nothing lost, and it mends itself."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
import redis

from cast import CHIEF, EDITOR, SUPERVISOR, Person, World
from congxa import identity, publishing, schema, tenancy
from congxa.adapters.engines import EmbeddedEngines, Engines
from congxa.app import Platform, create_app, create_command_app
from congxa.config import Settings
from congxa.core import clock
from congxa.core.actor import system_actor
from congxa.core.db import DbRole, Scope, transaction
from congxa.identity import Permission
from publishing.desk import GOOD
from visits import MANAGE, Visitor, signed_in, visitor
from web.desk_reader import Page, picture_file
from workers import working

SITE = "http://suoi-trong.vn.example/"
DESK = f"{MANAGE}/ban-lam-viec/suoi-trong/"
PAGES = (
    *("", "bai-viet/", "thung-rac/", "anh/", "anh/chung", "tap-tin/", "lien-ket/", "tin-cap-tren/", "tin-da-gui/"),
    *("ban-quyen/thoa-thuan/", "ban-quyen/het-han", "ban-quyen/ra-soat"),
)
AS_SCRIPT = {"Accept": "application/json"}


@dataclass
class House:
    """A platform with servers of its own, which may be broken."""

    platform: Platform
    engines: Engines
    data: Path
    world: World

    @contextmanager
    def worker(self) -> Iterator[None]:
        with working(DATABASE_URL=self.engines.database_url, REDIS_URL=self.engines.redis_url):
            yield

    def pass_silence(self) -> None:
        """As if the timekeeper had left its last sign longer ago."""
        with psycopg.connect(self.engines.superuser_url.replace("+psycopg", "")) as raw:
            raw.execute("update timekeeper set seen_at = seen_at - interval '10 minutes'")

    def lose_redis(self) -> None:
        client = redis.Redis.from_url(self.engines.redis_url)
        with pytest.raises(redis.ConnectionError):
            client.execute_command("SHUTDOWN", "NOSAVE")

    def lose_postgres(self) -> None:
        pid = int((self.data / "postgres" / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGINT)
        for _ in range(100):
            if not (self.data / "postgres" / "postmaster.pid").exists():
                return
            time.sleep(0.05)
        raise AssertionError("PostgreSQL did not stop.")


@pytest.fixture
def house(built: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    # Later tests must not wait for a Redis that this one took away.
    monkeypatch.setattr("congxa.core.db._drop_listeners", [])
    with EmbeddedEngines(tmp_path / "var", fast=True) as engines:
        settings = built.model_copy(update={"database_url": engines.database_url, "redis_url": engines.redis_url})
        schema.migrate(engines.owner_url)
        app = create_command_app(settings)
        tenancy.forget_directory()
        with app.app_context(), transaction(Scope(DbRole.PLATFORM)):
            tenancy.apply(system_actor("Bộ kiểm thử", frozenset(), ()), tenancy.load(built.tenants).specs)
        with app.app_context(), transaction(Scope(DbRole.PLATFORM)):
            for person in (EDITOR, CHIEF, SUPERVISOR):
                _add(person)
        yield House(create_app(settings), engines, tmp_path / "var", World(app))
    tenancy.forget_directory()


def _add(person: Person) -> None:
    unit_id = tenancy.directory().unit(person.unit).unit_id
    identity.create_user(person.email, person.name, person.password, {unit_id: person.role})


def test_without_redis_sites_and_sign_in_go_on(house: House) -> None:
    assert visitor(house.platform.wsgi).get(SITE).status_code == 200
    house.lose_redis()
    assert visitor(house.platform.wsgi).get(SITE).status_code == 200
    browser = signed_in(house.platform.wsgi, EDITOR)
    assert browser.get(f"{MANAGE}/ban-lam-viec/suoi-trong/").status_code == 200
    ready = visitor(house.platform.wsgi).get(f"{MANAGE}/readyz")
    assert (ready.status_code, ready.json) == (200, {"status": "ready", "slower_without": ["redis"]})
    for page in PAGES:
        assert browser.get(DESK + page).status_code == 200, page
    form = Page(browser.get(f"{DESK}bai-viet/moi?chuyen-muc=chinh-tri")).form()
    typed = form | {"title": "Viết khi thiếu Redis", "body": "<p>Sáng nay.</p>"}
    kept = browser.post(f"{DESK}luu-tam", typed, headers=AS_SCRIPT)
    assert kept.status_code == 200 and kept.json["at"]
    saved = browser.post(f"{DESK}bai-viet/moi", typed)
    assert saved.status_code == 303
    assert browser.get(f"{MANAGE}{saved.headers['Location']}/lich-su").status_code == 200
    picture = {"file": picture_file(), "basis": "own_staff", "alt": "Cầu treo"}
    assert browser.post(f"{DESK}anh/tai-len", picture, content_type="multipart/form-data").status_code < 400


def test_without_the_database_every_face_says_so_plainly(house: House) -> None:
    browser = signed_in(house.platform.wsgi, EDITOR)
    form = Page(browser.get(f"{DESK}bai-viet/moi?chuyen-muc=chinh-tri")).form()
    token = browser.token()
    house.lose_postgres()
    typed = form | {"title": "Viết khi thiếu cơ sở dữ liệu", "body": "<p>Sáng nay.</p>", "csrf_token": token}
    kept = browser.client.post("/ban-lam-viec/suoi-trong/luu-tam", base_url=MANAGE, data=typed, headers=AS_SCRIPT)
    assert kept.status_code == 503 and "Cơ sở dữ liệu chưa trả lời" in kept.json["message"]
    back = "/ban-lam-viec/suoi-trong/bai-viet/moi?chuyen-muc=chinh-tri"
    for sent_from, offered in ((MANAGE + back, True), ("http://elsewhere.example" + back, False), ("", False)):
        where = {"base_url": MANAGE, "headers": {"Referer": sent_from}}
        sent = browser.client.post("/ban-lam-viec/suoi-trong/bai-viet/moi", data=typed, **where)
        assert sent.status_code == 503 and "tạm thời không phục vụ được" in sent.text
        assert (f'href="{back}"' in sent.text) is offered, sent_from
    for url in (SITE, *(DESK + page for page in PAGES), f"{MANAGE}/dang-nhap"):
        answer = browser.get(url)
        assert answer.status_code == 503, (url, answer.status_code)
        assert answer.headers["Retry-After"]
        assert "tạm thời không phục vụ được" in answer.text
        assert "Traceback" not in answer.text
    alive = browser.get(f"{MANAGE}/healthz")
    assert (alive.status_code, alive.json) == (200, {"status": "ok"})
    ready = browser.get(f"{MANAGE}/readyz")
    assert (ready.status_code, ready.json) == (503, {"status": "unavailable", "missing": ["database"]})


def test_a_sign_in_while_the_database_is_away_is_a_503_and_works_afterwards(house: House) -> None:
    browser = visitor(house.platform.wsgi)
    token = browser.token()
    house.lose_postgres()
    form = {"email": EDITOR.email, "password": EDITOR.password, "csrf_token": token}
    answer = browser.client.post("/dang-nhap", base_url=MANAGE, data=form)
    assert answer.status_code == 503


def test_a_new_connection_is_made_when_the_database_is_back(built: Settings, house: House) -> None:
    browser = visitor(house.platform.wsgi)
    assert browser.get(SITE).status_code == 200
    with psycopg.connect(house.engines.superuser_url.replace("+psycopg", ""), autocommit=True) as raw:
        raw.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'congxa_app'")
    statuses = [browser.get(f"{SITE}so-do").status_code for _ in range(6)]
    assert statuses[-1] == 200, statuses


STANDS_STILL = "Hẹn giờ đang không chạy từ"


def await_clock(browser: Visitor, seconds: float = 60.0) -> None:
    """Until the start page of the desk says no more that the timekeeper stands still."""
    until = time.monotonic() + seconds
    while STANDS_STILL in browser.get(DESK).text:
        assert time.monotonic() < until, "the worker is back, and the page does not know it"
        time.sleep(0.2)


def test_a_worker_that_stands_still_is_told_of_where_people_rely_on_it_and_makes_good_what_was_due(
    house: House,
) -> None:
    chief, supervisor = signed_in(house.platform.wsgi, CHIEF), signed_in(house.platform.wsgi, SUPERVISOR)
    house.pass_silence()
    assert STANDS_STILL in chief.get(DESK).text
    with house.worker():
        await_clock(chief)
    with house.world.app.app_context(), house.world.desk(CHIEF) as (actor, unit_id):
        article = publishing.create(actor, unit_id, GOOD)
        publishing.schedule(actor, unit_id, article.id, article.version, clock.now() + timedelta(seconds=2))
    item, board = f"{DESK}bai-viet/{article.id}", f"{MANAGE}/giam-sat/nui-cao/"
    everywhere = ((chief, DESK), (chief, item), (supervisor, board))
    assert all(STANDS_STILL not in browser.get(url).text for browser, url in everywhere)
    house.pass_silence()
    time.sleep(2.5)
    for browser, url in everywhere:
        told = Page(browser.get(url)).all("[data-standing-still][role=alert]")
        assert len(told) == 1, url
        assert STANDS_STILL in told[0].text(), url
    ready = visitor(house.platform.wsgi).get(f"{MANAGE}/readyz")
    assert (ready.status_code, ready.json) == (200, {"status": "ready", "stopped": ["timekeeper"]})
    assert STANDS_STILL not in visitor(house.platform.wsgi).get(SITE).text
    with house.worker():
        await_clock(chief)
    with house.world.app.app_context(), house.world.desk(CHIEF) as (actor, unit_id):
        assert publishing.article_for(actor, Permission.DESK_READ, unit_id, article.id).state == "published"
    assert all(STANDS_STILL not in browser.get(url).text for browser, url in everywhere)
    assert visitor(house.platform.wsgi).get(f"{MANAGE}/readyz").json == {"status": "ready"}
