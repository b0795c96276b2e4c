"""Who works in English is refused in English: what services and the gate say is told in the session's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest

from cast import CHIEF, EDITOR, SUPERVISOR, Person, World
from congxa.config import Settings
from web.desk_reader import HOST, Desk, Page, SitDown, desks, filled, picture_file, written

VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
SAID = ".alert-danger, .invalid-feedback, .missing li, .card-md p, .flash, [role=alert]"
LONG = "dai " * 400


@pytest.fixture
def at_desk(settings: Settings, world: World) -> Iterator[SitDown]:
    """Everyone sits down in English, and gets up in Vietnamese: the browsers are shared with other tests."""
    seated: dict[str, Desk] = {}
    sit_down = desks(settings)

    def sit_in_english(person: Person) -> Desk:
        desk = sit_down(person)
        _speak(desk, "en")
        seated[person.key] = desk
        return desk

    yield sit_in_english
    for desk in seated.values():
        _speak(desk, "vi")


def _speak(desk: Desk, language: str) -> None:
    sent = {"csrf_token": desk.token, "language": language}
    desk.client.post("/tai-khoan/ngon-ngu", base_url=HOST, data=sent)


def said(page: Page) -> list[str]:
    """What a page complains of, without the name of who did something."""
    return [" ".join(node.text().replace(CHIEF.name, "").split()) for node in page.all(SAID)]


def assert_english(page: Page, *words: str) -> None:
    told = said(page)
    assert told, page.text[:500]
    assert [each for each in told if VIETNAMESE.search(each)] == []
    for each in words:
        assert any(each in one for one in told), told


def english(desk: Desk, **changes: str) -> dict[str, str]:
    """A new article in which nothing is Vietnamese, so that whatever is comes from the platform."""
    plain = {
        "title": "A new hanging bridge",
        "summary": "",
        "body": "<p>The bridge is open.</p>",
        "author": "A. Writer",
    }
    return filled(desk, **plain | changes)


def test_what_an_article_lacks_is_said_in_english(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    path = written(editor, **english(editor, basis="quotation", author="", source_url="https://bao.example/1"))
    page = editor.get(path)
    assert_english(page, "source is missing", "Add it under Provenance")
    refused = editor.post(path, page.form() | {"step": "submit"})
    assert_english(refused, "nothing in it stands in a block quotation")


def test_a_picture_in_the_article_lacks_in_english(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    kept = editor.post("/anh/tai-len", {"file": picture_file(), "alt": "", "basis": "own_staff"})
    number = int(re.findall(r"/anh/(\d+)", kept.html)[0])
    body = f'<p>The bridge.</p><figure><img src="/tep/{number}/960.webp" data-picture="{number}" alt=""></figure>'
    path = written(editor, **english(editor, body=body))
    assert_english(editor.get(path), "has no description for those who cannot see it")


@pytest.mark.parametrize("path", ["/bai-viet/999999", "/anh/999999", "/tap-tin/999999", "/ban-quyen/thoa-thuan/999999"])
def test_what_is_not_there_is_not_there_in_english(at_desk: SitDown, path: str) -> None:
    page = at_desk(CHIEF).get(path)
    assert page.status == 404
    assert_english(page)


DESK, OFFICE = "/ban-lam-viec/suoi-trong", "/giam-sat/nui-cao"
ENDLESS = {"partner": LONG, "valid_from": "2026-02-01", "valid_until": "2026-01-01"}
PAST = {"title": "", "body": "Do it.", "due_on": "2020-01-01"}


@pytest.mark.parametrize(
    ("person", "path", "typed"),
    [
        (CHIEF, f"{DESK}/ban-quyen/thoa-thuan/moi", ENDLESS),
        (CHIEF, f"{DESK}/ban-quyen/cong-tac-vien/moi", {"name": "", "terms": LONG * 4}),
        (CHIEF, f"{DESK}/bai-viet/moi?chuyen-muc=chinh-tri", {"title": "", "section": "none", "summary": LONG}),
        (CHIEF, f"{DESK}/bieu-ngu/moi", {"title": "", "url": "nowhere", "expires_at": "2020-01-01"}),
        (CHIEF, f"{DESK}/bo-cuc/trang-chu/ap-dung", {"version": "0"}),
        (CHIEF, f"{DESK}/bo-cuc/trang-chu", {"version": "7", "act": "save"}),
        (CHIEF, f"{DESK}/anh/xep", {"viec": "sort", "folder": "a", "xac-nhan": "1"}),
        (CHIEF, f"{DESK}/bai-viet/hang-loat", {"viec": "withdraw"}),
        (EDITOR, f"{DESK}/bo-cuc/trang-chu", {"version": "0", "act": "save"}),
        (SUPERVISOR, f"{OFFICE}/chi-dao/moi", PAST),
        (SUPERVISOR, f"{OFFICE}/lien-ket/mien/gov.vn/go", {"reason": ""}),
        (SUPERVISOR, f"{OFFICE}/lien-ket/mien/nha-cai.example/go", {"reason": ""}),
        (EDITOR, "/tai-khoan/mat-khau", {"current_password": "a", "new_password": "b", "repeated": "c"}),
    ],
)
def test_what_is_typed_is_refused_in_english(
    at_desk: SitDown, person: Person, path: str, typed: dict[str, str]
) -> None:
    desk = at_desk(person)
    page = Page(desk.client.post(path, base_url=HOST, data={"csrf_token": desk.token, **typed}))
    assert page.status in (403, 404, 409, 422), page.text[:300]
    assert_english(page)


@pytest.mark.parametrize(
    ("name", "data"), [("a.jpg", b"\xff\xd8\xffbroken"), ("a.pdf", b"%PDF-1.4 broken"), ("a.exe", b"MZ" + b"0" * 99)]
)
@pytest.mark.parametrize("shelf", ["/anh/tai-len", "/tap-tin/tai-len"])
def test_a_file_is_refused_in_english(at_desk: SitDown, shelf: str, name: str, data: bytes) -> None:
    desk = at_desk(CHIEF)
    sent = {"csrf_token": desk.token, "file": (BytesIO(data), name), "basis": "own_staff", "alt": "A bridge"}
    page = Page(desk.client.post(f"{DESK}{shelf}", base_url=HOST, data=sent))
    assert page.status == 422, page.text[:300]
    assert_english(page)


def test_steps_that_are_not_possible_are_refused_in_english(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    path = written(chief, **english(chief))
    number = path.rsplit("/", 1)[1]
    form = chief.get(path).form()
    for again in (
        chief.post(path, form | {"step": "withdraw", "reason": "Wrong"}),
        chief.post(path, form | {"title": "Another title", "version": "99"}),
        chief.post(f"{path}/nhan-xet", {"words": "", "quote": "not there"}),
        chief.post(f"{path}/nhan-xet", {"words": "Look", "quote": "not there"}),
        chief.post(f"/gui/{number}", {"note": ""}),
    ):
        assert again.status in (404, 409, 422), again.text[:300]
        assert_english(again)


def test_what_goes_into_a_message_after_the_next_page_is_english(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    page = chief.post("/thung-rac/lay-lai", {"article": "999999"})
    assert_english(page, "was not found in the bin")


def test_the_same_refusals_stay_vietnamese_for_everybody_else(settings: Settings, world: World) -> None:
    page = desks(settings)(CHIEF).post("/ban-quyen/cong-tac-vien/moi", {"name": ""})
    assert "Chưa có tên cộng tác viên" in page.messages_at("name")
