"""What comes to the desk from above, and what stands on record about it."""

from __future__ import annotations

import pytest

from cast import CHIEF, EDITOR, SUPERVISOR, World
from congxa import oversight
from congxa.config import Settings
from congxa.core import clock
from congxa.core.db import db
from congxa.oversight import Finding, TaskState
from congxa.oversight.service.scan import scan
from web.desk_reader import BODY, TITLE, SitDown, desks, directed, written


@pytest.fixture
def at_desk(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def test_a_directive_is_acknowledged_and_answered(at_desk: SitDown, world: World) -> None:
    number = directed(world)
    editor = at_desk(EDITOR)
    start = editor.get("/")
    assert "Chỉ đạo số 1 của Núi Cao: Gỡ liên kết quảng cáo. Còn 2 ngày." in start.text
    page = editor.get(f"/chi-dao/{number}")
    assert "Gỡ ngay trong hai ngày." in page.text and "Xác nhận đã nhận" in page.text
    assert "Báo cáo đã khắc phục" not in page.text

    page = editor.post(f"/chi-dao/{number}/nhan")
    assert page.status == 200 and "Đang khắc phục" in page.text
    page = editor.post(f"/chi-dao/{number}/bao-cao", {"text": "  "})
    assert page.status == 422 and "Hãy ghi đã làm gì" in page.messages_at("text")
    page = editor.post(f"/chi-dao/{number}/bao-cao", {"text": "Đã gỡ liên kết, đổi mật khẩu."})
    assert page.status == 200 and "Đã gỡ liên kết, đổi mật khẩu." in page.text
    with world.desk(EDITOR) as (actor, unit_id):
        assert oversight.task_for(actor, unit_id, number).row.state is TaskState.RESPONDED
    page = editor.post(f"/chi-dao/{number}/bao-cao", {"text": "Báo cáo lần nữa."})
    assert page.status == 409 and "Báo cáo lần nữa." in page.html
    assert "Chỉ đạo số 1 của Núi Cao" not in editor.get("/").text


def test_a_finding_leads_to_the_field_that_mends_it(at_desk: SitDown, world: World) -> None:
    chief = at_desk(CHIEF)
    body = BODY + '<p><a href="https://w88-example.test/">Thưởng</a></p>'
    path = written(chief, body=body)
    chief.post(path, chief.get(path).form() | {"step": "publish"})
    with world.office(SUPERVISOR) as (_actor, _office_id):
        unit_id = world.unit("suoi-trong").unit_id
        scan([unit_id], clock.now())
        found = [row.id for row in db.session.query(Finding).where(Finding.check == "gambling_link")]
    number = directed(world, found)
    page = chief.get(f"/chi-dao/{number}")
    assert "Cách khắc phục:" in page.text
    hrefs = [node.attributes["href"] for node in page.all(".card a.btn")]
    assert hrefs == [chief.path(f"{path}#f-body")]
    assert page.all("#f-body") == [] and chief.get(path).all("#f-body")

    listed = chief.get("/lien-ket/?ten-mien=w88-example.test")
    assert "Chữ: “Thưởng”" in listed.text and chief.path(path) in listed.html


def test_the_record_names_who_did_what(at_desk: SitDown) -> None:
    editor, chief = at_desk(EDITOR), at_desk(CHIEF)
    path = written(editor)
    editor.post(path, editor.get(path).form() | {"step": "submit"})
    page = chief.get("/nhat-ky/")
    assert f"{EDITOR.name} : Gửi duyệt · {TITLE}" in page.text
    assert "Trạng thái : Bản nháp → Chờ duyệt" in page.text
    assert "Tạo bài viết ·" not in chief.get("/nhat-ky/?viec=article.submitted").text
