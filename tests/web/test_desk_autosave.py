"""What is typed is kept for whoever types it, offered again, and shown in the site's face; links are looked at."""

from __future__ import annotations

from datetime import timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser

from cast import CHIEF, CONTRIBUTOR, EDITOR, NEIGHBOUR, SUPERVISOR, World
from congxa import links, publishing
from congxa.config import Settings
from congxa.core import clock
from congxa.core.db import DbRole, Scope, transaction
from publishing.desk import published
from web.desk_reader import BODY, Desk, Page, SitDown, desks, filled, written
from web.site_reader import Reader, site_app


@pytest.fixture
def at_desk(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def keep(desk: Desk, typed: dict[str, str]) -> Page:
    return desk.post("/luu-tam", typed)


def test_a_new_item_that_was_never_saved_is_offered_in_its_section_and_goes_on(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    typed = filled(editor, title="Gõ dở một bài mới")
    assert keep(editor, typed).status == 200
    page = editor.get("/bai-viet/moi?chuyen-muc=chinh-tri")
    assert "Có phần chưa lưu từ" in page.text and "Gõ dở một bài mới" in page.text
    again = page.all("[data-unsaved] a.btn-primary")[0].attributes["href"] or ""
    on = editor.get(again.removeprefix("/ban-lam-viec/suoi-trong"))
    kept = on.form()
    assert (kept["title"], kept["body"], kept["form_key"]) == ("Gõ dở một bài mới", BODY, typed["form_key"])
    assert editor.post("/bai-viet/moi", kept).status == 200
    assert "Có phần chưa lưu" not in editor.get("/bai-viet/moi?chuyen-muc=chinh-tri").text


def test_it_is_private_to_whoever_types(at_desk: SitDown) -> None:
    editor, chief, neighbour = at_desk(EDITOR), at_desk(CHIEF), at_desk(NEIGHBOUR)
    typed = filled(editor, title="Chỉ mình tôi thấy bài này")
    keep(editor, typed)
    key = typed["form_key"]
    for desk in (chief, neighbour):
        assert "Chỉ mình tôi" not in desk.get("/bai-viet/moi?chuyen-muc=chinh-tri").text
        assert desk.get(f"/luu-tam/{key}/trang").status == 404
        assert "Chỉ mình tôi" not in desk.get(f"/bai-viet/moi?chuyen-muc=chinh-tri&luu-tam={key}").text


def test_what_was_typed_over_an_older_version_is_compared_and_never_laid_over(at_desk: SitDown) -> None:
    editor, chief = at_desk(EDITOR), at_desk(CHIEF)
    path = written(editor)
    typed = editor.get(path).form() | {"summary": "Chưa kịp lưu."}
    keep(editor, typed)
    chief.post(path, chief.get(path).form() | {"summary": "Trưởng ban đã sửa."})
    assert "Có phần chưa lưu từ" in editor.get(path).text
    page = editor.get(f"{path}?luu-tam=1")
    assert page.status == 409 and "Chưa kịp lưu." in page.text and "Trưởng ban đã sửa." in page.text


def test_it_can_be_thrown_away_and_goes_by_itself_after_the_days_of_the_bin(at_desk: SitDown, world: World) -> None:
    editor = at_desk(EDITOR)
    path = written(editor)
    typed = editor.get(path).form() | {"summary": "Chưa kịp lưu."}
    keep(editor, typed)
    page = editor.post("/luu-tam/bo", {"item": typed["item"]})
    assert "Có phần chưa lưu" not in page.text
    keep(editor, typed)
    unit = world.unit("suoi-trong")
    with transaction(Scope(DbRole.DESK, (unit.unit_id,), unit.lineage)):
        publishing.autosaves.forget_old(unit.unit_id, clock.now() + timedelta(days=31))
    assert "Có phần chưa lưu" not in editor.get(path).text


def test_a_refused_form_is_kept_only_where_it_says_more_than_what_is_saved(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    path = written(chief)
    pressed = chief.get(path).form() | {"step": "schedule", "publish_at": "không phải giờ"}
    page = chief.post(path, pressed)
    assert page.status == 422 and page.all("form.editing[data-not-saved]") == []
    page = chief.post(path, pressed | {"summary": "Chưa kịp lưu."})
    assert page.status == 422 and page.all("form.editing[data-not-saved]") != []


@pytest.mark.parametrize("is_read", [True, False], ids=["from reading", "with the form"])
def test_what_is_typed_goes_with_the_form_that_saved_it_and_not_with_a_step_taken_elsewhere(
    at_desk: SitDown, world: World, is_read: bool
) -> None:
    editor = at_desk(EDITOR)
    path = written(editor)
    typed = editor.get(path).form() | {"summary": "Chưa kịp lưu."}
    keep(editor, typed)
    sent = {"reading": "1", "version": typed["version"]} if is_read else typed
    assert editor.post(path, sent | {"step": "submit"}).status == 200
    with world.desk(EDITOR) as (actor, unit_id):
        assert len(publishing.autosaves.unsaved(actor, unit_id, 10)) == (1 if is_read else 0)


def test_a_form_without_its_item_and_one_of_another_unit_are_told(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    assert editor.post("/luu-tam", {"title": "x"}).status == 422
    theirs = written(at_desk(NEIGHBOUR), section="chinh-tri")
    assert editor.post("/luu-tam", {"item": theirs.rsplit("/", 1)[1], "title": "x"}).status == 404
    huge = editor.post("/luu-tam", {"item": "mot-khoa", "body": "x" * 2_000_001})
    assert huge.status == 422 and "quá dài" in huge.response.json["message"]


def test_the_frame_shows_what_is_typed_cleaned_and_guarded(at_desk: SitDown, world: World) -> None:
    with world.office(SUPERVISOR) as (actor, office_id):
        links.block(actor, office_id, "bad.example", "Cờ bạc")
    contributor = at_desk(CONTRIBUTOR)
    link = '<a href="https://bad.example/">chỗ này</a>'
    body = f'<p onclick="x()">Chữ đang gõ {link}<sup data-note="Theo sổ"></sup></p><script>x</script>'
    typed = filled(contributor, title="Bài đang gõ dở dang", body=body, publish_at="không phải giờ", expires_at="x")
    keep(contributor, typed)
    page = contributor.get(f"/luu-tam/{typed['form_key']}/trang")
    assert page.status == 200 and "Bài đang gõ dở dang" in page.text and "Chữ đang gõ chỗ này" in page.text
    assert "bad.example" not in page.html and "onclick" not in page.html and "Theo sổ" in page.text
    assert "frame-ancestors 'self'" in page.response.headers["Content-Security-Policy"]


def test_links_are_looked_at_while_they_are_typed(at_desk: SitDown, world: World) -> None:
    with world.office(SUPERVISOR) as (actor, office_id):
        links.block(actor, office_id, "bad.example", "Cờ bạc")
    editor = at_desk(EDITOR)
    asked = ["https://www.bad.example/x", "https://quangtri.gov.vn/", "https://w88nhacai.example/", "không phải"]
    answer = editor.client.post(
        editor.path("/kiem-tra-lien-ket"),
        base_url="http://quan-ly.localhost",
        json={"links": asked},
        headers={"X-CSRFToken": editor.token},
    )
    states = {row["href"]: row["state"] for row in answer.get_json()["links"]}
    assert states == {"https://www.bad.example/x": "blocked", "https://w88nhacai.example/": "suspicious"}


def test_what_the_site_has_is_found_by_words_without_marks(at_desk: SitDown, world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
        publishing.create(chief, unit_id, publishing.draft_of(article))  # a draft is nothing to lead to
    editor = at_desk(EDITOR)
    found = editor.get("/lien-ket-trong.json?q=khanh+thanh").response.json
    assert [(row["title"], row["href"]) for row in found] == [
        (article.title, publishing.address(article.id, article.slug))
    ]
    assert editor.get("/lien-ket-trong.json?q=chinh+tri").response.json[0]["href"] == "/chuyen-muc/chinh-tri"
    assert editor.get("/lien-ket-trong.json?q=").response.json == []


@pytest.mark.parametrize("mark", ["\u202e", "\u200b", "\u2066", "\ufeff", "\u200f"])
def test_letters_that_nobody_sees_do_not_stay_in_any_field(at_desk: SitDown, world: World, mark: str) -> None:
    chief = at_desk(CHIEF)
    hidden = f"Khánh{mark} thành{mark} cầu treo"
    path = written(chief, title=hidden, summary=hidden, body=f"<p>{hidden}</p>", author=f"Hồ{mark} Văn Mẫu")
    kept = chief.get(path).form()
    assert (kept["title"], kept["summary"], kept["body"]) == (
        *("Khánh thành cầu treo", "Khánh thành cầu treo"),
        "<p>Khánh thành cầu treo</p>",
    )
    assert kept["author"] == "Hồ Văn Mẫu"


def test_footnotes_are_numbered_and_listed_with_the_way_back(world: World, settings: Settings) -> None:
    text = '<p>Một<sup data-note="Theo &lt;sổ&gt;"></sup>, hai<sup data-note="Sổ hai"></sup></p>'
    with world.desk(CHIEF) as (chief, unit_id):
        article = published(chief, unit_id, body=text)
    page = Reader(site_app(settings), "suoi-trong").get(publishing.address(article.id, article.slug))
    answer = LexborHTMLParser(page.get_data(as_text=True))
    marks, lines = answer.css("sup a"), answer.css("section.notes li")
    assert [mark.text() for mark in marks] == ["1", "2"]
    assert [line.text().split(" \u21a9")[0] for line in lines] == ["Theo <sổ>", "Sổ hai"]
    for mark, line in zip(marks, lines, strict=True):
        assert mark.attributes["href"] == f"#{line.attributes['id']}"
        assert answer.css_first(f"#{mark.attributes['id']}") is not None


def test_signs_that_no_database_keeps_are_left_out_and_lose_nothing_else(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    typed = filled(editor, title="Gõ dở\0 một bài mới") | {"x\0": "\0"}
    assert keep(editor, typed).status == 200
    again = editor.get(f"/bai-viet/moi?chuyen-muc=chinh-tri&luu-tam={typed['form_key']}%00")
    assert again.status == 200 and again.form()["title"] == "Gõ dở một bài mới"
    assert editor.get(f"/luu-tam/{typed['form_key']}x%00/trang").status == 404


def test_what_was_half_typed_over_an_older_version_is_shown_all_the_same(at_desk: SitDown) -> None:
    editor, chief = at_desk(EDITOR), at_desk(CHIEF)
    path = written(editor)
    keep(editor, editor.get(path).form() | {"summary": "Chưa kịp lưu.", "expires_at": "ngày mai"})
    chief.post(path, chief.get(path).form() | {"summary": "Trưởng ban đã sửa."})
    page = editor.get(f"{path}?luu-tam=1")
    assert page.status == 409
    kept = page.form("main form")
    assert (kept["summary"], kept["expires_at"]) == ("Chưa kịp lưu.", "ngày mai")
