"""The pages of the office, over HTTP with a real session: what they show, refuse, and change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select
from werkzeug.test import TestResponse

from cast import CHIEF, EDITOR, ELSEWHERE, SUPERVISOR, Person, World
from congxa import links, oversight
from congxa.app import create_manage_app
from congxa.config import Settings
from congxa.core import clock
from congxa.core.db import db
from congxa.oversight import Finding
from oversight.planting import BAD, plant_article, plant_banner

HOST = "http://quan-ly.localhost"
AT = "/giam-sat/nui-cao"
LINKED = f'<p>Tin <a href="https://{BAD}/vao">khuyến mãi</a>.</p>'
PAGES = (
    "/", "/?do=bai", "/don-vi/suoi-trong", "/lien-ket/", "/lien-ket/?tim=w88&tinh-trang=cho-quyet-dinh",
    f"/lien-ket/mien/{BAD}", f"/lien-ket/mien/{BAD}/go", "/lien-ket/quy-tac/", "/phat-hien/",
    "/phat-hien/?kiem-tra=gambling_link&muc-do=critical&don-vi=suoi-trong", "/phat-hien/?tinh-trang=tat-ca",
    "/chi-dao/", "/chi-dao/moi", "/chi-dao/moi?don-vi=ban-moi", "/nhat-ky/", "/nhat-ky/?viec=directive.issued&trang=2",
)  # fmt: skip


@pytest.fixture(scope="module")
def app(built: Settings) -> Flask:
    return create_manage_app(built)


def sign_in(app: Flask, person: Person) -> FlaskClient:
    client = app.test_client()
    typed = {"email": person.email, "password": person.password}
    token = token_of(client.get("/dang-nhap", base_url=HOST))
    answer = client.post("/dang-nhap", base_url=HOST, data={"csrf_token": token, **typed})
    assert answer.status_code == 302, answer.text
    return client


def token_of(answer: TestResponse) -> str:
    found = LexborHTMLParser(answer.text).css_first("input[name=csrf_token]")
    assert found is not None, answer.text
    return str(found.attributes["value"])


@pytest.fixture(scope="module")
def sessions(app: Flask) -> dict[Person, FlaskClient]:
    return {person: sign_in(app, person) for person in (SUPERVISOR, CHIEF, ELSEWHERE)}


class Office:
    """A supervisor at the browser."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str) -> TestResponse:
        return self.client.get(AT + path, base_url=HOST)

    def post(self, path: str, **fields: object) -> TestResponse:
        token = token_of(self.client.get("/tai-khoan", base_url=HOST))
        return self.client.post(AT + path, base_url=HOST, data={"csrf_token": token, **fields})


@pytest.fixture
def office(world: World, sessions: dict[Person, FlaskClient]) -> Iterator[Office]:
    """Two communes with a gambling link each and one with a banner besides, scanned; the supervisor signed in."""
    for slug in ("suoi-trong", "ban-moi"):
        plant_article(world, slug, body=LINKED, title=f"Tin của {slug}")
    plant_banner(world, "suoi-trong", f"https://{BAD}/")
    with world.office(SUPERVISOR) as (_, office_id):
        oversight.scan([office_id, *(world.unit(slug).unit_id for slug in ("suoi-trong", "ban-moi"))], clock.now())
    yield Office(sessions[SUPERVISOR])


def finding_ids(world: World, check: str = "gambling_link") -> dict[int, int]:
    """Unit id -> the id of one of its findings."""
    with world.office(SUPERVISOR):
        rows = db.session.scalars(select(Finding).where(Finding.check == check, Finding.subject_kind == "article"))
        return {row.unit_id: row.id for row in rows}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens(office: Office, path: str) -> None:
    answer = office.get(path)
    assert answer.status_code == 200, answer.text
    page = LexborHTMLParser(answer.text)
    assert len(page.css("h1")) == 1
    assert not page.css("[style], [onclick], script:not([src])")
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    named = {node.attributes.get("for") for node in page.css("label[for]")}
    for node in page.css("input:not([type=hidden]):not([type=checkbox]), select, textarea"):
        assert node.attributes.get("id") in named


@pytest.mark.parametrize("path", PAGES)
def test_a_commune_and_another_office_see_none_of_it(
    office: Office, sessions: dict[Person, FlaskClient], path: str
) -> None:
    for person in (CHIEF, ELSEWHERE):
        assert sessions[person].get(AT + path, base_url=HOST).status_code == 404
    own = sessions[CHIEF].get(f"/giam-sat/suoi-trong{path}", base_url=HOST)
    assert own.status_code in (403, 404)  # reaches the unit, but it is no office of theirs


def test_a_stranger_is_sent_to_sign_in(app: Flask, office: Office) -> None:
    answer = app.test_client().get(AT + "/", base_url=HOST)
    assert answer.status_code == 302
    assert "/dang-nhap" in answer.headers["Location"]


def test_other_offices_things_do_not_exist(office: Office, world: World) -> None:
    far = plant_article(world, "cat-trang", body='<p><a href="https://rieng.example/">x</a></p>')
    with world.office(ELSEWHERE) as (actor, office_id):
        oversight.scan([world.unit("cat-trang").unit_id], clock.now())
        finding = db.session.scalars(select(Finding.id)).first()
        directive = oversight.issue(
            actor, office_id, "Việc riêng", "Nội dung", [world.unit("cat-trang").unit_id], clock.today()
        ).id
        rule = links.block(actor, office_id, "rieng.example", "Việc riêng").id
    assert far
    for path in (
        "/don-vi/cat-trang", "/don-vi/khong-co", "/lien-ket/mien/rieng.example", f"/lien-ket/quy-tac/{rule}",
        f"/phat-hien/{finding}", f"/chi-dao/{directive}", "/lien-ket/mien/khong-ai.example",
    ):  # fmt: skip
        assert office.get(path).status_code == 404, path
    assert office.post(f"/lien-ket/quy-tac/{rule}/hoan-tac", reason="x").status_code == 404
    assert "cat-trang" not in office.get("/phat-hien/?tinh-trang=tat-ca").text


def test_the_overview_shows_numbers_tiles_and_a_table(office: Office) -> None:
    page = LexborHTMLParser(office.get("/").text)
    assert len(page.css(".numbers > div")) == 5
    assert len(page.css(".tile")) == len(page.css("#bang-xa tbody tr[data-href]")) == 2
    row = page.css_first('#bang-xa tr[data-href$="/don-vi/suoi-trong"]')
    assert [cell.attributes["data-value"] for cell in row.css("td.num")] == ["2", "4", "0", "2"]
    assert BAD in page.css_first(".tasks").text()


def test_a_domain_is_removed_everywhere_and_brought_back(office: Office, world: World) -> None:
    page = LexborHTMLParser(office.get(f"/lien-ket/mien/{BAD}/go").text)
    assert [node.text(strip=True) for node in page.css(".numbers dd")] == ["3", "2", "1", "2"]
    assert "Gỡ 3 liên kết trên 2 trang" in page.css_first("button.btn-danger").text()
    assert len(page.css("#noi tbody tr")) == 3

    due = (clock.today() + timedelta(days=1)).isoformat()
    answer = office.post(f"/lien-ket/mien/{BAD}/go", reason="Cờ bạc", legal_basis="", asks_cause="1", due_on=due)
    assert answer.status_code == 302
    rule_url = answer.headers["Location"].removeprefix(HOST).removeprefix(AT)
    record = office.get(rule_url).text
    assert "Đã sạch trên 2/2 trang" in record
    assert "Cờ bạc" in record
    assert f"Tìm nguyên nhân liên kết tới {BAD}" in office.get("/chi-dao/").text
    assert "Đang chặn" in office.get(f"/lien-ket/mien/{BAD}").text
    assert office.get(f"/lien-ket/mien/{BAD}/go").headers["Location"].endswith(rule_url)  # it stands already
    with world.public("suoi-trong") as unit_id:
        assert BAD not in links.guard(LINKED, links.rules_in_force(unit_id), clock.now(), links.own_hosts()).html

    assert office.post(f"{rule_url}/hoan-tac", reason=" ").status_code == 422
    assert office.post(f"{rule_url}/hoan-tac", reason="Nhầm").status_code == 302
    assert "Đã hoàn tác" in office.get(rule_url).text
    with world.public("suoi-trong") as unit_id:
        assert BAD in links.guard(LINKED, links.rules_in_force(unit_id), clock.now(), links.own_hosts()).html


def test_a_removal_with_mistakes_keeps_what_was_typed_and_blocks_nothing(office: Office, world: World) -> None:
    basis = "Luật An ninh mạng, điều 8: hành vi bị nghiêm cấm"
    answer = office.post(f"/lien-ket/mien/{BAD}/go", reason="", legal_basis=basis, asks_cause="1", due_on="mai")
    assert answer.status_code == 422
    page = LexborHTMLParser(answer.text)
    assert {node.attributes["id"] for node in page.css(".invalid-feedback")} == {"f-reason-loi", "f-due_on-loi"}
    assert page.css_first("select[name=legal_basis] option[selected]").attributes["value"] == basis
    assert page.css_first("input[name=asks_cause]").attributes.get("checked", "no") != "no"
    with world.office(SUPERVISOR) as (_, office_id):
        assert links.rules(office_id) == []


def test_a_form_without_its_token_changes_nothing(office: Office, world: World) -> None:
    answer = office.client.post(f"{AT}/lien-ket/mien/{BAD}/go", base_url=HOST, data={"reason": "Cờ bạc"})
    assert answer.status_code == 400
    with world.office(SUPERVISOR) as (_, office_id):
        assert links.rules(office_id) == []


def test_a_state_domain_offers_no_button(office: Office, world: World) -> None:
    plant_article(world, "suoi-trong", body='<p><a href="https://chinhphu.gov.vn/">x</a></p>')
    text = office.get("/lien-ket/mien/chinhphu.gov.vn").text
    assert "không chặn được" in text
    assert "btn-danger" not in text
    assert office.get("/lien-ket/mien/chinhphu.gov.vn/go").status_code == 422


def test_findings_become_a_directive_with_how_to_mend(office: Office, world: World) -> None:
    ids = finding_ids(world)
    page = LexborHTMLParser(office.get("/chi-dao/moi?" + "&".join(f"loi={each}" for each in ids.values())).text)
    body = page.css_first("textarea[name=body]").text()
    assert "Cách khắc phục" in body
    assert "bỏ liên kết" in body
    chosen = {node.attributes["value"] for node in page.css("input[name=unit_ids][checked]")}
    assert chosen == {str(unit_id) for unit_id in ids}
    assert page.css_first("input[name=due_on]").attributes["value"] == (clock.today() + timedelta(days=1)).isoformat()

    answer = office.post(
        "/chi-dao/moi",
        title="Gỡ liên kết cờ bạc",
        body=body,
        due_on=(clock.today() + timedelta(days=2)).strftime("%d/%m/%Y"),
        unit_ids=list(chosen),
        finding_ids=list(ids.values()),
    )
    assert answer.status_code == 302
    view = LexborHTMLParser(office.get(answer.headers["Location"].removeprefix(HOST).removeprefix(AT)).text)
    assert len(view.css("#tien-do tbody tr")) == 2
    assert "Chưa xác nhận" in view.css_first("#tien-do").text()


def test_a_directive_with_mistakes_keeps_what_was_typed(office: Office, world: World) -> None:
    ids = list(finding_ids(world).values())
    answer = office.post("/chi-dao/moi", title="", body="Đã gõ <b>dài</b>", due_on="", offered=ids, finding_ids=ids[:1])
    assert answer.status_code == 422
    page = LexborHTMLParser(answer.text)
    assert page.css_first("textarea[name=body]").text() == "Đã gõ <b>dài</b>"
    assert len(page.css("input[name=finding_ids]")) == 2
    assert len(page.css("input[name=finding_ids][checked]")) == 1
    messages = page.css_first(".alert-danger").text()
    for words in ("Chưa có tiêu đề", "Chưa chọn đơn vị nhận", "Chưa có hạn xử lý"):
        assert words in messages


def test_an_answer_is_returned_with_a_reason_and_then_closed(office: Office, world: World) -> None:
    unit_id = world.unit("suoi-trong").unit_id
    with world.office(SUPERVISOR) as (actor, office_id):
        directive = oversight.issue(actor, office_id, "Gỡ liên kết", "Gỡ.", [unit_id], clock.today()).id
        task = oversight.tasks(actor, unit_id)[0].task_id
    with world.desk(EDITOR) as (actor, _):
        oversight.acknowledge(actor, unit_id, task)
        oversight.respond(actor, unit_id, task, "Đã gỡ ở <b>bài</b> 7.")
    thread = f"/chi-dao/{directive}?xa={unit_id}"
    assert "Đã gỡ ở &lt;b&gt;bài&lt;/b&gt; 7." in office.get(thread).text
    at = f"/chi-dao/{directive}/viec/{task}"
    assert office.post(f"{at}/tra-lai", reason="").status_code == 422
    assert office.post(f"{at}/tra-lai", reason="Còn biểu ngữ").status_code == 302
    assert office.post(f"{at}/nghiem-thu", note="").status_code == 409  # the commune has to answer first
    with world.desk(EDITOR) as (actor, _):
        oversight.respond(actor, unit_id, task, "Đã thay biểu ngữ.")
    assert office.post(f"{at}/kiem-tra").status_code == 302
    assert office.post(f"{at}/nghiem-thu", note="Tốt").status_code == 302
    assert "Đã hoàn thành" in office.get(thread).text
    log = office.get("/nhat-ky/?viec=task.returned").text
    assert "Còn biểu ngữ" in log
    assert len(re.findall(r'<th scope="row"', log)) == 1
    assert office.post(f"/chi-dao/{directive}/viec/{task + 999}/nghiem-thu", note="").status_code == 404


def test_a_commune_is_checked_again_on_demand(office: Office, world: World) -> None:
    plant_article(world, "suoi-trong", body='<p><a href="https://fun88-example.test/">x</a></p>')
    answer = office.post("/don-vi/suoi-trong/kiem-tra")
    assert answer.status_code == 302
    assert "fun88-example.test" in office.get("/phat-hien/").text


def test_hostile_words_are_shown_and_not_run(office: Office, world: World) -> None:
    bad = "<script>alert(1)</script>"
    plant_article(world, "suoi-trong", title=bad, body=f'<p><a href="https://xau.example/">{bad}</a></p>')
    for path in (
        "/don-vi/suoi-trong",
        "/lien-ket/mien/xau.example",
        f"/lien-ket/?tim={bad}",
        f"/phat-hien/?don-vi={bad}",
    ):
        assert bad not in office.get(path).text


@pytest.mark.parametrize("number", ["0", "99", "9223372036854775808", "9" * 40])
def test_numbers_that_no_row_has_are_not_found(office: Office, number: str) -> None:
    for path in (f"/lien-ket/quy-tac/{number}", f"/phat-hien/{number}", f"/chi-dao/{number}"):
        assert office.get(path).status_code == 404, path
    assert office.get(f"/nhat-ky/?trang={number}").status_code == 200
    assert office.get(f"/chi-dao/moi?loi={number}").status_code == 200
    answer = office.post(
        "/chi-dao/moi", title="x", body="x", due_on="2099-01-01", unit_ids=[number], finding_ids=[number]
    )
    assert answer.status_code == 422
