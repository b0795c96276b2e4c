"""Pictures and banners at the desk: uploading, saying where they come from, showing them."""

from __future__ import annotations

import io
from typing import Any

import pytest

from cast import CHIEF, EDITOR, NEIGHBOUR, World
from congxa import media
from congxa.config import Settings
from congxa.publishing.library.bin import throw_away
from media import marked
from publishing.test_library import scene
from web.desk_reader import HOST, SitDown, desks, filled, picture_file


@pytest.fixture
def at_desk(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def test_a_picture_is_uploaded_described_and_shown(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    ask = {"Accept": "application/json", "X-CSRFToken": editor.token}
    answer = editor.client.post(editor.path("/anh/tai-len"), data={"file": picture_file()}, headers=ask, base_url=HOST)
    assert answer.status_code == 200
    kept = answer.get_json()
    taken = kept.pop("taken")
    assert (taken["words"], taken["alike"]) == ("Đã thêm vào thư viện.", [])
    assert kept == {
        "id": kept["id"],
        "url": f"/tep/{kept['id']}/960.webp",
        "alt": "",
        "width": 800,
        "height": 600,
        "credit": "",
        "said": {"sentence": "Trong tệp không ghi gì về tác giả và bản quyền.", "author": "", "source": ""},
    }
    assert editor.get("/anh.json").response.get_json() == [kept]
    for address in (kept["url"], f"/anh/{kept['id']}/320.webp"):
        shown = editor.get(address)
        assert shown.status == 200 and shown.response.content_type == "image/webp"
        assert shown.response.data[:4] == b"RIFF" and "private" in shown.response.headers["Cache-Control"]
    assert editor.get(f"/anh/{kept['id']}/777.webp").status == 404

    page = editor.get("/anh/")
    assert "Ảnh chưa có nguồn gốc." in page.text and "Ảnh chưa có mô tả" in page.text
    path = f"/anh/{kept['id']}"
    typed = editor.get(path).form() | {"basis": "own_staff", "author": "Hồ Thị Mẫu", "alt": "Cầu treo qua suối"}
    assert editor.post(path, typed).status == 200
    assert editor.get("/anh.json").response.get_json()[0]["credit"] == "Hồ Thị Mẫu"
    assert "Đủ thông tin" in editor.get("/anh/").text


def test_the_editor_finds_every_picture_that_may_be_put_into_a_text(at_desk: SitDown, world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        words = ["Chợ phiên Hướng Phùng", *(f"Cảnh {number}" for number in range(1, media.PAGE + 2))]
        kept = [media.add(actor, unit_id, f"{n}.png", scene(n), alt=alt).id for n, alt in enumerate(words)]
        throw_away(actor, unit_id, media.Picture, [kept[1]])
    editor = at_desk(EDITOR)
    first = editor.get("/anh.json").response
    assert [each["id"] for each in first.get_json()] == kept[:1:-1]
    assert first.headers["Link"].endswith('rel="next"')
    further = editor.get("/anh.json?trang=2").response
    assert [each["id"] for each in further.get_json()] == kept[:1]
    assert "Link" not in further.headers
    found = editor.get("/anh.json?tim=cho+phien").response
    assert [each["id"] for each in found.get_json()] == kept[:1]
    assert at_desk(NEIGHBOUR).get("/anh.json?tim=cho+phien").response.get_json() == []


def test_the_answer_of_an_upload_says_what_the_file_has_against_the_claim(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    ask = {"Accept": "application/json", "X-CSRFToken": editor.token}

    def sent(basis: str) -> dict[str, Any]:
        return {"file": (io.BytesIO(marked.agency_photo()), "lu.jpg"), "basis": basis, "author": "Hồ Thị Mẫu"}

    answer = editor.client.post(editor.path("/anh/tai-len"), data=sent("own_staff"), headers=ask, base_url=HOST)
    taken = answer.get_json()["taken"]
    assert "nguồn TTXVN" in taken["file_says"] and taken["is_new"]
    assert any("Nếu ảnh là của TTXVN" in words for words in taken["against"])
    again = editor.client.post(editor.path("/anh/tai-len"), data=sent("own_staff"), headers=ask, base_url=HOST)
    assert not again.get_json()["taken"]["is_new"]


def test_an_upload_that_is_no_picture_is_refused(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    sent = {"file": (io.BytesIO(b"<html><script>alert(1)</script></html>"), "anh.jpg")}
    ask = {"Accept": "application/json", "X-CSRFToken": editor.token}
    answer = editor.client.post(editor.path("/anh/tai-len"), data=sent, headers=ask, base_url=HOST)
    assert answer.status_code == 422
    assert "trang HTML" in answer.get_json()["message"]

    sent = {"file": (io.BytesIO(b"%PDF-1.7"), "anh.jpg"), "alt": "Lễ hội mùa xuân", "basis": "own_staff"}
    page = editor.post("/anh/tai-len", sent)
    assert page.status == 422 and "PDF" in page.messages_at("file")
    kept = page.form("main form")
    assert kept["alt"] == "Lễ hội mùa xuân" and kept["basis"] == "own_staff"
    assert "Chưa có ảnh nào" in editor.get("/anh/").text


def test_a_cover_comes_with_the_article(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    page = editor.post("/bai-viet/moi", filled(editor) | {"cover_file": picture_file("blue")})
    assert page.status == 200
    assert page.form()["cover_id"] != ""
    assert "Ảnh đại diện chưa có nguồn gốc" in " ".join(node.text() for node in page.all(".missing li"))


def test_a_banner_is_made_and_taken_off(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    chief.post(
        "/anh/tai-len", {"file": picture_file(), "alt": "Cổng dịch vụ công", "basis": "own_staff", "author": "Mẫu"}
    )
    number = chief.get("/anh.json").response.get_json()[0]["id"]
    typed = chief.get("/bieu-ngu/moi").form("main form") | {"title": "Dịch vụ công", "url": "khong-phai-dia-chi"}
    page = chief.post("/bieu-ngu/moi", typed)
    assert page.status == 422 and page.form("main form")["url"] == "khong-phai-dia-chi"
    typed |= {"url": "https://dichvucong.example/", "picture_id": str(number)}
    page = chief.post("/bieu-ngu/moi", typed)
    assert page.status == 200 and "Dịch vụ công" in page.text

    stale = chief.get("/bieu-ngu/1").form("main form")
    assert chief.post("/bieu-ngu/1", stale | {"title": "Dịch vụ công trực tuyến"}).status == 200
    page = chief.post("/bieu-ngu/1", stale | {"title": "Tên của tôi"})
    assert page.status == 409 and page.form("main form")["title"] == "Tên của tôi"
    assert "Dịch vụ công trực tuyến" in page.text
    typed = chief.get("/bieu-ngu/1").form("main form")
    del typed["is_active"]
    assert "Không hiện" in chief.post("/bieu-ngu/1", typed).text
    assert "dichvucong.example" not in chief.get("/lien-ket/").text
