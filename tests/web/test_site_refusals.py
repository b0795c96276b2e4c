"""What a public host does not do: no cookie, no state for strangers, no page where there is none."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from cast import CHIEF, World
from congxa import publishing
from congxa.config import Settings
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.web.built import asset
from congxa.web.site import blueprint, front, hosts
from publishing.desk import add_picture, published
from web.site_reader import HOSTS, Reader, in_state, site_app

PATHS = ("/", "/tin-tuc", "/chuyen-muc/chinh-tri", "/so-do", "/rss.xml", "/sitemap.xml", "/robots.txt", "/khong-co")
STRANGERS = (
    "stranger.example",
    "suoi-trong.vn.example.evil.example",
    "khong-co.localhost",
    "localhost",
    "",
    "a b",
    "[::1]",
)


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "suoi-trong")


@pytest.mark.parametrize("host", STRANGERS)
def test_an_unknown_host_gets_a_small_plain_page_and_asks_for_no_row(reader: Reader, host: str) -> None:
    reader.get()  # the directory is read
    with reader.statements() as statements:
        for path in PATHS:
            answer = reader.app.test_client().get(path, headers={"Host": host})
            assert answer.status_code in (400, 404)
            assert len(answer.data) < 1200
            assert "site-header" not in answer.text
    assert [
        statement for statement in statements if "tenant_apply" not in statement and "set_config" not in statement
    ] == []


def test_no_answer_of_a_public_host_sets_a_cookie(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = add_picture(actor, unit_id)
        article = published(actor, unit_id, cover_id=number)
        paths = (*PATHS, publishing.address(article.id, article.slug), f"/tep/{number}/320.webp", asset("site.css"))
    for path in paths:
        for method in ("GET", "HEAD", "POST", "OPTIONS"):
            answer = reader.app.test_client().open(
                path, method=method, headers={"Host": HOSTS["suoi-trong"], "Cookie": "session=abc; phien=def"}
            )
            assert "Set-Cookie" not in answer.headers, f"{method} {path}"


def test_every_answer_bears_the_security_headers(reader: Reader) -> None:
    for path in PATHS:
        headers = reader.get(path).headers
        assert "default-src 'none'; script-src 'self'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'; base-uri 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "Strict-Transport-Security" not in headers  # the tests speak without TLS
    for host in STRANGERS:
        answer = reader.app.test_client().get("/", headers={"Host": host})
        assert "Content-Security-Policy" in answer.headers


def test_pages_fit_their_own_content_security_policy(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id, cover_id=add_picture(actor, unit_id))
        paths = (*PATHS[:4], publishing.address(article.id, article.slug))
    for path in paths:
        page = reader.text(path)
        assert " style=" not in page
        assert "<style" not in page
        assert " onclick=" not in page
        # What is no programme (schema.org) is data, and runs nowhere.
        assert (
            page.count("<script") - page.count('<script type="application/ld+json">') == page.count("<script src=") == 1
        )


def test_a_path_that_is_not_there_gets_the_sites_own_page(reader: Reader) -> None:
    answer = reader.get("/khong-co")
    assert answer.status_code == 404
    assert "XÃ SUỐI TRONG" in answer.text
    assert '<a class="button" href="/">Về trang chủ</a>' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_alias_leads_to_the_canonical_host(reader: Reader) -> None:
    for host, path in (
        ("www.suoi-trong.example", "/tin-tuc?trang=2"),
        ("suoi-trong.localhost", "/"),
        ("SUOI-TRONG.localhost:8000", "/khong-co"),
    ):
        answer = reader.app.test_client().get(path, headers={"Host": host})
        assert answer.status_code == 301
        assert answer.location == f"http://suoi-trong.vn.example{path}"
    assert reader.app.test_client().get("/", headers={"Host": "suoi-trong.vn.example.:80"}).status_code == 200


def test_a_suspended_site_says_so_and_nothing_else(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    with in_state(monkeypatch, "suspended"):
        for path in PATHS:
            answer = reader.get(path)
            assert answer.status_code == 410
            assert "Trang tạm ngừng hoạt động" in answer.text
            assert "0233\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}0000" in answer.text
            assert 'class="menu"' not in answer.text
        styles = [link for link in answer.text.split('"') if link.endswith(".css")]
        assert [reader.get(link).status_code for link in styles] == [200] * len(styles)
        assert len(styles) == 3


def test_a_hidden_site_looks_like_no_site(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = reader.app.test_client().get("/", headers={"Host": "stranger.example"}).data
    with in_state(monkeypatch, "hidden"):
        assert reader.get().status_code == 404
        assert reader.get().data == stranger


def test_an_archived_site_can_be_read_under_a_banner(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "được lưu để tra cứu" not in reader.text()
    with in_state(monkeypatch, "archived"):
        assert "được lưu để tra cứu" in reader.text()


def test_a_lost_database_gives_a_plain_503(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(*_args: Any) -> None:
        raise OperationalError("select", {}, Exception("server closed the connection"))

    monkeypatch.setattr(front.blocks, "gather", lose)
    answer = reader.get()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert "site-header" not in answer.text


def test_the_public_face_writes_nothing_even_when_a_view_tries(reader: Reader, world: World) -> None:
    facts = world.unit("suoi-trong")
    with (
        pytest.raises(Exception, match="permission denied"),
        transaction(Scope(DbRole.SITE, (facts.unit_id,), facts.lineage)),
    ):
        db.session.execute(text("update article set title = 'x'"))


def test_every_page_is_asked_for_with_get_alone(reader: Reader) -> None:
    rules = [rule for rule in reader.app.url_map.iter_rules() if rule.endpoint.startswith(f"{blueprint.name}.")]
    assert blueprint.name == hosts.BLUEPRINT
    assert len(rules) > 12
    assert {rule.endpoint for rule in rules if rule.methods != {"GET", "HEAD", "OPTIONS"}} == {"site.vote"}
    assert reader.app.test_client().post("/", headers={"Host": HOSTS["suoi-trong"]}).status_code == 405
