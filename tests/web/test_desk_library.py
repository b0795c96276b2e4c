"""The library at the desk: many uploads, bulk acts said before they are done, crops, withdrawal, sharing; files too."""

from __future__ import annotations

import io
import re

import pytest

from cast import CHIEF, CONTRIBUTOR, DISTRICT_CHIEF, EDITOR, World
from congxa import media, publishing
from congxa.config import Settings
from media import papers
from publishing.desk import OWN, figure, published
from publishing.test_library import scene, share
from web.desk_reader import HOST, Desk, SitDown, desks
from web.site_reader import Reader, site_app


@pytest.fixture
def at_desk(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def send(desk: Desk, *files: tuple[bytes, str], **fields: str) -> list[int]:
    """Pictures sent at once; gives the numbers of all that the library has."""
    desk.post("/anh/tai-len", {"file": [(io.BytesIO(data), name) for data, name in files], **fields})
    return [each["id"] for each in desk.get("/anh.json").response.get_json()]


def test_many_pictures_are_sent_at_once_and_one_that_is_refused_stops_none(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    files = [(scene(1), "mot.png"), (b"khong phai anh", "hai.png"), (scene(40), "ba.png"), (scene(1), "lai.png")]
    sent = {"file": [(io.BytesIO(data), name) for data, name in files], "folder": "Lễ hội/2026", "alt": "Cảnh"}
    page = editor.post("/anh/tai-len", sent)
    assert page.status == 200
    assert "mot.png : Đã thêm vào thư viện" in page.text
    assert "hai.png : Không đọc được ảnh" in page.text
    assert "lai.png : Ảnh này đã có trong thư viện" in page.text
    assert len(editor.get("/anh.json").response.get_json()) == 2
    assert "2 ảnh." in editor.get("/anh/?thu-muc=Lễ hội").text


def test_a_look_alike_is_told_and_one_of_the_two_is_used(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    [first] = send(editor, (scene(1), "mot.png"), alt="Chợ phiên")
    page = editor.post("/anh/tai-len", {"file": (io.BytesIO(scene(1, "JPEG", quality=45)), "mot.jpg")})
    assert "Giống ảnh “Chợ phiên” đã có trong thư viện (độ giống" in page.text
    form = page.form(".upload-alike form")
    editor.post("/anh/xep", form | {"xac-nhan": "1"})
    assert [each["id"] for each in editor.get("/anh.json").response.get_json()] == [first]


def test_a_bulk_act_is_said_in_numbers_and_done_at_the_second_yes(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    numbers = send(editor, (scene(1), "mot.png"), (scene(40), "hai.png"))
    asked = {"ids": [str(number) for number in numbers], "viec": "sort", "folder": "Chợ", "add": "xuân"}
    page = editor.post("/anh/xep", asked)
    assert "2 mục chuyển thư mục." in page.text and "2 mục đổi nhãn." in page.text
    assert "Chợ (2)" not in editor.get("/anh/").text
    assert "Đã chuyển thư mục 2 mục, đổi nhãn 2 mục." in editor.post("/anh/xep", asked | {"xac-nhan": "1"}).text
    assert "2 ảnh." in editor.get("/anh/?thu-muc=Chợ&nhan=xuân").text
    assert "đã đổi tên thư mục" in editor.post("/anh/thu-muc", {"old": "Chợ", "folder": "Chợ phiên"}).text.lower()
    refused = editor.post("/anh/xep", {"viec": "sort", "folder": "a"})
    assert refused.status == 422 and "Chưa chọn mục nào" in refused.text
    too_deep = editor.post("/anh/xep", asked | {"folder": "a/b/c/d"})
    assert too_deep.status == 422 and "4 cấp" in too_deep.text


def test_what_is_thrown_away_is_taken_back_from_the_bin(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    [number] = send(editor, (scene(1), "mot.png"))
    said = editor.post("/anh/xep", {"ids": str(number), "viec": "bin"})
    assert "1 mục vào thùng rác." in said.text and "30 ngày" in said.text
    assert editor.get("/anh.json").response.get_json() != []
    editor.post("/anh/xep", {"ids": str(number), "viec": "bin", "xac-nhan": "1"})
    assert editor.get("/anh.json").response.get_json() == []
    assert "1 ảnh." in editor.get("/anh/?tinh-trang=bin").text
    editor.post("/anh/xep", {"ids": str(number), "viec": "take_back", "xac-nhan": "1"})
    assert editor.get("/anh.json").response.get_json()[0]["id"] == number


def test_a_crop_is_set_by_numbers_and_readers_get_it_under_another_address(
    at_desk: SitDown, world: World, settings: Settings
) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        picture = publishing.add_picture(actor, unit_id, "a.png", scene(), "Cảnh", "", OWN)
        article = published(actor, unit_id, body=f"<p>Chữ.</p>{figure(picture.id, 'Cảnh')}", cover_id=picture.id)
        path = publishing.address(article.id, article.slug)
    chief, reader = at_desk(CHIEF), Reader(site_app(settings), "suoi-trong")
    assert f"/tep/{picture.id}/640.webp 640w" in reader.get(path).get_data(as_text=True)
    cut = {"left": "0", "top": "0", "width": "640", "height": "360", "focus_x": "10", "focus_y": "90"}
    wrong = chief.post(f"/anh/{picture.id}/cat", cut | {"width": "9000"})
    assert wrong.status == 422 and "ra ngoài ảnh" in wrong.text and 'value="9000"' in wrong.html
    assert chief.post(f"/anh/{picture.id}/cat", cut | {"left": "x"}).status == 422
    assert "ảnh gốc giữ nguyên" in chief.post(f"/anh/{picture.id}/cat", cut).text
    page = reader.get(path).get_data(as_text=True)
    assert f"/tep/{picture.id}/640.webp?v=1 640w" in page and 'height="360"' in page
    shown = reader.get(f"/tep/{picture.id}/640.webp?v=1")
    assert shown.headers["Cache-Control"] == "public, max-age=604800"
    assert reader.get(f"/tep/{picture.id}/640.webp").headers["Cache-Control"] == "public, no-cache"
    front = reader.get("/chuyen-muc/chinh-tri").get_data(as_text=True)
    assert "focus-x-1 focus-y-9" in front and f"/tep/{picture.id}/320.webp?v=1" in front
    assert chief.get(f"/anh/{picture.id}/toan-canh.webp").status == 200
    chief.post(f"/anh/{picture.id}/cat", cut | {"whole": "1"})
    assert f"/tep/{picture.id}/640.webp?v=2" in reader.get(path).get_data(as_text=True)


def test_a_picture_is_taken_off_every_page_and_comes_back(at_desk: SitDown, world: World, settings: Settings) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        picture = publishing.add_picture(actor, unit_id, "a.png", scene(), "Cảnh riêng", "Chú thích riêng", OWN)
        article = published(actor, unit_id, body=f"<p>Chữ.</p>{figure(picture.id, 'Cảnh riêng')}", cover_id=picture.id)
        publishing.create_banner(actor, unit_id, "Biểu ngữ", "https://dichvucong.gov.vn/", picture.id)
        path = publishing.address(article.id, article.slug)
    chief, reader = at_desk(CHIEF), Reader(site_app(settings), "suoi-trong")
    own = chief.get(f"/anh/{picture.id}")
    assert article.title in own.text and "biểu ngữ, Đang hiện" in own.text
    assert "Ảnh đang hiện ở 2 nơi công khai." in chief.get(f"/anh/{picture.id}/go").text
    assert chief.post(f"/anh/{picture.id}/go", {"reason": ""}).status == 422
    chief.post(f"/anh/{picture.id}/go", {"reason": "Chưa có quyền dùng"})
    page = reader.get(path).get_data(as_text=True)
    assert "Ảnh đã được gỡ" in page and "Cảnh riêng" not in page and OWN.author not in page.split("prose")[1][:900]
    assert f"/tep/{picture.id}/" not in reader.get("/chuyen-muc/chinh-tri").get_data(as_text=True)
    answer = reader.get(f"/tep/{picture.id}/640.webp")
    assert answer.status_code == 200 and answer.get_data() == media.placeholder(640)
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert reader.get(f"/tep/{picture.id}/960.jpg").get_data() == media.placeholder(960, "JPEG")
    for feed in ("/rss.xml", "/atom.xml", "/sitemap.xml"):
        assert f"/tep/{picture.id}/" not in reader.get(feed).get_data(as_text=True)
    assert "Chưa có quyền dùng" in chief.get(f"/anh/{picture.id}").text
    assert chief.post(f"/anh/{picture.id}/go", {"reason": "Lần nữa"}).status == 409
    chief.post(f"/anh/{picture.id}/hien-lai")
    assert "Cảnh riêng" in reader.get(path).get_data(as_text=True)
    assert f"/tep/{picture.id}/" in reader.get("/chuyen-muc/chinh-tri").get_data(as_text=True)


def test_a_contributor_is_offered_neither_withdrawal_nor_sharing(at_desk: SitDown) -> None:
    contributor = at_desk(CONTRIBUTOR)
    [number] = send(contributor, (scene(1), "mot.png"))
    page = contributor.get(f"/anh/{number}").text
    assert "Gỡ khỏi tất cả các trang" not in page and "Chia sẻ cho" not in page
    assert contributor.post(f"/anh/{number}/go", {"reason": "x"}).status == 403
    assert contributor.post(f"/anh/{number}/chia-se", {"chia-se": "1"}).status == 403


def test_the_district_shares_and_a_commune_takes_a_copy(at_desk: SitDown, world: World) -> None:
    number = share(world)
    chief = at_desk(CHIEF)
    page = chief.get("/anh/chung")
    assert "Trụ sở huyện" in page.text and "Huyện Núi Cao" in page.text
    assert chief.get(f"/anh/chung/{number}/320.webp").status == 200
    assert chief.get(f"/anh/{number}").status == 404
    offered = chief.get("/anh/chung.json").response.get_json()
    ask = {"Accept": "application/json", "X-CSRFToken": chief.token}
    taken = chief.client.post(offered[0]["take"], headers=ask, base_url=HOST).get_json()
    assert taken["alt"] == "Trụ sở huyện" and taken["id"] != number
    assert chief.get("/anh.json").response.get_json()[0]["id"] == taken["id"]
    district = at_desk(DISTRICT_CHIEF)
    assert "Thôi chia sẻ" in district.get(f"/anh/{number}").text
    district.post(f"/anh/{number}/chia-se", {"chia-se": ""})
    assert "chưa chia sẻ ảnh nào" in chief.get("/anh/chung").text
    assert chief.get(f"/anh/chung/{number}/320.webp").status == 404


def test_files_have_folders_tags_and_a_bin_as_pictures_have(at_desk: SitDown, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        used = media.add_file(actor, unit_id, "dung.pdf", papers.pdf(1), "Đang dùng")
        idle = media.add_file(actor, unit_id, "khong.pdf", papers.pdf(2), "Không dùng")
        published(actor, unit_id, fields={"files": [used.id]})
    chief = at_desk(CHIEF)
    chief.post("/tap-tin/xep", {"ids": str(idle.id), "viec": "sort", "folder": "Mẫu", "add": "cũ", "xac-nhan": "1"})
    assert "1 tệp." in chief.get("/tap-tin/?thu-muc=Mẫu&nhan=cũ").text
    refused = chief.post("/tap-tin/xep", {"ids": [str(used.id), str(idle.id)], "viec": "bin"})
    assert refused.status == 409 and "1 tệp đang hiện" in refused.text and "Đang dùng" in refused.text
    chief.post("/tap-tin/xep", {"ids": str(idle.id), "viec": "bin", "xac-nhan": "1"})
    assert "Không dùng" not in chief.get("/tap-tin/").text
    assert "Không dùng" in chief.get("/tap-tin/?tinh-trang=bin").text
    assert chief.get("/tap-tin/?chua-dung=1").text.count("Đang dùng") == 0


def test_a_file_can_run_nothing_where_it_is_served(at_desk: SitDown, world: World, settings: Settings) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        file = media.add_file(actor, unit_id, "mau.pdf", papers.pdf(1), "Mẫu")
        published(actor, unit_id, fields={"files": [file.id]})
    reader: Reader = Reader(site_app(settings), "suoi-trong")
    for answer in (reader.get(f"/tap-tin/{file.id}/mau.pdf"), at_desk(CHIEF).get(f"/tap-tin/{file.id}/tep").response):
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert re.search(r"default-src 'none'.*sandbox", answer.headers["Content-Security-Policy"])
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_drawing_that_could_run_is_refused_as_picture_and_as_file(at_desk: SitDown) -> None:
    editor = at_desk(EDITOR)
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    page = editor.post("/anh/tai-len", {"file": (io.BytesIO(svg), "ve.svg")})
    assert page.status == 422 and "SVG" in page.messages_at("file")
    assert editor.post("/tap-tin/tai-len", {"file": (io.BytesIO(svg), "ve.svg")}).status == 422
