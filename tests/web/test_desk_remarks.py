"""Remarks at the desk: said while reading or writing, shown beside the text, marked in it, answered, done."""

from __future__ import annotations

import pytest

from cast import CHIEF, CONTRIBUTOR, EDITOR, World
from congxa import publishing
from congxa.config import Settings
from congxa.copyright import Basis, Origin
from congxa.publishing import remarks
from publishing.samples import sample
from web.desk_reader import BODY, Desk, Page, SitDown, desks, picture_file, written

QUOTE = "bản Suối Trong đi trên cây cầu mới."
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)>'


@pytest.fixture
def sit(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def say(desk: Desk, path: str, words: str, quote: str = "", **more: str) -> Page:
    return desk.post(f"{path}/nhan-xet", {"words": words, "quote": quote, **more})


def marks(page: Page) -> list[str]:
    return [node.text() for node in page.all("mark.remarked")]


def numbers(page: Page) -> list[int]:
    return [int((node.attributes["id"] or "").rsplit("-", 1)[1]) for node in page.all("li.remark")]


def test_a_remark_stands_beside_the_text_and_its_passage_is_marked(sit: SitDown) -> None:
    path = written(sit(EDITOR))
    page = say(sit(CHIEF), path, "Cầu dài bao nhiêu?\nAi thi công?", QUOTE)
    assert page.status == 200 and "Đã ghi nhận xét." in page.text
    assert marks(page) == ["bản Suối Trong", " đi trên cây cầu mới."]
    (number,) = numbers(page)
    assert [node.attributes["href"] for node in page.all("sup.remark-number a")] == [f"#nhan-xet-{number}"]
    assert len(page.all(f"#doan-{number}")) == 1
    assert "Cầu dài bao nhiêu?" in page.text and CHIEF.name in page.text
    beside = sit(EDITOR).get(path)
    assert "Còn 1 nhận xét chưa xong" in beside.text and "Ai thi công?" in beside.text
    assert len(beside.all("form form")) == 0


def test_hostile_words_are_words(sit: SitDown) -> None:
    chief = sit(CHIEF)
    path = written(chief, body=f"{BODY}<p>&lt;script&gt;alert(1)&lt;/script&gt; là chữ.</p>")
    page = say(chief, path, HOSTILE, "<script>alert(1)</script> là chữ.")
    assert page.status == 200
    assert HOSTILE in page.text and not page.all("script:not([src])") and not page.all("img[onerror]")
    assert marks(page) == ["<script>alert(1)</script> là chữ."]


@pytest.mark.parametrize(
    ("words", "quote", "field", "message"),
    [
        ("", QUOTE, "remark-words", "Chưa ghi nhận xét"),
        ("x" * 2001, "", "remark-words", "tối đa 2.000"),
        ("Sai", "không có câu này", "remark-quote", "Không thấy đoạn này"),
    ],
)
def test_what_is_refused_comes_back_as_it_was_typed(
    sit: SitDown, words: str, quote: str, field: str, message: str
) -> None:
    path = written(sit(EDITOR))
    page = say(sit(EDITOR), path, words, quote)
    assert page.status == 422 and message in page.messages_at(field)
    assert page.all("textarea[name=words]")[0].text() == words
    assert page.all("textarea[name=quote]")[0].text() == quote


def test_an_answer_and_what_is_done(sit: SitDown) -> None:
    path = written(sit(EDITOR))
    say(sit(CHIEF), path, "Cầu dài bao nhiêu?", QUOTE)
    editor = sit(EDITOR)
    (number,) = numbers(editor.get(path))
    page = editor.post(f"{path}/nhan-xet/{number}/tra-loi", {f"words-{number}": "86 mét.", "ve": "bai"})
    assert page.response.request.path.endswith(path) and "86 mét." in page.text
    page = editor.post(f"{path}/nhan-xet/{number}/tra-loi", {f"words-{number}": " "})
    assert page.status == 422 and "Chưa ghi nhận xét" in page.messages_at(f"remark-words-{number}")
    page = editor.post(f"{path}/nhan-xet/{number}/xong")
    assert "chưa xong" not in page.text and "Đã xong (1)" in page.text and marks(page) == []
    page = sit(CHIEF).post(f"{path}/nhan-xet/{number}/tra-loi", {f"words-{number}": "Còn thiếu"})
    assert page.status == 422 and "Nhận xét này đã xong" in page.text
    page = sit(CHIEF).post(f"{path}/nhan-xet/{number}/mo-lai")
    assert "1 chưa xong" in page.text and len(marks(page)) == 2


def test_what_else_was_typed_is_not_lost_with_an_answer(sit: SitDown) -> None:
    path = written(sit(EDITOR))
    say(sit(CHIEF), path, "Cầu dài bao nhiêu?", QUOTE)
    (number,) = numbers(sit(EDITOR).get(path))
    sent = {f"words-{number}": "86 mét.", "words": "Một nhận xét đang viết dở", "quote": "bà con"}
    page = sit(EDITOR).post(f"{path}/nhan-xet/{number}/tra-loi", sent)
    assert page.status == 200 and "86 mét." in page.text
    assert page.all("textarea[name=words]")[0].text() == sent["words"]


def test_in_the_editor_the_part_alone_is_answered(sit: SitDown) -> None:
    path = written(sit(EDITOR))
    editor, partial = sit(EDITOR), {"HX-Request": "true"}
    page = editor.post(f"{path}/nhan-xet", {"words": "Cần ảnh", "quote": QUOTE}, headers=partial)
    assert page.status == 200 and page.html.lstrip().startswith("<section") and "Cần ảnh" in page.text
    assert page.all("button[hx-post]") and page.all("textarea[name=words]")[0].text() == ""
    page = editor.post(f"{path}/nhan-xet", {"words": "Cần ảnh", "quote": "chưa lưu"}, headers=partial)
    assert page.status == 422 and page.all("textarea[name=quote]")[0].text() == "chưa lưu"


def test_a_passage_that_was_mended_says_so_and_leads_to_what_changed(sit: SitDown) -> None:
    editor = sit(EDITOR)
    path = written(editor)
    say(sit(CHIEF), path, "Viết rõ hơn", "cây cầu mới")
    editor.post(path, editor.get(path).form() | {"body": "<p>Sáng nay bà con họp ở nhà văn hóa.</p>"})
    page = editor.get(f"{path}/nhan-xet")
    assert "Bài không còn đoạn này" in page.text and marks(page) == []
    link = next(node for node in page.all(".remark a") if "so-sanh" in (node.attributes["href"] or ""))
    assert (link.attributes["href"] or "").endswith("lich-su/so-sanh?tu=1&den=2")


def test_the_author_finds_on_the_start_page_what_waits_for_an_answer(sit: SitDown) -> None:
    path = written(sit(CONTRIBUTOR))
    for words in ("Sai ngày", "Sai tên", "Thiếu ảnh"):
        say(sit(CHIEF), path, words)
    assert "có 3 nhận xét chờ trả lời" in sit(CONTRIBUTOR).get("/").text
    assert "nhận xét chờ trả lời" not in sit(CHIEF).get("/").text
    first, *_rest = numbers(sit(CONTRIBUTOR).get(path))
    sit(CONTRIBUTOR).post(f"{path}/nhan-xet/{first}/tra-loi", {f"words-{first}": "Đã sửa"})
    assert "có 2 nhận xét chờ trả lời" in sit(CONTRIBUTOR).get("/").text


def test_the_chief_returns_an_item_from_the_page_on_which_she_read_it(sit: SitDown) -> None:
    editor, chief = sit(EDITOR), sit(CHIEF)
    path = written(editor)
    editor.post(path, editor.get(path).form() | {"step": "submit"})
    say(chief, path, "Sai ngày")
    page = chief.get(f"{path}/nhan-xet")
    assert "Còn 1 nhận xét chưa xong" in page.text
    sent = page.form("form.reading") | {"step": "return"}
    refused = chief.post(path, sent)
    assert refused.status == 422 and refused.all("form.reading") and refused.messages_at("return_note")
    returned = chief.post(path, sent | {"return_note": "Xem nhận xét"})
    assert "Đã trả lại bài" in returned.text
    assert editor.get(path).form()["body"] == BODY, "reading changes nothing"


def test_the_page_for_reading_tells_what_is_missing_and_leads_to_its_field(sit: SitDown) -> None:
    editor = sit(EDITOR)
    path = written(editor, basis="")
    page = editor.get(f"{path}/nhan-xet")
    assert "Đủ điều kiện để đăng" not in page.text
    missing = [(node.text(), node.attributes["href"]) for node in page.all(".missing a")]
    assert [address for _words, address in missing] == [editor.path(f"{path}#f-basis")]
    editor.post(path, editor.get(path).form() | {"basis": "own_staff", "author": "Hồ Văn Mẫu"})
    assert "Đủ điều kiện để đăng" in editor.get(f"{path}/nhan-xet").text


def test_the_page_for_reading_names_author_and_pictures_as_readers_will(sit: SitDown, world: World) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        origin = Origin(Basis.OWN_STAFF, author="Lê Thị Ảnh")
        number = publishing.add_picture(actor, unit_id, "cau.jpg", picture_file()[0].read(), "Cầu treo", "", origin).id
        bare = publishing.add_picture(actor, unit_id, "suoi.jpg", picture_file("blue")[0].read(), "Con suối").id
    editor = sit(EDITOR)
    body = "".join(
        f'<figure><img src="/tep/{each}/960.webp" data-picture="{each}" alt=""></figure>' for each in (number, bare)
    )
    page = editor.get(f"{written(editor, body=BODY + body, byline='')}/nhan-xet")
    assert page.text.count("Hồ Văn Mẫu") == 1
    said = [" ".join(node.text().split()) for node in page.all(".read-pictures li")]
    assert said == ["Ảnh 1: Cầu treo. Ảnh: Lê Thị Ảnh", "Ảnh 2: Con suối. Chưa ghi nguồn gốc"]


def test_what_was_read_and_changed_meanwhile_is_read_again_before_anything_is_decided(sit: SitDown) -> None:
    editor, chief = sit(EDITOR), sit(CHIEF)
    path = written(editor)
    sent = chief.get(f"{path}/nhan-xet").form("form.reading")
    editor.post(path, editor.get(path).form() | {"body": "<p>Viết lại.</p>"})
    page = chief.post(path, sent | {"step": "publish"})
    assert f"{EDITOR.name} vừa xử lý bài này" in page.text and "Viết lại." in page.text
    assert "Bản nháp" in page.text


def test_a_fact_of_a_kind_is_remarked_and_called_by_its_label(sit: SitDown, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        item = sample("press_review")
        path = f"/bai-viet/{publishing.create(actor, unit_id, item).id}"
    chief = sit(CHIEF)
    title = item.fields["work_title"]
    page = say(chief, path, "Đúng tên bài chưa?", title)
    assert marks(page) == [title] and page.all(".read-facts mark")
    assert f"Ở mục “{publishing.kind_of('press_review').field('work_title').label}”" in page.text


def test_every_kind_of_text_that_can_be_remarked_is_shown_with_its_marks(sit: SitDown, world: World) -> None:
    chief = sit(CHIEF)
    path = written(chief, summary="Cầu mới & dài.")
    page = say(chief, path, "Tên bản?", "Bản Suối Trong khánh thành")
    assert marks(page) == ["Bản Suối Trong khánh thành"] and page.all("h1 mark")
    assert marks(say(chief, path, "Dài bao nhiêu?", "Cầu mới & dài."))[1] == "Cầu mới & dài."
    with world.desk(CHIEF) as (actor, unit_id):
        assert {one.waiting for one in remarks.unanswered(actor, unit_id)} == set()
