"""Several items at once: told beforehand, done one by one, taken back; and forms that are sent twice."""

from __future__ import annotations

import pytest

from cast import CHIEF, EDITOR, NEIGHBOUR, World
from congxa.config import Settings
from web.desk_reader import TITLE, Desk, Page, SitDown, desks, filled, state_of, written


@pytest.fixture
def at_desk(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def number(path: str) -> str:
    return path.rsplit("/", 1)[1]


def ask(desk: Desk, action: str, *paths: str, **more: str) -> Page:
    return desk.post("/bai-viet/nhieu-bai", {"action": action, "article": [number(path) for path in paths], **more})


def confirm(desk: Desk, page: Page, **more: str) -> Page:
    seen = [node.attributes["value"] for node in page.all("input[name=article]")]
    action = page.all("input[name=action]")[0].attributes["value"]
    return desk.post("/bai-viet/nhieu-bai", {"action": action, "article": seen, "do": "1", **more})


def test_the_preview_says_for_each_item_what_will_happen_and_changes_nothing(at_desk: SitDown, world: World) -> None:
    chief = at_desk(CHIEF)
    good, bad = written(chief), written(chief, basis="", author="", title="Bài này chưa nói từ đâu ra")
    page = ask(chief, "publish", good, bad)
    assert page.status == 200
    assert "Làm được: 1 bài" in page.text and "Không làm được, giữ nguyên: 1 bài" in page.text
    assert "Bài chưa có nguồn gốc" in page.text
    assert (state_of(world, good), state_of(world, bad)) == ("draft", "draft")

    report = confirm(chief, page)
    assert "Đăng bài: xong 1 bài." in report.text
    assert (state_of(world, good), state_of(world, bad)) == ("published", "draft")


def test_one_refusal_hinders_no_other_and_who_may_not_is_told(at_desk: SitDown, world: World) -> None:
    editor, chief = at_desk(EDITOR), at_desk(CHIEF)
    mine = written(editor)
    page = ask(editor, "publish", mine)
    assert "Không có bài nào làm được" in page.text and state_of(world, mine) == "draft"
    confirm(editor, ask(editor, "submit", mine))
    page = ask(chief, "return", mine)
    refused = confirm(chief, page)
    assert refused.status == 422 and "Chưa ghi lý do" in refused.text
    confirm(chief, refused, note="Bổ sung số liệu")
    assert state_of(world, mine) == "returned"
    assert "Bổ sung số liệu" in editor.get("/").text


def test_what_was_moved_or_thrown_away_comes_back_with_one_button(at_desk: SitDown, world: World) -> None:
    chief = at_desk(CHIEF)
    one, two = written(chief), written(chief, title="Một bài khác của bản Suối Trong")
    done = confirm(chief, ask(chief, "move:thoi-su-phong-su", one))
    assert "xong 1 bài" in done.text
    assert chief.get(one).form()["section"] == "thoi-su-phong-su"
    back = done.form("main form")
    chief.post("/bai-viet/nhieu-bai", back | {"do": "1"})
    assert chief.get(one).form()["section"] == "chinh-tri"

    done = confirm(chief, ask(chief, "discard", one, two))
    assert chief.get(one).status == 404 and TITLE in chief.get("/thung-rac/").text
    taken = [node.attributes["value"] for node in done.all("main form input[name=article]")]
    chief.post("/bai-viet/nhieu-bai", {"action": "take-back", "article": taken, "do": "1"})
    assert chief.get(one).status == 200 and "Thùng rác trống" in chief.get("/thung-rac/").text


def test_items_of_others_are_not_there(at_desk: SitDown, world: World) -> None:
    theirs = written(at_desk(CHIEF))
    page = ask(at_desk(NEIGHBOUR), "discard", theirs)
    assert TITLE not in page.text and "Không có bài nào" in page.text
    assert state_of(world, theirs) == "draft"


def test_nothing_chosen_and_no_action_are_told(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    page = chief.post("/bai-viet/nhieu-bai", {"action": "publish"})
    assert page.status == 422 and "Chưa chọn bài nào" in page.text
    page = ask(chief, "", written(chief))
    assert page.status == 422 and "Chưa chọn việc cần làm" in page.text


def test_a_new_form_that_is_sent_twice_makes_one_item(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    typed = filled(chief)
    first = chief.post("/bai-viet/moi", typed | {"step": "publish"}, follow=False)
    second = chief.post("/bai-viet/moi", typed | {"step": "publish"}, follow=False)
    assert first.response.headers["Location"] == second.response.headers["Location"]
    other = chief.post("/bai-viet/moi", typed | {"summary": "Gõ thêm ở bản cũ của biểu mẫu."})
    assert other.status == 409 and "Gõ thêm ở bản cũ" in other.text
    assert chief.get("/bai-viet/").text.count(TITLE) == 1


def test_a_save_and_a_step_that_are_sent_twice_answer_with_what_they_did(at_desk: SitDown, world: World) -> None:
    editor = at_desk(EDITOR)
    path = written(editor)
    typed = editor.get(path).form() | {"summary": "Tóm tắt đã sửa.", "step": "submit"}
    assert editor.post(path, typed).status == 200
    again = editor.post(path, typed)
    assert again.status == 200 and "Đã gửi bài để duyệt." in again.text
    assert state_of(world, path) == "submitted"
    other = editor.post(path, typed | {"summary": "Một tóm tắt khác hẳn."})
    assert other.status == 409 and "Một tóm tắt khác hẳn." in other.text


def test_what_is_foretold_of_a_move_speaks_of_sections_and_leaves_out_what_is_there_already(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    path, there = written(chief), written(chief, title="Bài này đã được chuyển trước rồi")
    confirm(chief, ask(chief, "move:thoi-su-phong-su", there))
    page = ask(chief, "move:thoi-su-phong-su", path, there)
    (good, bad) = (" ".join(row.text().split()) for row in page.all("tbody tr"))
    assert "Chính trị" in good and "Bản nháp" not in good
    assert "Bài đang ở chuyên mục này rồi." in bad


def test_what_was_never_open_is_said_without_suspecting_anybody(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    page = ask(chief, "withdraw", written(chief))
    assert "nên không thể gỡ bài" in page.text and "người khác vừa xử lý" not in page.text


def test_taking_nothing_back_says_so(at_desk: SitDown) -> None:
    assert "Chưa chọn bài nào" in at_desk(CHIEF).post("/thung-rac/lay-lai").text
