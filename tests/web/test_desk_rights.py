"""Rights at the desk: one click for own work, records chosen from lists, the measure of quotations, the guide."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest

from cast import CHIEF, CONTRIBUTOR, EDITOR, FAR_CHIEF, World
from congxa import copyright as rights
from congxa import media, publishing
from congxa.config import Settings
from congxa.copyright import Basis, WorkKind
from congxa.core import clock
from congxa.identity import Permission
from copyright.stage import CONTACT, agreement, contributor, proof
from media.papers import pdf, webm
from web.desk_reader import SitDown, desks, filled, picture_file, written

AGREEMENTS, CONTRIBUTORS = "/ban-quyen/thoa-thuan/", "/ban-quyen/cong-tac-vien/"


@pytest.fixture
def at_desk(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def day(ahead: int) -> str:
    return (clock.today() + timedelta(days=ahead)).isoformat()


def test_own_work_takes_one_choice_and_save(at_desk: SitDown, world: World) -> None:
    editor = at_desk(EDITOR)
    path = written(editor, basis="own_staff", author="")
    editor.post("/anh/tai-len", {"file": picture_file(), "alt": "Cầu", "basis": "own_staff"})
    with world.desk(EDITOR) as (actor, unit_id):
        article = publishing.article_for(actor, Permission.DESK_READ, unit_id, int(path.rsplit("/", 1)[1]))
        picture = media.library(actor, unit_id)[0]
        said = [
            publishing.draft_of(article).origin,
            rights.origins(unit_id, WorkKind.PICTURE, [picture.id])[picture.id],
        ]
    assert [(one.basis, one.author) for one in said] == [(Basis.OWN_STAFF, EDITOR.name)] * 2


def test_who_saves_anothers_own_work_does_not_become_its_author(at_desk: SitDown) -> None:
    path = written(at_desk(EDITOR), basis="own_staff", author="Hồ Văn Mẫu")
    chief = at_desk(CHIEF)
    page = chief.post(path, chief.get(path).form() | {"author": ""})
    assert page.form()["author"] == ""


def test_only_own_work_is_asked_whom_it_names_below(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    assert "byline" not in editor.get("/bai-viet/moi?chuyen-muc=chinh-tri").form()  # nobody is named before it is said
    asked = "/nguon-goc/article?of_kind=news&byline=Ban+biên+tập&basis="
    assert 'value="Ban biên tập"' in editor.get(f"{asked}own_staff").html
    assert editor.get(f"{asked}official_document").all("#f-byline")
    for basis in ("contributor", "agreement", "quotation", "permission", "pure_news"):
        assert not editor.get(f"{asked}{basis}").all("#f-byline"), basis
    path = written(editor, basis="own_staff", byline="Ban biên tập")
    form = editor.get(path).form()
    assert form["byline"] == "Ban biên tập"
    page = editor.post(path, form | {"basis": "pure_news", "source_name": "Đài xã"})
    assert page.status == 200 and "Ban biên tập" not in page.form().values()


@pytest.mark.parametrize("work", ["article", "picture", "file"])
def test_the_large_buttons_come_first_for_every_work(at_desk: SitDown, work: str) -> None:
    page = at_desk(EDITOR).get(f"/nguon-goc/{work}/chon")
    choices = [node.attributes["value"] for node in page.all(".presets input[name=basis]")]
    first = ["own_staff", "contributor", "official_document", "agreement", "quotation", "open_licence", "public_domain"]
    assert choices[:7] == first
    assert EDITOR.name in page.text
    assert all(node.attributes.get("hx-get") for node in page.all(".presets input"))


def test_an_agreement_is_entered_chosen_and_closed(at_desk: SitDown, world: World) -> None:
    editor = at_desk(EDITOR)
    assert "Chưa có thỏa thuận nào" in editor.get(AGREEMENTS).text
    page = editor.post(f"{AGREEMENTS}moi", {"partner": "Báo Vùng Cao", "valid_from": "hôm qua"})
    assert page.status == 422 and "không phải là ngày" in page.messages_at("valid_from")
    said = {
        "partner": "Báo Vùng Cao",
        "number": "7/TT",
        "signed_on": day(-9),
        "valid_from": day(-9),
        "works": "article",
    }
    page = editor.post(f"{AGREEMENTS}moi", said | {"valid_until": day(20)})
    assert page.status == 200 and "Còn 20 ngày" in page.text
    number = page.all("tbody th a")[0].attributes["href"].rsplit("/", 1)[1]  # type: ignore[union-attr]

    form = editor.get("/nguon-goc/article?basis=agreement")
    assert [node.attributes["value"] for node in form.all("#f-agreement_id option")] == ["", number]
    assert "Thêm thỏa thuận vào danh sách" in form.text
    story = {
        "basis": "agreement",
        "agreement_id": number,
        "author": "Phóng viên",
        "source_url": "https://bao.example/1",
    }
    path = written(editor, **story, source_published_at=day(-1))
    assert editor.get(path).form()["source_name"] == "Báo Vùng Cao"
    page = editor.get(f"{AGREEMENTS}{number}")
    assert "Bản Suối Trong khánh thành" in page.text and "1 mục đang dùng" in page.text

    page = editor.post(f"{AGREEMENTS}{number}/ket-thuc")
    assert "Đã kết thúc" in page.text and "Mở lại thỏa thuận" in page.text
    assert not editor.get("/nguon-goc/article?basis=agreement").all(f"#f-agreement_id option[value='{number}']")
    page = editor.post("/bai-viet/moi", filled(editor, **story, source_published_at=day(-1)))
    assert page.status == 422 and "đã kết thúc" in page.messages_at("agreement_id")
    assert editor.post(f"{AGREEMENTS}{number}/mo-lai").status == 200


def test_the_contact_of_a_contributor_is_read_by_who_keeps_the_records_alone(at_desk: SitDown, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = contributor(actor, unit_id).id
    editor, sender = at_desk(EDITOR), at_desk(CONTRIBUTOR)
    assert CONTACT in editor.get(f"{CONTRIBUTORS}{number}").html
    page = sender.get(f"{CONTRIBUTORS}{number}")
    assert page.status == 200 and CONTACT not in page.html
    assert not page.all("button[data-save]")
    assert sender.post(f"{CONTRIBUTORS}{number}", {"name": "X"}).status == 403
    for path in (CONTRIBUTORS, "/nguon-goc/picture?basis=contributor", "/nhat-ky/"):
        assert CONTACT not in at_desk(CHIEF).get(path).html


def test_what_somebody_else_saved_is_not_written_over(at_desk: SitDown, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = agreement(actor, unit_id).id
    editor = at_desk(EDITOR)
    typed = editor.get(f"{AGREEMENTS}{number}").form("form#thoa-thuan") | {"note": "của tôi", "works": "article"}
    assert editor.post(f"{AGREEMENTS}{number}", typed).status == 200
    page = editor.post(f"{AGREEMENTS}{number}", typed | {"note": "muộn hơn"})
    assert page.status == 409 and "muộn hơn" in page.html and "Có người vừa sửa" in page.text


def test_a_film_says_whose_it_is_before_it_goes_out(at_desk: SitDown, world: World) -> None:
    chief = at_desk(FAR_CHIEF)
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        film = media.add_file(actor, unit_id, "phim.webm", webm(), "Phim mẫu").id
        scan = proof(actor, unit_id)
    path = written(chief, section="video", kind="video", **{"fact-video": str(film)})
    page = chief.post(path, chief.get(path).form() | {"step": "publish"})
    assert page.status == 422 and "chưa có nguồn gốc" in page.text
    page = chief.post(f"/tap-tin/{film}", chief.get(f"/tap-tin/{film}").form() | {"basis": "own_staff", "author": ""})
    assert page.status == 200 and page.form()["author"] == FAR_CHIEF.name
    said = {"basis": "permission", "author": "A", "source_name": "B", "agreement": "Thư", "proof_id": str(scan)}
    assert chief.post(f"/tap-tin/{film}", page.form() | said).form()["proof_id"] == str(scan)
    assert chief.post(path, chief.get(path).form() | {"step": "publish"}).status == 200


def test_the_measure_of_quotations_is_told_while_writing(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    body = "<p>Một hai ba bốn.</p><blockquote>Năm sáu bảy tám chín mười.</blockquote>"
    said = editor.post("/nguon-goc/do-trich-dan", {"body": body}).response.get_json()
    assert (said["words"], said["quoted"], said["share"], said["fits"], said["max_share"]) == (10, 6, 60, False, 30)
    words = "Trích 6 từ, chiếm 60 % bài; mức cho phép là 30 % và 250 từ. Rút ngắn đoạn trích hoặc viết thêm lời bình."
    assert said["message"] == words
    assert editor.post("/nguon-goc/do-trich-dan", {"body": body}, headers={"HX-Request": "true"}).html == words
    path = written(editor, body=body, basis="quotation")
    assert words in editor.get(path).text


def test_nothing_is_told_of_quotations_before_anybody_quotes(at_desk: SitDown) -> None:
    editor, asked = at_desk(EDITOR), {"body": "<p>Một hai ba bốn.</p>"}
    htmx = {"HX-Request": "true"}
    assert editor.post("/nguon-goc/do-trich-dan", asked, headers=htmx).html == ""
    assert editor.post("/nguon-goc/do-trich-dan", asked | {"basis": "own_staff"}, headers=htmx).html == ""
    told = editor.post("/nguon-goc/do-trich-dan", asked | {"basis": "quotation"}, headers=htmx).html
    assert "chưa có đoạn trích" in told


def test_a_press_review_begins_as_a_quotation_and_asks_whose_the_work_is(at_desk: SitDown) -> None:
    page = at_desk(EDITOR).get("/bai-viet/moi?chuyen-muc=diem-bao")
    assert page.form()["basis"] == "quotation"
    asked = [node.attributes["for"] for node in page.all("#nguon-goc-chi-tiet label.required")]
    assert asked == ["f-author", "f-source_name", "f-source_url", "f-source_published_at"]
    assert "basis" not in at_desk(EDITOR).get("/bai-viet/moi?chuyen-muc=chinh-tri").form()


def test_the_guide_says_what_each_basis_demands_from_the_same_data(at_desk: SitDown) -> None:
    page = at_desk(CONTRIBUTOR).get("/ban-quyen/huong-dan")
    assert page.status == 200
    for row in rights.bases(WorkKind.ARTICLE, clock.today()):
        assert row.title in page.text and row.legal in page.text
    for rule in rights.rules(clock.today()):
        assert rule.title in page.text
    assert "CC BY-SA" in page.text and "tối đa 30 % bài, 250 từ tất cả" in page.text


def test_a_contributor_without_consent_is_marked_before_anybody_is_refused(at_desk: SitDown, world: World) -> None:
    editor = at_desk(EDITOR)
    page = editor.post(f"{CONTRIBUTORS}moi", {"name": "Người gửi mới"})
    assert "chưa đăng được cho đến khi hồ sơ có bản đồng ý" in page.text
    assert "Chưa có bản đồng ý" in page.text and "Đang hiệu lực" not in page.text
    with world.desk(CHIEF) as (actor, unit_id):
        agreed = contributor(actor, unit_id)
    choices = [
        node.text() for node in editor.get("/nguon-goc/article?basis=contributor").all("#f-contributor_id option")
    ]
    assert choices == ["Chọn cộng tác viên", agreed.name, "Người gửi mới (chưa có bản đồng ý)"]

    with world.desk(CHIEF) as (actor, unit_id):
        asked = next(row.id for row in rights.contributors(actor, unit_id) if row.proof_id is None)
    path = written(editor, basis="contributor", contributor_id=str(asked))
    page = editor.post(path, editor.get(path).form() | {"step": "submit"})
    assert "Đã gửi bài để duyệt. Để đăng được còn thiếu: Bài của cộng tác viên Người gửi mới chưa có" in page.text


def test_what_is_missing_leads_to_a_field_that_is_there(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    for basis in ("contributor", "agreement", "permission", "quotation", "open_licence", "public_domain", "pure_news"):
        page = editor.get(written(editor, basis=basis, author=""))
        fields = [node.attributes["href"] or "" for node in page.all(".missing a")]
        assert fields and all(page.all(field) for field in fields), (basis, fields)


def test_the_proof_comes_along_with_the_form_of_its_record(at_desk: SitDown, world: World) -> None:
    editor = at_desk(EDITOR)
    paper = lambda: (io.BytesIO(pdf(1)), "dong-y.pdf")  # noqa: E731
    refused = editor.post(f"{CONTRIBUTORS}moi", {"name": "", "proof_file": paper()})
    assert refused.status == 422 and "Hãy chọn lại tệp" in refused.messages_at("proof_file")
    assert editor.post(f"{CONTRIBUTORS}moi", {"name": "Hồ Thị Mẫu", "proof_file": paper()}).status == 200
    with world.desk(EDITOR) as (actor, unit_id):
        [kept] = [row for row in rights.contributors(actor, unit_id) if row.name == "Hồ Thị Mẫu"]
        assert media.files_of(unit_id, [kept.proof_id or 0])[kept.proof_id or 0].filename == "dong-y.pdf"
        assert len(media.file_library(actor, unit_id)) == 1, "what was refused left no file behind"
