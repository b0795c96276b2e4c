"""What is taken off the site is gone at the next request from every place that showed it; what is due comes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from werkzeug.test import Client

from cast import FAR_CHIEF, World
from congxa import media, publishing
from congxa.app import Platform, create_app
from congxa.config import Settings
from congxa.core import clock
from congxa.publishing import jobs
from congxa.search import Wanted, find
from publishing.samples import KINDS, ready, sample, shown
from web.site_reader import HOSTS

BASE = f"http://{HOSTS['cat-trang']}"
EVERYWHERE = ("/", "/tin-tuc", "/en/", "/rss.xml", "/atom.xml", "/sitemap.xml")
SEARCHES = ("/tim-kiem?tu-khoa=chao+mao", "/tim-kiem/goi-y.json?q=chao+mao")


@pytest.fixture(scope="module")
def platform(built: Settings) -> Platform:
    return create_app(built)


@pytest.fixture
def anybody(platform: Platform, world: World) -> Iterator[Client]:
    yield Client(platform.wsgi)


@pytest.mark.parametrize("key", KINDS)
def test_a_withdrawn_item_of_any_kind_leaves_every_kept_page_at_once(anybody: Client, world: World, key: str) -> None:
    item, section = shown(world, key, title="Chim chào mào về bản"), f"/chuyen-muc/{sample(key).section}"
    around = [*EVERYWHERE, *SEARCHES, section, f"{section}/rss.xml", f"{section}/atom.xml"]
    files = [number for numbers in publishing.kind_of(key).file_ids(item.fields).values() for number in numbers]
    own = [publishing.address(item.id, item.slug), f"/en/bai-viet/{item.id}/x", f"/ma-qr/{item.id}.svg"]
    own += [f"/og/{item.id}-x.jpg", f"/su-kien/{item.id}.ics", f"/tham-do/{item.id}"]
    own += [f"/tap-tin/{number}/x.pdf" for number in files]
    own += [f"/tap-tin/{number}/trang/1/640.webp" for number in files]
    named = f"/bai-viet/{item.id}/"
    assert sum(named in anybody.get(path, base_url=BASE).text for path in around) >= 6
    assert sum(anybody.get(path, base_url=BASE).status_code != 404 for path in own) >= 3
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        publishing.withdraw(actor, unit_id, item.id, item.version, "Đăng nhầm")
    for path in around:
        answer = anybody.get(path, base_url=BASE)
        assert named not in answer.text, path
        assert "chào mào về" not in answer.text, path
    taken_off = anybody.get(own[0], base_url=BASE)
    assert taken_off.status_code == 410
    assert "đã được đơn vị gỡ khỏi trang" in taken_off.text
    for path in own[1:]:
        assert anybody.get(path, base_url=BASE).status_code == 404, path


def test_a_document_that_is_due_is_found_and_its_file_is_open_and_not_before(world: World) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        draft = ready(actor, unit_id, "document", title="Chim chào mào về bản")
        item = publishing.create(actor, unit_id, draft)
        item = publishing.schedule(actor, unit_id, item.id, item.version, clock.now() + timedelta(hours=1))
        files = item.fields["files"]

    def seen() -> tuple[int, int]:
        with world.public("cat-trang") as unit_id:
            return find(unit_id, Wanted("chao mao")).total, len(media.files_of(unit_id, files))

    assert seen() == (0, 0)
    with world.desk(FAR_CHIEF):
        jobs.publish_due(clock.now() + timedelta(hours=2))
    assert seen() == (1, 1)


def test_what_has_ended_by_itself_says_so_and_a_draft_was_never_there(world: World, anybody: Client) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        draft = ready(actor, unit_id, "news", title="Chim chào mào về bản")
        item = publishing.create(actor, unit_id, replace(draft, expires_at=clock.now() + timedelta(hours=1)))
        publishing.publish(actor, unit_id, item.id, item.version)
        never = publishing.create(actor, unit_id, draft)
        assert publishing.expire_due(clock.now()) == []
        assert publishing.expire_due(clock.now() + timedelta(hours=2)) == [item.id]
    ended = anybody.get(publishing.address(item.id, item.slug), base_url=BASE)
    assert ended.status_code == 410
    assert "đã hết thời gian đăng" in ended.text
    assert anybody.get(publishing.address(never.id, never.slug), base_url=BASE).status_code == 404
