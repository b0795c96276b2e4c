"""Writing at the desk: from the first word to the reader, refusals that lose nothing, two editors at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cast import CHIEF, CONTRIBUTOR, EDITOR, SUPERVISOR, World
from congxa import links, publishing
from congxa.config import Settings
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.identity import Permission
from congxa.publishing import ArticleState, Draft
from web.desk_reader import BODY, TITLE, SitDown, desks, filled, state_of, written


@pytest.fixture
def at_desk(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def test_an_editor_writes_and_submits_and_the_chief_publishes(at_desk: SitDown, world: World) -> None:
    editor, chief = at_desk(EDITOR), at_desk(CHIEF)
    path = written(editor)

    page = editor.get(path)
    assert TITLE in page.html and "Đã lưu lúc" in page.text
    assert [node.attributes["value"] for node in page.all("button[name=step]")] == ["submit"]

    page = editor.post(path, page.form() | {"title": TITLE + " hôm nay", "step": "submit"})
    assert page.status == 200 and "Đã gửi bài để duyệt." in page.text
    assert state_of(world, path) == ArticleState.SUBMITTED

    start = chief.get("/")
    assert f"Bài “{TITLE} hôm nay” của {EDITOR.name} chờ bạn duyệt." in start.text
    page = chief.get(path)
    page = chief.post(path, page.form() | {"step": "publish"})
    assert page.status == 200 and "Đã đăng bài." in page.text
    address = page.all(".alert a.alert-link")[0].attributes["href"] or ""
    number = int(path.rsplit("/", 1)[1])
    assert address.endswith(publishing.address(number, "ban-suoi-trong-khanh-thanh-cau-treo-moi-hom-nay"))
    assert state_of(world, path) == ArticleState.PUBLISHED

    page = editor.get(path)
    assert not page.all("textarea[name=body]") and "chỉ trưởng ban biên tập sửa được" in page.text


def test_what_was_typed_stays_when_it_is_refused(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    page = editor.post("/bai-viet/moi", filled(editor, title="Ngắn", section="", author="Người viết thử"))

    assert page.status == 422
    assert "cần từ 10 đến 200 ký tự" in page.messages_at("title")
    assert "Chưa chọn chuyên mục" in page.messages_at("section")
    kept = page.form()
    assert (kept["title"], kept["author"], kept["body"], kept["basis"]) == ("Ngắn", "Người viết thử", BODY, "own_staff")
    assert "Chưa có bài nào" in editor.get("/bai-viet/").text


def test_publishing_with_gaps_is_refused_and_keeps_what_was_typed(at_desk: SitDown, world: World) -> None:
    chief = at_desk(CHIEF)
    path = written(chief)
    page = chief.post(path, chief.get(path).form() | {"author": ""})
    assert "Bài chưa có tác giả" in " ".join(node.text() for node in page.all(".missing li"))

    page = chief.post(path, page.form() | {"summary": "Tóm tắt vừa gõ.", "step": "publish"})
    assert page.status == 422
    assert "Bài chưa có tác giả" in page.messages_at("author")
    assert page.form()["summary"] == "Tóm tắt vừa gõ."
    assert state_of(world, path) == ArticleState.DRAFT

    page = chief.post(path, page.form() | {"author": "Hồ Văn Mẫu", "step": "publish"})
    assert page.status == 200 and "Đã đăng bài." in page.text


def test_a_new_article_is_kept_when_its_step_is_refused(at_desk: SitDown, world: World) -> None:
    chief = at_desk(CHIEF)
    typed = filled(chief, basis="", form_key="mot-bieu-mau")
    page = chief.post("/bai-viet/moi", typed | {"step": "publish"})

    assert page.status == 200 and "Bài đã lưu, chưa chuyển bước." in page.text
    assert page.messages_at("basis")
    path = (page.all("form.editing")[0].attributes["action"] or "").removeprefix(chief.path(""))
    assert state_of(world, path) == ArticleState.DRAFT and TITLE in chief.get(path).html
    again = chief.post("/bai-viet/moi", typed | {"step": "publish"})
    assert again.all("form.editing")[0].attributes["action"] == chief.path(path), "sent twice it is still one"
    page = chief.post(path, page.form() | {"basis": "own_staff", "step": "publish"})
    assert page.status == 200 and "Đã đăng bài." in page.text


def test_a_refused_step_is_called_by_its_name(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    path = written(chief)
    page = chief.post(path, chief.get(path).form() | {"step": "schedule"})
    assert page.status == 422 and "Chưa hẹn giờ đăng được." in page.text and "Chưa lưu được" not in page.text


def test_who_wrote_alone_is_not_offered_to_approve(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    path = written(chief)
    sent = chief.post(path, chief.get(path).form() | {"step": "submit"})
    assert "approve" not in [node.attributes["value"] for node in sent.all("button[name=step]")]
    assert "người khác có quyền đăng bài mới duyệt được" in sent.text
    refused = chief.post(path, sent.form() | {"step": "approve"})
    assert "Bài này chỉ có" in refused.text and "Bản của bạn chưa được lưu" not in refused.text


def test_a_blocked_link_is_refused_by_name(at_desk: SitDown, world: World) -> None:
    with world.office(SUPERVISOR) as (actor, office_id):
        links.block(actor, office_id, "w88-example.test", "Quảng cáo cờ bạc")
    editor = at_desk(EDITOR)
    body = BODY + '<p><a href="https://vip.w88-example.test/x">xem thêm</a></p>'
    page = editor.post("/bai-viet/moi", filled(editor, body=body))

    assert page.status == 422
    assert "xem thêm" in page.messages_at("body") and "vip.w88-example.test" in page.messages_at("body")
    assert "Nội dung:" in page.messages_at("body")
    assert page.form()["body"] == body


def test_the_second_of_two_editors_compares_and_decides(at_desk: SitDown, world: World) -> None:
    editor, chief = at_desk(EDITOR), at_desk(CHIEF)
    path = written(editor)
    mine, theirs = editor.get(path).form(), chief.get(path).form()
    assert chief.post(path, theirs | {"body": BODY + "<p>Lời của trưởng ban.</p>"}).status == 200

    page = editor.post(path, mine | {"body": BODY + "<p>Lời của biên tập viên.</p>", "author": "Người khác"})
    assert page.status == 409
    assert f"{CHIEF.name} đã lưu bài này" in page.text and "Bản của bạn chưa được lưu" in page.text
    marked = [node.text() for node in page.all("mark")]
    assert marked == ["Lời của trưởng ban.", "Lời của biên tập viên.", "Tác giả: Hồ Văn Mẫu", "Tác giả: Người khác"]
    kept = page.form("main form")
    assert "Lời của biên tập viên." in kept["body"] and kept["author"] == "Người khác"
    assert "Lời của trưởng ban." in editor.get(path).form()["body"], "nothing was overwritten"

    again = editor.post(path, kept | {"continue": "1"})
    assert again.form()["version"] == kept["version"] and "Lời của biên tập viên." in again.form()["body"]
    page = editor.post(path, kept)
    assert page.status == 200
    assert "Lời của biên tập viên." in editor.get(path).form()["body"]
    history = editor.get(f"{path}/lich-su/so-sanh?tu=2&den=3")
    assert "trưởng ban" in " ".join(node.text() for node in history.all("del")) and CHIEF.name in history.text


def test_the_page_of_two_versions_carries_every_field_on(at_desk: SitDown) -> None:
    editor, chief = at_desk(EDITOR), at_desk(CHIEF)
    path = written(editor)
    mine, theirs = editor.get(path).form(), chief.get(path).form()
    assert chief.post(path, theirs | {"summary": "Lời của trưởng ban."}).status == 200
    typed = mine | {"expires_at": "2031-05-01T08:00", "valid_until": "2032-01-01", "scope": "Chỉ trang này."}
    page = editor.post(path, typed | {"step": "submit", "publish_at": "nửa chừng"})
    assert page.status == 409
    kept = page.form("main form")
    passed_on = {name: value for name, value in typed.items() if name not in ("csrf_token", "version", "step")}
    assert {name: kept.get(name) for name in passed_on} == passed_on
    assert "step" not in kept
    assert editor.post(path, kept).status == 200
    assert editor.get(path).form()["expires_at"] == "2031-05-01T08:00"


def test_a_save_after_the_chief_published_is_not_lost(at_desk: SitDown) -> None:
    editor, chief = at_desk(EDITOR), at_desk(CHIEF)
    path = written(editor)
    mine = editor.get(path).form()
    assert chief.post(path, chief.get(path).form() | {"step": "publish"}).status == 200

    page = editor.post(path, mine | {"body": "<p>Câu vừa viết thêm.</p>"})
    assert page.status == 403
    assert "Câu vừa viết thêm." in page.html
    assert "đè lên" not in page.text


def test_a_returned_article_says_why(at_desk: SitDown) -> None:
    editor, chief = at_desk(EDITOR), at_desk(CHIEF)
    path = written(editor)
    editor.post(path, editor.get(path).form() | {"step": "submit"})

    page = chief.post(path, chief.get(path).form() | {"step": "return", "return_note": " "})
    assert page.status == 422 and "nội dung cần sửa" in page.messages_at("return_note")
    page = chief.post(path, chief.get(path).form() | {"step": "return", "return_note": "Ghi rõ tên cầu."})
    assert page.status == 200
    start = editor.get("/")
    assert "được trả lại để sửa: Ghi rõ tên cầu." in start.text
    assert "Ghi rõ tên cầu." in editor.get(path).text


def test_an_hour_is_an_hour_in_vietnam(at_desk: SitDown, world: World) -> None:
    chief = at_desk(CHIEF)
    path = written(chief)
    page = chief.post(path, chief.get(path).form() | {"step": "schedule", "publish_at": ""})
    assert page.status == 422 and "Chưa chọn giờ đăng" in page.messages_at("publish_at")
    moment = clock.local(clock.now() + timedelta(days=2)).replace(hour=7, minute=30)
    typed = moment.strftime("%Y-%m-%dT%H:%M")
    page = chief.post(path, chief.get(path).form() | {"step": "schedule", "publish_at": typed})
    assert f"Bài sẽ tự đăng lúc {moment:%d/%m/%Y} 07:30 (giờ Việt Nam)." in page.text
    page = chief.post(path, chief.get(path).form() | {"step": "unschedule"})
    assert page.status == 200 and state_of(world, path) == ArticleState.SUBMITTED


def test_an_article_with_gaps_can_still_be_withdrawn(at_desk: SitDown, world: World) -> None:
    chief = at_desk(CHIEF)
    path = written(chief)
    chief.post(path, chief.get(path).form() | {"step": "publish"})

    typed = chief.get(path).form() | {"author": "", "step": "withdraw", "withdraw_reason": "Sai số liệu"}
    page = chief.post(path, typed)
    assert page.status == 422 and "Gỡ bài ngay, bỏ phần vừa sửa" in page.text
    assert state_of(world, path) == ArticleState.PUBLISHED
    page = chief.post(f"{path}/go", page.form())
    assert page.status == 200 and state_of(world, path) == ArticleState.WITHDRAWN
    assert "Lý do gỡ: Sai số liệu" in page.text
    editor = at_desk(EDITOR)
    page = editor.post(path, editor.get(path).form() | {"step": "reopen"})
    assert page.status == 200 and page.all("textarea[name=body]")


def test_a_contributor_sees_no_button_to_publish(at_desk: SitDown, world: World) -> None:
    contributor = at_desk(CONTRIBUTOR)
    path = written(contributor)
    page = contributor.get(path)
    assert [node.attributes["value"] for node in page.all("button[name=step]")] == ["submit"]
    titles = [node.text() for node in page.all(".nav-link-title")]
    assert titles == ["Việc cần làm", "Bài viết", "Thư viện ảnh", "Tập tin", "Bản quyền", "Liên kết"]
    assert contributor.post(path, page.form() | {"step": "publish"}).status == 403
    assert state_of(world, path) == ArticleState.DRAFT
    assert contributor.get("/bieu-ngu/").status == 403
    assert contributor.get("/nhat-ky/").status == 403


def test_a_contributor_reads_what_another_wrote_and_changes_nothing(at_desk: SitDown, world: World) -> None:
    path = written(at_desk(EDITOR))
    typed = at_desk(EDITOR).get(path).form()
    contributor = at_desk(CONTRIBUTOR)
    page = contributor.get(path)
    assert "Bài này do Biên tập viên Suối Trong viết" in page.text
    assert not page.all("button[name=step], button[data-save], textarea[name=body]")
    mine = {"csrf_token": contributor.token, "title": "Một tiêu đề khác hẳn", "step": "submit"}
    refused = contributor.post(path, typed | mine)
    assert refused.status == 403 and "Cộng tác viên chỉ sửa" in refused.text
    assert state_of(world, path) == ArticleState.DRAFT


def test_the_list_filters_and_searches(at_desk: SitDown) -> None:
    chief = at_desk(CHIEF)
    first, second = written(chief), written(chief, title="Lịch tiêm chủng tháng tới", section="diem-bao")
    chief.post(first, chief.get(first).form() | {"step": "publish"})

    def titles(query: str) -> list[str]:
        return [node.text() for node in chief.get(f"/bai-viet/{query}").all("tbody th a")]

    assert titles("") == [TITLE, "Lịch tiêm chủng tháng tới"]
    assert titles("?trang-thai=published") == [TITLE]
    assert titles("?chuyen-muc=diem-bao") == ["Lịch tiêm chủng tháng tới"]
    assert titles("?tim=tiem+chung") == ["Lịch tiêm chủng tháng tới"]
    assert titles("?tim=không+có+bài+này") == []
    assert second in chief.get("/bai-viet/").html


def test_the_choice_of_a_basis_brings_its_fields(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    part = editor.get("/nguon-goc/article?basis=agreement&source_name=Báo+Vùng+Cao")
    demanded = [node.attributes["for"] for node in part.all("label.required")]
    assert demanded == ["f-agreement_id", "f-author", "f-source_url", "f-source_published_at"]
    assert 'value="Báo Vùng Cao"' in part.html
    part = editor.get("/nguon-goc/picture?basis=own_staff")
    assert [node.attributes["for"] for node in part.all("label.required")] == ["f-author"]
    assert f'value="{EDITOR.name}"' in part.html
    assert EDITOR.name not in editor.get(f"/nguon-goc/picture?basis=quotation&author={EDITOR.name}").html
    without_script = editor.get("/bai-viet/moi?chuyen-muc=chinh-tri").form()
    assert {"author", "source_name", "source_url", "source_published_at", "agreement", "note"} <= set(without_script)


def test_the_hour_of_the_work_is_kept_where_it_was_given_and_invented_nowhere(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    day = {"source_published_at": "2026-02-27"}
    path = written(editor, basis="quotation", **day)
    form = editor.get(path).form()
    assert (form["source_published_at"], form["source_published_time"]) == ("2026-02-27", "")
    form = editor.post(path, form | {"source_published_time": "09:41"}).form()
    assert (form["source_published_at"], form["source_published_time"]) == ("2026-02-27", "09:41")
    assert editor.post(path, form | {"source_published_time": ""}).form()["source_published_time"] == ""
    page = editor.post(path, editor.get(path).form() | {"source_published_time": "chín giờ"})
    assert page.status == 422 and "không phải là giờ" in page.messages_at("source_published_time")
    page = editor.post(path, editor.get(path).form() | {"source_published_at": "", "source_published_time": "09:41"})
    assert page.status == 422 and "chưa ghi ngày" in page.messages_at("source_published_at")


def test_a_day_in_the_form_keeps_the_hour_that_is_kept(at_desk: SitDown, world: World) -> None:
    at = clock.now().replace(microsecond=0) - timedelta(days=3)
    origin = Origin(Basis.QUOTATION, "", "Báo Vùng Cao", "https://bao.example/1", at)
    with world.desk(EDITOR) as (actor, unit_id):
        draft = Draft(title=TITLE, section="chinh-tri", body=BODY, origin=origin)
        number = publishing.create(actor, unit_id, draft).id
    editor = at_desk(EDITOR)
    page = editor.post(f"/bai-viet/{number}", editor.get(f"/bai-viet/{number}").form() | {"summary": "Mới."})
    assert page.status == 200
    with world.desk(EDITOR) as (actor, unit_id):
        article = publishing.article_for(actor, Permission.DESK_READ, unit_id, number)
        assert publishing.draft_of(article).origin == origin
