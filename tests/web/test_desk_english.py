"""Who works in English is refused in English: what services and the gate say is told in the session's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from cast import CHIEF, EDITOR, World
from congxa.config import Settings
from web.desk_reader import Desk, Page, SitDown, desks, filled, picture_file, written

VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
SAID = ".alert-danger, .invalid-feedback, .missing li, .card-md p, .flash, [role=alert]"
LONG = "dai " * 400


@pytest.fixture
def at_desk(settings: Settings, world: World) -> Iterator[SitDown]:
    """Everyone sits down in English, and gets up in Vietnamese: the browsers are shared with other tests."""
    seated: dict[str, Desk] = {}
    sit_down = desks(settings)

    def sit_in_english(person: object) -> Desk:
        desk = sit_down(person)  # type: ignore[arg-type]
        _speak(desk, "en")
        seated[desk.unit] = desk
        return desk

    yield sit_in_english
    for desk in seated.values():
        _speak(desk, "vi")


def _speak(desk: Desk, language: str) -> None:
    sent = {"csrf_token": desk.token, "language": language}
    desk.client.post("/tai-khoan/ngon-ngu", base_url="http://quan-ly.localhost", data=sent)


def said(page: Page) -> list[str]:
    """What a page complains of."""
    return [" ".join(node.text().split()) for node in page.all(SAID)]


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


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/ban-quyen/thoa-thuan/999999", 404, "was not found"),
    ],
)
def test_what_is_not_there_is_not_there_in_english(at_desk: SitDown, path: str, status: int, words: str) -> None:
    page = at_desk(CHIEF).get(path)
    assert page.status == status
    assert_english(page, words)


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/ban-quyen/thoa-thuan/moi", {"partner": LONG, "valid_from": "2026-02-01", "valid_until": "2026-01-01"}),
        ("/ban-quyen/cong-tac-vien/moi", {"name": "", "terms": LONG * 4}),
    ],
)
def test_a_form_is_refused_in_english(at_desk: SitDown, path: str, typed: dict[str, str]) -> None:
    page = at_desk(CHIEF).post(path, typed)
    assert page.status in (409, 422)
    assert_english(page)


def test_the_same_refusals_stay_vietnamese_for_everybody_else(settings: Settings, world: World) -> None:
    page = desks(settings)(CHIEF).post("/ban-quyen/cong-tac-vien/moi", {"name": ""})
    assert "Chưa có tên cộng tác viên" in page.messages_at("name")
