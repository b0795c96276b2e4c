"""No way from one desk to the next: every address with a number, no session, no token."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cast import CHIEF, DISTRICT_CHIEF, EDITOR, NEIGHBOUR, World
from congxa import media, publishing
from congxa.config import Settings
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.publishing import sending
from copyright.stage import rights_kept
from media.papers import pdf
from publishing.desk import OWN, published
from web.desk_reader import BODY, HOST, TITLE, SitDown, desks, directed, filled, manage_app, picture_file, written


@pytest.fixture
def at_desk(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def told(actor: Actor, unit_id: int) -> int:
    """A text whose right ends soon; gives the number of the notice."""
    published(actor, unit_id, origin=replace(OWN, valid_until=clock.today()))
    publishing.make_notices(unit_id)
    ending = publishing.endings(actor, unit_id)[0]
    assert ending.notice_id is not None
    return ending.notice_id


def test_the_neighbour_finds_nothing_of_ours(at_desk: SitDown, world: World, settings: Settings) -> None:
    """Every address of the desk that bears a number, in the neighbour's own unit and in ours."""
    chief, neighbour = at_desk(CHIEF), at_desk(NEIGHBOUR)
    path = written(chief)
    chief.post("/anh/tai-len", {"file": picture_file(), "alt": "Cầu", "basis": "own_staff", "author": "Mẫu"})
    picture = chief.get("/anh.json").response.get_json()[0]["id"]
    with world.desk(CHIEF) as (actor, unit_id):
        paper = media.add_file(actor, unit_id, "quyet-dinh.pdf", pdf(1))
        notice = told(actor, unit_id)
        remark = publishing.remarks.add(actor, unit_id, int(path.rsplit("/", 1)[1]), TITLE).id
        records = rights_kept(actor, unit_id)
        batch = publishing.complete(actor, unit_id, [f"article-{path.rsplit('/', 1)[1]}"], OWN).id
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        sent = published(actor, unit_id, title=TITLE)
        received = sending.send(actor, unit_id, sent.id, sending.Sending([world.unit("suoi-trong").unit_id]))[0].id
    banner = {"title": "Dịch vụ công", "url": "https://dichvucong.example/", "picture_id": str(picture)}
    assert chief.post("/bieu-ngu/moi", banner).status == 200
    numbers = {
        "article_id": int(path.rsplit("/", 1)[1]),
        "picture_id": picture,
        "banner_id": 1,
        "item": "1",
        "task_id": directed(world),
        "file_id": paper.id,
        "notice_id": notice,
        "remark_id": remark,
        "act": "xong",
        **records,
        "batch_id": batch,
        "copy_id": received,
        "number": 1,
        "width": 320,
    }
    app, walked = manage_app(settings), 0
    for rule in app.url_map.iter_rules():
        asked = {name: numbers[name] for name in rule.arguments if name in numbers}
        if not (rule.endpoint.startswith("desk.") or rule.endpoint == "picture_in_text") or not asked:
            continue
        for unit in ("ban-moi", "suoi-trong"):
            given = asked | ({"unit_slug": unit} if "unit_slug" in rule.arguments else {})
            with app.test_request_context(base_url=HOST):
                address = app.url_for(rule.endpoint, **given)
            for method in rule.methods & {"GET", "POST"}:  # type: ignore[operator]
                sent = {"csrf_token": neighbour.token, "text": "x", "title": TITLE, "body": BODY, "version": "1"}
                data = {"data": sent} if method == "POST" else {}
                answer = neighbour.client.open(address, method=method, base_url=HOST, **data)
                assert answer.status_code == 404, (method, address, answer.status_code)
                assert TITLE not in answer.get_data(as_text=True)
                walked += 1
    assert walked > 25
    assert neighbour.get("/bai-viet/").text.count(TITLE) == 0
    assert neighbour.get("/anh.json").response.get_json() == []


def test_a_picture_of_ours_in_the_neighbours_article_is_refused(at_desk: SitDown) -> None:
    chief, neighbour = at_desk(CHIEF), at_desk(NEIGHBOUR)
    chief.post("/anh/tai-len", {"file": picture_file(), "alt": "Cầu"})
    number = chief.get("/anh.json").response.get_json()[0]["id"]
    body = f'{BODY}<figure><img src="/tep/{number}/960.webp" data-picture="{number}" alt="Cầu"></figure>'
    page = neighbour.post("/bai-viet/moi", filled(neighbour, body=body, cover_id=str(number)))
    assert page.status == 422
    assert "không có trong thư viện" in page.messages_at("body")
    assert "không có trong thư viện" in page.messages_at("cover_id")


@pytest.mark.parametrize("rest", ["/", "/bai-viet/", "/bai-viet/moi", "/anh/", "/anh/tai-len", "/bieu-ngu/"])
def test_without_a_session_the_way_leads_to_the_sign_in(settings: Settings, world: World, rest: str) -> None:
    stranger = manage_app(settings).test_client()
    answer = stranger.get(f"/ban-lam-viec/suoi-trong{rest}", base_url=HOST)
    assert answer.status_code == 302 and "/dang-nhap" in answer.headers["Location"]


def test_a_form_without_its_token_is_refused(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    answer = editor.client.post(editor.path("/bai-viet/moi"), data=filled(editor, csrf_token=""), base_url=HOST)
    assert answer.status_code == 400
