"""The history of an article: page by page, two versions as one text, an earlier version made today's again."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sqlalchemy import ColumnElement, and_, update

from cast import CHIEF, CONTRIBUTOR, EDITOR, FAR_CHIEF, World
from congxa import publishing
from congxa.config import Settings
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.publishing import Section
from publishing.desk import GOOD, add_picture, draft, figure, published
from web.desk_reader import BODY, Page, SitDown, desks, written

LONG = 10_000  # words of the longest item that has to stay fluid
VERSIONS = 33  # more than a page of the history shows


@pytest.fixture
def sit(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def words(page: Page, tag: str) -> list[str]:
    return [re.sub(r"^\[\w+: |\]$", "", node.text()) for node in page.all(f".differences {tag}")]


def of_unit(unit_id: int) -> ColumnElement[bool]:
    return and_(Section.unit_id == unit_id, Section.slug == "thoi-su-phong-su")


def rewritten(sit: SitDown, path: str, **changes: str) -> Page:
    editor = sit(EDITOR)
    return editor.post(path, editor.get(path).form() | changes)


def test_two_versions_are_one_text_with_what_was_added_and_dropped(sit: SitDown) -> None:
    path = written(sit(EDITOR))
    rewritten(sit, path, body=BODY.replace("cây cầu mới", "chiếc cầu treo mới"), summary="Cầu treo mới.")
    page = sit(EDITOR).get(f"{path}/lich-su/so-sanh?tu=1&den=2")
    assert words(page, "del") == ["cây "] and words(page, "ins") == ["treo ", "chiếc ", "treo "]
    assert "[thêm:" in page.text and "[bỏ:" in page.text, "said, and not by colour alone"
    sections = [node.text() for node in page.all(".differences h2")]
    assert sections == ["Tóm tắt", "Nội dung"]


def test_the_versions_are_chosen_in_the_address_and_one_that_is_not_there_says_so(sit: SitDown) -> None:
    path = written(sit(EDITOR))
    rewritten(sit, path, title="Một tiêu đề hoàn toàn khác")
    latest = sit(EDITOR).get(f"{path}/lich-su/so-sanh")
    assert "So bản 1 với bản 2" in latest.text
    same = sit(EDITOR).get(f"{path}/lich-su/so-sanh?tu=2&den=2")
    assert "Hai bản giống hệt nhau" in same.text
    page = sit(EDITOR).get(f"{path}/lich-su/so-sanh?tu=1&den=99")
    assert page.status == 404 and "không có bản số 99" in page.text
    assert sit(EDITOR).get(f"{path}/lich-su/so-sanh?tu=x&den=-4").status == 200


def test_the_bin_stands_in_the_history_so_that_every_number_is_there(sit: SitDown) -> None:
    path = written(sit(CHIEF))
    number = path.rsplit("/", 1)[1]
    rewritten(sit, path, summary="Cầu treo mới.")
    sit(CHIEF).post(f"{path}/bo", {"version": "2"})
    sit(CHIEF).post("/thung-rac/lay-lai", {"article": number})
    history = sit(CHIEF).get(f"{path}/lich-su")
    assert [node.text() for node in history.all(".trail p > strong") if node.text().startswith("Bản")] == [
        *("Bản 4", "Bản 3", "Bản 2", "Bản 1"),
    ]
    assert "Bỏ bài vào thùng rác." in history.text and "Lấy bài khỏi thùng rác." in history.text
    assert history.form("form.version-choice") == {"tu": "3", "den": "4"}
    assert sit(CHIEF).get(f"{path}/lich-su/so-sanh?tu=3&den=4").status == 200
    edits = sit(CHIEF).get(f"{path}/lich-su?chi=sua").text
    assert "Bản 2" in edits and "thùng rác" not in edits


def test_a_picture_is_called_by_its_description(sit: SitDown, world: World) -> None:
    with world.desk(EDITOR) as (editor, unit_id):
        number = add_picture(editor, unit_id, alt="Cầu treo bản Suối Trong")
    path = written(sit(EDITOR))
    rewritten(sit, path, body=BODY + figure(number))
    page = sit(EDITOR).get(f"{path}/lich-su/so-sanh?tu=1&den=2")
    assert "[Ảnh: Cầu treo bản Suối Trong]" in page.text


def test_what_stayed_is_folded_and_a_change_of_form_alone_is_said(sit: SitDown) -> None:
    lines = "".join(f"<p>Dòng số {number} của bài.</p>" for number in range(40))
    path = written(sit(EDITOR), body=lines)
    rewritten(sit, path, body=lines.replace("Dòng số 20 của", "Dòng số hai mươi của"))
    page = sit(EDITOR).get(f"{path}/lich-su/so-sanh?tu=1&den=2")
    assert [node.text() for node in page.all(".differences summary")] == ["18 dòng không đổi", "17 dòng không đổi"]
    assert words(page, "del") == ["20 "] and words(page, "ins") == ["hai mươi "]
    rewritten(sit, path, body=lines.replace("Dòng số 20 của", "Dòng số <strong>hai mươi</strong> của"))
    assert "chỉ khác định dạng" in sit(EDITOR).get(f"{path}/lich-su/so-sanh?tu=2&den=3").text


def test_an_earlier_version_becomes_a_new_one_after_it_was_asked(sit: SitDown, world: World) -> None:
    path = written(sit(EDITOR))
    rewritten(sit, path, body="<p>Bài đã bị viết lại hoàn toàn khác hẳn.</p>")
    asked = sit(EDITOR).get(f"{path}/lich-su/1/khoi-phuc")
    assert "bản 3" in asked.text and "viết lại hoàn toàn" in " ".join(words(asked, "del"))
    page = sit(EDITOR).post(f"{path}/lich-su/1/khoi-phuc", asked.form("main form"))
    assert "Đã khôi phục bản 1 thành bản 3." in page.text and page.form()["body"] == BODY
    history = sit(EDITOR).get(f"{path}/lich-su")
    assert "khôi phục bản 1." in history.text
    with world.desk(CHIEF) as (actor, unit_id):
        numbers = [row.number for row in publishing.revisions(actor, unit_id, int(path.rsplit("/", 1)[1]))]
        assert numbers == [3, 2, 1], "nothing is rewritten"
    again = sit(EDITOR).post(f"{path}/lich-su/1/khoi-phuc", {"version": "3"})
    assert again.status == 409 and "giống hệt bản 1" in again.text


def test_a_restoration_over_somebody_elses_save_is_refused_and_shown_anew(sit: SitDown) -> None:
    path = written(sit(EDITOR))
    rewritten(sit, path, body="<p>Bản hai.</p>")
    asked = sit(EDITOR).get(f"{path}/lich-su/1/khoi-phuc").form("main form")
    rewritten(sit, path, body="<p>Bản ba.</p>")
    page = sit(EDITOR).post(f"{path}/lich-su/1/khoi-phuc", asked)
    assert page.status == 409 and "Bản ba." in " ".join(words(page, "del"))
    assert sit(EDITOR).get(path).form()["body"] == "<p>Bản ba.</p>"


def test_a_version_whose_section_or_pictures_are_gone_says_so_and_is_mended_in_the_editor(
    sit: SitDown, world: World
) -> None:
    with world.desk(FAR_CHIEF) as (editor, unit_id):
        article = publishing.create(editor, unit_id, draft(section="thoi-su-phong-su"))
        article_id = article.id
        standing = publishing.draft_of(article)
        publishing.save(editor, unit_id, article_id, replace(standing, section="chinh-tri", kind=None, fields={}), 1)
    with transaction(Scope(DbRole.PLATFORM)):
        db.session.execute(update(Section).where(of_unit(unit_id)).values(is_active=False))
    path = f"/bai-viet/{article_id}"
    try:
        asked = sit(FAR_CHIEF).get(f"{path}/lich-su/1/khoi-phuc")
        assert "chưa khôi phục ngay được" in asked.text and "Trang không có chuyên mục “thoi-su-phong-su”" in asked.text
        refused = sit(FAR_CHIEF).post(f"{path}/lich-su/1/khoi-phuc", {"version": "2"})
        assert refused.status == 422 and "không có chuyên mục" in refused.messages_at("section")
        opened = sit(FAR_CHIEF).post(f"{path}/lich-su/1/khoi-phuc", asked.form("main form") | {"open": "1"})
        assert opened.status == 200 and opened.form()["version"] == "2" and opened.form()["body"] == GOOD.body
    finally:
        with transaction(Scope(DbRole.PLATFORM)):
            db.session.execute(update(Section).where(of_unit(unit_id)).values(is_active=True))


def test_what_is_public_is_restored_by_who_may_publish_and_by_the_gate(sit: SitDown, world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        first = publishing.create(chief, unit_id, draft(origin=replace(GOOD.origin, basis=None)))
        saved = publishing.save(chief, unit_id, first.id, draft(body="<p>Bản có nguồn gốc.</p>"), 1)
        article = publishing.publish(chief, unit_id, saved.id, saved.version)
        path, version = f"/bai-viet/{article.id}", article.version
    asked = sit(CHIEF).get(f"{path}/lich-su/1/khoi-phuc")
    assert "người dân thấy bản khôi phục ngay" in asked.text and "chưa khôi phục ngay được" in asked.text
    page = sit(CHIEF).post(f"{path}/lich-su/1/khoi-phuc", {"version": str(version)})
    assert page.status == 422 and page.messages_at("basis")
    page = sit(CONTRIBUTOR).get(f"{path}/lich-su/1/khoi-phuc")
    assert "chỉ trưởng ban biên tập sửa được" in page.text and not page.all("main form")
    assert sit(CONTRIBUTOR).post(f"{path}/lich-su/1/khoi-phuc", {"version": str(version)}).status == 403


def test_the_day_of_going_off_the_site_is_not_restored(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
        version = article.version
        publishing.save(chief, unit_id, article.id, draft(title="Một tiêu đề khác hẳn lần trước"), version)
        revision = publishing.version_of(chief, unit_id, article.id, version)
        assert publishing.as_restored(article, revision).expires_at == article.expires_at


def test_a_picture_that_left_the_library_is_named(sit: SitDown, world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        article = publishing.create(chief, unit_id, draft(body=GOOD.body + figure(picture, "Nhà")))
        publishing.save(chief, unit_id, article.id, draft(), 1)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("congxa.media.pictures", lambda *_: {})
            problems = publishing.hindrances(chief, article, publishing.version_of(chief, unit_id, article.id, 1))
    assert any("không có trong thư viện" in problem.message for problem in problems)


def test_a_long_history_of_a_long_item_is_shown_page_by_page(sit: SitDown, world: World) -> None:
    paragraph = " ".join(f"từ{number}" for number in range(100))
    body = "".join(f"<p>Đoạn {number}: {paragraph}</p>" for number in range(LONG // 100))
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, draft(body=body))
        for number in range(1, VERSIONS):
            changed = body.replace("Đoạn 50:", f"Đoạn 50, sửa lần {number}:")
            publishing.save(chief, unit_id, article.id, draft(body=changed), number)
        article_id = article.id
    for rest, shown in (
        ("lich-su", f"Bản {VERSIONS}"),
        ("lich-su?trang=2", "Bản 1"),
        (f"lich-su/so-sanh?tu=1&den={VERSIONS}", f"sửa lần {VERSIONS - 1}"),
        ("lich-su/1/khoi-phuc", f"sửa lần {VERSIONS - 1}"),
    ):
        page = sit(CHIEF).get(f"/bai-viet/{article_id}/{rest}")
        assert page.status == 200 and shown in page.text, rest
    assert len(sit(CHIEF).get(f"/bai-viet/{article_id}/lich-su").all(".trail > li")) == 30
