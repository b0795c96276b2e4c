"""Items that say little: a list, a page and a feed show what there is, whatever kind stands among them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import update
from werkzeug.test import Client

from cast import FAR_CHIEF, World
from congxa import publishing
from congxa.app import create_app
from congxa.config import Settings
from congxa.core.db import db
from congxa.publishing import Article
from publishing.samples import KINDS, sample, shown
from web.site_reader import HOSTS, Reader, site_app


@pytest.fixture
def reader(built: Settings, world: World) -> Reader:
    return Reader(site_app(built), "cat-trang")


@pytest.fixture
def anybody(built: Settings, world: World) -> Iterator[Client]:
    yield Client(create_app(built).wsgi)


def bare(world: World, key: str) -> Article:
    """The sample of a kind with nothing but what the gate demands."""
    kind = publishing.kind_of(key)
    spare = {each.name: "" for each in kind.fields if not each.needed}
    kept = {"budget": ("lines",), "procedure": ("online", "online_url")}.get(key, ())
    return shown(world, key, {name: said for name, said in spare.items() if name not in kept}, summary="")


@pytest.mark.parametrize("key", KINDS)
def test_an_item_with_only_what_is_demanded_stands_in_its_list_and_on_its_page(
    world: World, reader: Reader, key: str
) -> None:
    item, section = bare(world, key), sample(key).section
    assert item.title in reader.text(f"/chuyen-muc/{section}")
    assert item.title in reader.text(publishing.address(item.id, item.slug))
    for path in ("/", "/rss.xml", f"/chuyen-muc/{section}/atom.xml"):
        assert reader.get(path).status_code == 200


def test_a_section_that_changed_its_kind_goes_on_showing_its_pages(world: World, reader: Reader) -> None:
    for key in KINDS:
        shown(world, key)
    with world.desk(FAR_CHIEF):
        db.session.execute(update(Article).values(kind="news", fields={}))
    for section in world.unit("cat-trang").spec.site.sections:
        for path in (f"/chuyen-muc/{section.slug}", f"/chuyen-muc/{section.slug}/rss.xml"):
            assert reader.get(path).status_code == 200, path


def test_what_was_published_before_a_fact_was_demanded_is_still_read(world: World, reader: Reader) -> None:
    items = [shown(world, key) for key in KINDS]
    with world.desk(FAR_CHIEF):
        db.session.execute(update(Article).values(fields={}))
    for item in items:
        assert item.title in reader.text(publishing.address(item.id, item.slug))
        assert reader.get(f"/su-kien/{item.id}.ics").status_code == 404
    for section in world.unit("cat-trang").spec.site.sections:
        assert reader.get(f"/chuyen-muc/{section.slug}").status_code == 200, section.slug
    assert reader.get("/").status_code == 200


def test_a_name_with_a_null_byte_is_no_picture_of_a_theme(reader: Reader) -> None:
    assert reader.get("/giao-dien/co-dien/000000000000/images/a%00.svg").status_code == 404


def test_numbers_of_no_article_are_answered_and_not_kept(anybody: Client) -> None:
    base = f"http://{HOSTS['cat-trang']}"
    for number in (10**9, 10**9, 2**70):
        answer = anybody.get(f"/luot-xem/{number}.json", base_url=base)
        assert answer.status_code == 200
        assert "X-Cache" not in answer.headers


def test_pages_of_a_paper_that_there_are_not_lead_to_the_item(world: World, reader: Reader) -> None:
    paper, news = shown(world, "document"), shown(world, "news")
    for item, said in ((paper, "2"), (paper, "999"), (paper, "x"), (paper, "01"), (news, "1"), (news, "5")):
        path = publishing.address(item.id, item.slug)
        answer = reader.get(f"{path}?trang={said}")
        assert answer.status_code == 301, said
        assert answer.location.endswith(path)
    assert reader.get(f"{publishing.address(paper.id, paper.slug)}?trang=1").status_code == 200


def test_no_page_costs_more_statements_than_it_did(world: World, reader: Reader) -> None:
    items = [shown(world, key) for key in KINDS]
    budget = {"/": 5, "/tim-kiem?tu-khoa=ba+con": 10, "/tim-kiem/goi-y.json?q=ba": 5, "/rss.xml": 4, "/sitemap.xml": 4}
    budget |= {publishing.address(item.id, item.slug): 9 for item in items}
    budget |= {f"/chuyen-muc/{section.slug}": 9 for section in world.unit("cat-trang").spec.site.sections}
    for path, most in budget.items():
        reader.text(path)
        with reader.statements() as statements:
            reader.text(path)
        assert len(statements) <= most, f"{path}: {statements}"
