"""No blocked link leaves a public page, whatever wrote it; and what the page costs the database."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from cast import CHIEF, SUPERVISOR, World
from congxa import links, publishing, tenancy
from congxa.app import create_app
from congxa.config import Settings
from congxa.copyright import Basis, Origin
from congxa.core.actor import system_actor
from congxa.core.db import DbRole, Scope, transaction
from congxa.tenancy import TenantSpec
from congxa.tenancy.site import SiteLink
from publishing.desk import add_picture, figure, published
from web.site_reader import HOSTS, Reader, saying, site_app

BAD = "w88-example.test"
Ask = Callable[[str], TestResponse]


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "suoi-trong")


@pytest.fixture
def ask(settings: Settings, world: World) -> Ask:
    """Asks the whole platform, page cache in front."""
    client = Client(create_app(settings).wsgi)
    wait_for_cache(client)
    return lambda path: client.get(path, headers={"Host": HOSTS["suoi-trong"]})


def wait_for_cache(client: Client) -> None:
    """Nothing is kept before the cache hears what others drop."""
    for _ in range(200):
        if client.get("/so-do", headers={"Host": HOSTS["ban-moi"]}).headers["X-Cache"] == "hit":
            return
        time.sleep(0.02)
    raise AssertionError("the page cache keeps nothing")


def write_everywhere(world: World) -> str:
    """The same host in a body, behind a picture, as a source and in a banner; gives the article's address."""
    published_at = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
    origin = Origin(Basis.PURE_NEWS, "Phóng viên", "Báo Mẫu", f"https://{BAD}/nguon", published_at)
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id)
        opened = figure(number).replace("<img", f'<a href="https://m.{BAD}/anh"><img')
        linked = opened.replace("</figure>", "</a></figure>")
        body = f'<p>Đọc <a href="https://{BAD}/a">ưu đãi lớn</a>.</p>{linked}'
        article = published(actor, unit_id, body=body, origin=origin, cover_id=number)
        publishing.create_banner(actor, unit_id, "Ưu đãi", f"https://www.{BAD}/banner", number)
        return publishing.address(article.id, article.slug)


def test_a_blocked_host_leaves_every_page_at_the_next_request_and_its_words_stay(world: World, ask: Ask) -> None:
    article = write_everywhere(world)
    paths = ("/", article, "/chuyen-muc/chinh-tri", "/tin-tuc", "/rss.xml", "/sitemap.xml", "/so-do")
    for path in paths:
        ask(path)
    assert ask(article).headers["X-Cache"] == "hit"
    assert ask(article).text.count(BAD) == 4
    assert BAD in ask("/").text
    with world.office(SUPERVISOR) as (actor, unit_id):
        rule = links.block(actor, unit_id, BAD, "Quảng cáo cờ bạc")
        rule_id = rule.id
    for path in paths:
        assert BAD not in ask(path).text, path
    assert "ưu đãi lớn" in ask(article).text
    assert "Báo Mẫu" in ask(article).text
    with world.office(SUPERVISOR) as (actor, unit_id):
        links.revoke(actor, unit_id, rule_id, "Chặn nhầm")
    assert ask(article).text.count(BAD) == 4


def test_a_link_of_the_tenant_file_is_guarded_too(
    reader: Reader, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with saying(monkeypatch, links=(SiteLink(title="Trang liên kết", url=f"https://{BAD}/"),)):
        assert BAD in reader.text()
        with world.office(SUPERVISOR) as (actor, unit_id):
            links.block(actor, unit_id, BAD, "Quảng cáo cờ bạc")
        assert BAD not in reader.text()
        assert "Trang liên kết" in reader.text()


def test_publishing_shows_on_the_kept_front_page_at_once(world: World, ask: Ask) -> None:
    ask("/")
    assert ask("/").headers["X-Cache"] == "hit"
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id, title="Tin vừa đăng xong")
        version, article_id, path = article.version, article.id, publishing.address(article.id, article.slug)
    assert "Tin vừa đăng xong" in ask("/").text
    assert ask(path).status_code == 200
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.withdraw(actor, unit_id, article_id, version, "Đăng nhầm")
    assert ask(path).status_code == 410
    assert "Tin vừa đăng xong" not in ask("/").text


def test_pages_cost_few_statements_however_much_they_show(reader: Reader, world: World) -> None:
    article = write_everywhere(world)
    with world.desk(CHIEF) as (actor, unit_id):
        for number in range(30):
            section = ("chinh-tri", "thoi-su-phong-su")[number % 2]
            published(actor, unit_id, title=f"Bài viết thứ {number}", section=section)
    budget = {"/": 3, article: 5, "/chuyen-muc/chinh-tri": 5, "/tin-tuc": 4, "/rss.xml": 3, "/so-do": 1}
    for path in budget:
        reader.text(path)
    for path, most in budget.items():
        with reader.statements() as statements:
            reader.text(path)
        own = [one for one in statements if "set_config" not in one and "tenant_apply" not in one]
        assert len(own) <= most, f"{path}: {own}"


def test_a_picture_is_kept_by_browsers_and_sent_once(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        shown, library = add_picture(actor, unit_id), add_picture(actor, unit_id, "blue")
        published(actor, unit_id, cover_id=shown)
    answer = reader.get(f"/tep/{shown}/640.webp")
    assert answer.status_code == 200
    assert answer.content_type == "image/webp"
    assert answer.data[8:12] == b"WEBP"
    assert answer.headers["Cache-Control"] == "public, max-age=604800"
    assert reader.get(f"/tep/{shown}/960.jpg").content_type == "image/jpeg"
    again = reader.get(f"/tep/{shown}/640.webp", If_None_Match=answer.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    for missing in (
        f"/tep/{library}/640.webp",
        f"/tep/{library}/960.jpg",
        f"/tep/{shown}/641.webp",
        "/tep/999999/640.webp",
        f"/tep/{9**40}/640.webp",
    ):
        assert reader.get(missing).status_code == 404


def test_looks_are_kept_for_good_under_an_address_that_changes_with_them(reader: Reader) -> None:
    page = reader.text()
    addresses = [part for part in page.split('"') if part.startswith(("/static/", "/giao-dien/"))]
    assert len(addresses) >= 4
    for address in addresses:
        assert reader.get(address).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "--primary: #9b1c1c;" in reader.get(next(one for one in addresses if "tokens" in one)).text
    stale = reader.get("/giao-dien/tokens-000000000000.css")
    assert (stale.status_code, stale.headers["Cache-Control"]) == (200, "no-cache")
    for missing in (
        "/giao-dien/base/000000000000/images/emblem.svg",
        "/giao-dien/khong-co/000000000000/images/emblem.svg",
        "/giao-dien/base/000000000000/theme.toml",
        "/static/khong-co.css",
        "/static/../site/__init__.py",
    ):
        assert reader.get(missing).status_code == 404


def test_an_unknown_host_leaves_nothing_in_the_page_cache(settings: Settings, world: World) -> None:
    client = Client(create_app(settings).wsgi)
    wait_for_cache(client)
    for path in ("/", "/so-do", "/khong-co", "/", "/so-do", "/khong-co"):
        answer = client.get(path, headers={"Host": "stranger.example"})
        assert answer.status_code == 404
        assert answer.headers.get("X-Cache") != "hit"
    assert client.get("/so-do", headers={"Host": HOSTS["ban-moi"]}).headers["X-Cache"] == "hit"


def test_an_apply_shows_at_once_though_another_process_made_it(
    ask: Ask, settings: Settings, command_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs = tenancy.load(settings.tenants).specs
    monkeypatch.setattr(
        "congxa.tenancy.service.forget_directory", lambda: None
    )  # what its own process does is not ours
    try:
        assert "Khẩu hiệu khác" not in ask("/").text
        apply(
            command_app, [with_slogan(spec, "Khẩu hiệu khác") if spec.slug == "suoi-trong" else spec for spec in specs]
        )
        shows_within(ask, "Khẩu hiệu khác", seconds=1)
    finally:
        apply(command_app, specs)
    shows_within(ask, specs_slogan(specs), seconds=1)


def apply(app: Flask, specs: Sequence[TenantSpec]) -> None:
    with app.app_context(), transaction(Scope(DbRole.PLATFORM)):
        tenancy.apply(system_actor("Bộ kiểm thử", frozenset(), ()), specs)


def with_slogan(spec: TenantSpec, slogan: str) -> TenantSpec:
    return spec.model_copy(update={"site": spec.site.model_copy(update={"slogan": slogan})})


def specs_slogan(specs: Sequence[TenantSpec]) -> str:
    return next(spec.site.slogan for spec in specs if spec.slug == "suoi-trong")


def shows_within(ask: Ask, words: str, *, seconds: float) -> None:
    """The other process is told through Redis, which takes a moment."""
    end = time.monotonic() + seconds
    while words not in ask("/").text:
        assert time.monotonic() < end, f"“{words}” is not shown"
        time.sleep(0.02)
