"""The samples go in through the services and the gate, and stand on their pages."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from browser.conftest import browser_type_launch_args as browser_type_launch_args
from cast import DISTRICT_CHIEF, ELSEWHERE, FAR_CHIEF, HEAD, World
from congxa import oversight, publishing, reuse
from congxa.config import Settings
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.demo import content, ending, film, load, pictures, press
from congxa.demo.samples import UnitFacts
from congxa.oversight.checks import document_incomplete
from congxa.publishing import Article, ImportedArticle
from congxa.publishing.kinds import all_kinds
from congxa.publishing.kinds.document.validity import Force
from congxa.tenancy import SiteFacts
from publishing.desk import GOOD, published
from web.site_reader import Reader, site_app

# The commune of the cast that has a section of every kind; it is told as one of those that film.
FACTS = UnitFacts("khe-sanh", "Cát Trắng", "xã", 21.4, 5120)


@pytest.fixture
def loaded(world: World) -> dict[str, Article]:
    """Every sample item of one unit, by its key."""
    unit = world.unit("cat-trang")
    sections = {section.slug for section in unit.spec.site.sections}
    with world.desk(FAR_CHIEF) as (actor, _):
        drawn = load.load_pictures(actor, unit, content.pictures_for(FACTS))
        told = [each for each in content.articles_for(FACTS, clock.now()) if each.section in sections]
        return load.load_items(actor, unit, told, drawn)


def test_something_of_every_kind_goes_through_the_gate(loaded: dict[str, Article]) -> None:
    assert {article.kind for article in loaded.values()} >= set(all_kinds()) - {"page"}


def test_every_item_stands_on_its_page_and_in_the_list_of_its_section(
    loaded: dict[str, Article], built: Settings
) -> None:
    reader = Reader(site_app(built), "cat-trang")
    for article in loaded.values():
        assert article.title in reader.text(publishing.address(article.id, article.slug))
    assert "QĐ-UBND" in reader.text("/chuyen-muc/van-ban")


def test_documents_stand_in_every_way(loaded: dict[str, Article], built: Settings) -> None:
    told = Reader(site_app(built), "cat-trang").text("/chuyen-muc/van-ban")
    assert {word for word in Force if f"validity-{word}" in told} >= {
        Force.IN_FORCE,
        Force.NOT_YET,
        Force.REPLACED,
        Force.EXPIRED,
    }


@pytest.mark.parametrize(("slug", "lacking"), [("huong-son", "ngày hiệu lực"), ("tan-thanh", "tệp tải về")])
def test_the_office_finds_the_document_that_lacks_a_fact_and_no_other(world: World, slug: str, lacking: str) -> None:
    unit = world.unit("cat-trang")
    told = content.articles_for(UnitFacts(slug, "Cát Trắng", "xã", 21.4, 5120), clock.now())
    with world.desk(FAR_CHIEF) as (actor, _):
        load.load_items(actor, unit, [each for each in told if each.kind == "document"], {})
    with world.office(ELSEWHERE):
        found = list(document_incomplete.check(unit, clock.now()))
    assert len(found) == 1
    assert found[0].detail.endswith(f"Còn thiếu: {lacking}.")


def test_some_rights_end_soon_and_some_are_over(world: World, loaded: dict[str, Article]) -> None:
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        ending.end_rights(unit_id)
        ending.tell(unit_id)
        told = publishing.endings(actor, unit_id)
    today = clock.today()
    assert sorted((each.work_kind, (each.ends_on - today).days, each.is_withheld) for each in told) == [
        ("article", -1, True),
        ("article", 20, False),
        ("picture", -1, True),
        ("picture", 20, False),
    ]
    assert all(each.notice_id for each in told)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A unit with little content, whose accounts nobody makes; what was done is written down."""
    done: list[str] = []

    def load_content(actor: Actor, unit: SiteFacts, now: datetime) -> None:
        done.append("content")
        publishing.import_article(actor, unit.unit_id, ImportedArticle(GOOD, now))

    def has_accounts(unit: SiteFacts) -> bool:
        return "accounts" in done

    monkeypatch.setattr(load, "_load_content", load_content)
    monkeypatch.setattr(load, "_has_accounts", has_accounts)
    monkeypatch.setattr(load, "_make_accounts", lambda unit: done.append("accounts"))
    return done


def test_a_load_that_was_cut_off_goes_on_where_it_stood(
    world: World, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(oversight, "scan", cut_off)
        load.load_unit(DISTRICT_CHIEF.unit)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(load, "_make_accounts", cut_off)
        load.load_unit(DISTRICT_CHIEF.unit)
    assert load.load_unit(DISTRICT_CHIEF.unit)
    assert not load.load_unit(DISTRICT_CHIEF.unit)
    assert steps == ["content", "accounts"]
    with world.office(HEAD) as (head, unit_id):
        assert [batch.name for batch in reuse.press_batches(head, unit_id)] == [press.NAME]


def test_what_came_from_above_before_a_unit_is_loaded_does_not_stand_for_its_content(
    world: World, steps: list[str]
) -> None:
    with world.desk(FAR_CHIEF) as (chief, unit_id):
        published(chief, unit_id)
    assert load.load_unit(FAR_CHIEF.unit)
    assert steps == ["content", "accounts"]


def cut_off(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_film_plays_in_a_browser(page: Page, tmp_path: Path) -> None:
    (tmp_path / "phim.webm").write_bytes(film.pan(pictures.draw_scene("hills", 1)))
    (tmp_path / "phim.html").write_text('<video muted src="phim.webm"></video>')
    page.goto((tmp_path / "phim.html").as_uri())
    page.wait_for_function("document.querySelector('video').readyState >= 2")
    assert page.evaluate("document.querySelector('video').duration") == film.SECONDS
    page.evaluate("document.querySelector('video').currentTime = 4")
    page.evaluate("document.querySelector('video').play()")
    page.wait_for_function("document.querySelector('video').currentTime > 4.3")
    assert page.evaluate("document.querySelector('video').error") is None
