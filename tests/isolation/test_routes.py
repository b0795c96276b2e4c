"""Every address with an identifier, as everyone of another unit: it does not exist. Lists show nothing of theirs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image
from werkzeug.routing import Rule

from cast import CHIEF, DISTRICT_CHIEF, EDITOR, ELSEWHERE, FAR_CHIEF, NEIGHBOUR, SUPERVISOR, Person, World
from congxa import links, media, oversight, publishing
from congxa.app import Platform, create_app
from congxa.config import Settings
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.publishing import sending
from copyright.stage import rights_kept
from media import papers
from publishing.desk import published
from visits import MANAGE, Visitor, signed_in, visitor

TITLE = "Bài riêng của xã Suối Trong"
SENT = "Tin huyện gửi riêng cho xã Suối Trong"
PRIVATE = (TITLE, SENT)
STRANGERS = (NEIGHBOUR, FAR_CHIEF, ELSEWHERE)


@pytest.fixture(scope="module")
def platform(built: Settings) -> Platform:
    return create_app(built)


@pytest.fixture
def ids(world: World) -> dict[str, int | str]:
    """One of everything in the commune Suối Trong and its district: parameter name -> identifier."""
    own = Origin(Basis.OWN_STAFF, author="Ban biên tập")
    with world.desk(CHIEF) as (actor, unit_id):
        drawn = io.BytesIO()
        Image.new("RGB", (640, 400), "green").save(drawn, "JPEG")
        picture = publishing.add_picture(actor, unit_id, "anh.jpg", drawn.getvalue(), "Đồi xanh", "Đồi xanh", own)
        body = '<p>Nội dung riêng, <a href="https://w88-example.test/">liên kết</a>.</p>'
        draft = publishing.Draft(
            title=TITLE, section="chinh-tri", body=body, origin=replace(own, valid_until=clock.today())
        )
        article = publishing.create(actor, unit_id, draft)
        file = media.add_file(actor, unit_id, "rieng.pdf", papers.pdf(), "Tệp riêng của xã Suối Trong")
        banner = publishing.create_banner(actor, unit_id, "Biểu ngữ riêng", "https://dichvucong.gov.vn/", picture.id)
        kept: dict[str, int | str] = {
            "article_id": article.id,
            "remark_id": publishing.remarks.add(actor, unit_id, article.id, "Nhận xét riêng").id,
            "picture_id": picture.id,
            "file_id": file.id,
            "banner_id": banner.id,
            "item": str(article.id),
            **rights_kept(actor, unit_id),
        }
        publishing.publish(actor, unit_id, article.id, article.version)
        publishing.make_notices(unit_id)
        kept["batch_id"] = publishing.complete(actor, unit_id, [f"article-{article.id}"], own).id
        kept["notice_id"] = publishing.endings(actor, unit_id)[0].notice_id or 0
    with world.office(SUPERVISOR) as (actor, unit_id):
        oversight.scan((world.unit("suoi-trong").unit_id,), clock.now())
        recipients = [world.unit("suoi-trong").unit_id]
        due = clock.today() + timedelta(days=5)
        directive = oversight.issue(actor, unit_id, "Gỡ liên kết quảng cáo", "Đề nghị xã gỡ.", recipients, due)
        rule = links.block(actor, unit_id, "other-example.test", "Quảng cáo cờ bạc.")
        kept |= {"directive_id": directive.id, "rule_id": rule.id}
    with world.office(SUPERVISOR) as (actor, unit_id):
        kept["task_id"] = oversight.directive_for(actor, unit_id, directive.id).tasks[0].task_id
        kept["finding_id"] = oversight.findings(actor, recipients)[0].finding.id
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        sent = published(actor, unit_id, title=SENT)
        copies = sending.send(actor, unit_id, sent.id, sending.Sending(recipients))
        kept["copy_id"] = copies[0].id
    kept |= {
        "slug": "suoi-trong",
        "host": "w88-example.test",
        "width": 640,
        "number": 1,
        "work": "article",
        "act": "xong",
    }
    return kept | {"part_slug": "trang-chu"}


def rules_with_unit(platform: Platform) -> Iterator[tuple[Rule, str]]:
    for rule in platform.manage_app.url_map.iter_rules():
        if "unit_slug" in rule.arguments:
            for method in sorted((rule.methods or set()) & {"GET", "POST"}):
                yield rule, method


def call(browser: Visitor, platform: Platform, rule: Rule, method: str, values: dict[str, int | str]) -> int:
    adapter = platform.manage_app.url_map.bind("quan-ly.localhost")
    path = adapter.build(rule.endpoint, {name: values[name] for name in rule.arguments}, method=method)
    answer = browser.get(MANAGE + path) if method == "GET" else browser.post(MANAGE + path)
    return answer.status_code


@pytest.mark.parametrize("person", STRANGERS, ids=lambda person: person.key)
def test_nothing_of_a_unit_out_of_reach_exists(platform: Platform, ids: dict[str, int | str], person: Person) -> None:
    """Under the other unit's own addresses: 404 everywhere."""
    browser = signed_in(platform.wsgi, person)
    for rule, method in rules_with_unit(platform):
        unit = "nui-cao" if rule.endpoint.startswith("office.") else "suoi-trong"
        status = call(browser, platform, rule, method, ids | {"unit_slug": unit})
        assert status == 404, (person.key, rule.rule, method, status)


@pytest.mark.parametrize("person", STRANGERS, ids=lambda person: person.key)
def test_a_foreign_number_under_ones_own_address_exists_neither(
    platform: Platform, ids: dict[str, int | str], person: Person
) -> None:
    """Under one's own unit with the other unit's identifiers: 404, whatever the method."""
    browser = signed_in(platform.wsgi, person)
    face = "office." if person is ELSEWHERE else "desk."
    foreign = {
        "article_id",
        "picture_id",
        "file_id",
        "banner_id",
        "item",
        "agreement_id",
        "contributor_id",
        "task_id",
        "directive_id",
        "finding_id",
        "rule_id",
        "batch_id",
        "notice_id",
        "remark_id",
        "copy_id",
        "slug",
    }
    for rule, method in rules_with_unit(platform):
        if rule.endpoint.startswith(face) and rule.arguments & foreign:
            status = call(browser, platform, rule, method, ids | {"unit_slug": person.unit})
            assert status == 404, (person.key, rule.rule, method, status)


@pytest.mark.parametrize("person", STRANGERS, ids=lambda person: person.key)
def test_lists_show_nothing_of_another_unit(platform: Platform, ids: dict[str, int | str], person: Person) -> None:
    browser = signed_in(platform.wsgi, person)
    face = "office." if person is ELSEWHERE else "desk."
    for rule, method in rules_with_unit(platform):
        if method == "GET" and rule.endpoint.startswith(face) and rule.arguments == {"unit_slug"}:
            adapter = platform.manage_app.url_map.bind("quan-ly.localhost")
            page = browser.get(MANAGE + adapter.build(rule.endpoint, {"unit_slug": person.unit}))
            assert page.status_code == 200, (rule.rule, page.status_code)
            for word in (
                TITLE,
                "Biểu ngữ riêng",
                "Tệp riêng",
                "w88-example.test",
                "Gỡ liên kết quảng cáo",
                "Tin huyện gửi",
            ):
                assert word not in page.text, (rule.rule, word)


def test_a_picture_in_a_text_is_shown_to_its_own_unit_only(platform: Platform, ids: dict[str, int | str]) -> None:
    address = f"{MANAGE}/tep/{ids['picture_id']}/640.webp"
    assert signed_in(platform.wsgi, EDITOR).get(address).status_code == 200
    assert signed_in(platform.wsgi, NEIGHBOUR).get(address).status_code == 404


def test_nobody_signed_in_is_sent_to_the_sign_in_page(platform: Platform, ids: dict[str, int | str]) -> None:
    browser = visitor(platform.wsgi)
    for rule, method in rules_with_unit(platform):
        status = call(browser, platform, rule, method, ids | {"unit_slug": "suoi-trong"})
        assert status == 302, (rule.rule, method, status)


def test_an_editor_may_not_enter_the_office_of_her_district(platform: Platform, ids: dict[str, int | str]) -> None:
    browser = signed_in(platform.wsgi, EDITOR)
    for rule, method in rules_with_unit(platform):
        if rule.endpoint.startswith("office."):
            status = call(browser, platform, rule, method, ids | {"unit_slug": "nui-cao"})
            assert status == 404, (rule.rule, method, status)


def test_the_public_sites_show_only_their_own(platform: Platform, ids: dict[str, int | str]) -> None:
    browser = visitor(platform.wsgi)
    own, other = "http://suoi-trong.vn.example", "http://ban-moi.vn.example"
    article = f"/bai-viet/{ids['article_id']}/bai-rieng-cua-xa-suoi-trong"
    assert browser.get(own + article).status_code == 200
    assert browser.get(other + article).status_code == 404
    assert browser.get(f"{other}/tep/{ids['picture_id']}/640.webp").status_code == 404


def test_the_management_host_serves_no_site_and_a_site_no_desk(platform: Platform, ids: dict[str, int | str]) -> None:
    browser = visitor(platform.wsgi)
    assert browser.get(f"{MANAGE}/bai-viet/{ids['article_id']}").status_code == 404
    assert browser.get("http://suoi-trong.vn.example/dang-nhap").status_code == 404
    assert browser.get("http://suoi-trong.vn.example/ban-lam-viec/suoi-trong/").status_code == 404
