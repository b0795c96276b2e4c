"""The pages on which a chief editor arranges the site: forms without script, preview, putting in force."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from cast import CHIEF, EDITOR, FAR_CHIEF, World
from congxa import publishing, tenancy
from congxa.app import Platform, create_app
from congxa.config import Settings
from publishing.desk import draft, published
from visits import MANAGE, Visitor, signed_in
from web.desk_reader import Desk, Page, SitDown, desks
from web.site_reader import HOSTS, Reader, site_app


@pytest.fixture
def sit_down(built: Settings, world: World) -> Iterator[SitDown]:
    yield desks(built)
    tenancy.forget_directory()


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down(CHIEF)


def rows(page: Page) -> list[str]:
    return [" ".join(node.text().split()) for node in page.all(".arrange-rows h3")]


def form(page: Page) -> dict[str, str]:
    return page.form("form.arrange")


def test_the_overview_says_of_each_part_how_it_stands(desk: Desk) -> None:
    page = desk.get("/bo-cuc/")
    assert [node.text() for node in page.all("main h2")] == [
        "Trang chủ",
        "Danh mục",
        "Liên kết",
        "Giao diện và màu sắc",
    ]
    assert page.text.count("Theo tệp cấu hình") == 4
    assert page.all(".nav-item.active")[0].text(strip=True) == "Bố cục trang"


def test_the_front_page_is_arranged_by_buttons_and_nothing_typed_is_lost(desk: Desk) -> None:
    page = desk.get("/bo-cuc/trang-chu")
    usual = rows(page)
    assert usual[:2] == ["Tin nổi bật", "Các cột tin theo chuyên mục"]
    sent = form(page) | {"blocks-1-title": "Tin trong xã"}
    moved = desk.post("/bo-cuc/trang-chu", sent | {"act": "up-1"})
    assert moved.status == 200
    assert rows(moved)[:2] == ["Tin trong xã (Các cột tin theo chuyên mục)", "Tin nổi bật"]
    added = desk.post("/bo-cuc/trang-chu", form(moved) | {"act": "add-aside", "add-aside": "questions"})
    assert rows(added)[-1] == "Hỏi đáp"
    assert "Tin trong xã (Các cột tin theo chuyên mục)" in rows(added)
    gone = desk.post("/bo-cuc/trang-chu", form(added) | {"act": "out-2"})
    assert "Trang của các đơn vị trực thuộc" not in rows(gone)
    over = desk.post("/bo-cuc/trang-chu", form(gone) | {"act": "over-2"})
    assert rows(over)[:3] == ["Tin trong xã (Các cột tin theo chuyên mục)", "Tin nổi bật", "Thông báo"]
    assert rows(desk.get("/bo-cuc/trang-chu")) == usual  # nothing was kept


def test_a_draft_is_previewed_then_put_in_force_and_readers_see_it_at_once(
    desk: Desk, world: World, settings: Settings
) -> None:
    reader = Reader(site_app(settings), "suoi-trong")
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id, title="Tin để xem thử")
        article.has_second_eyes = True  # else it does not stand on top
    sent = form(desk.get("/bo-cuc/trang-chu")) | {"blocks-1-title": "Tin trong xã", "act": "save"}
    sent = {name: value for name, value in sent.items() if not name.startswith("blocks-0-")}
    preview = desk.post("/bo-cuc/trang-chu", sent)
    assert preview.status == 200
    assert "Trang chủ sẽ có 7 khối: bỏ 2, thêm 1." in preview.text
    assert "frame-src 'self'" in preview.response.headers["Content-Security-Policy"]
    frame = preview.all("iframe")[0].attributes["src"] or ""
    shown = desk.get(frame.removeprefix("/ban-lam-viec/suoi-trong"))
    assert shown.status == 200
    assert 'class="highlight"' not in shown.html
    assert 'class="highlight"' in reader.text()
    desk.post("/bo-cuc/trang-chu/ap-dung", form_at(preview, "ap-dung"))
    assert 'class="highlight"' not in reader.text()
    overview = desk.get("/bo-cuc/")
    assert "Do bàn làm việc sắp xếp" in overview.text
    desk.post("/bo-cuc/trang-chu/tra-lai", form_at(overview, "tra-lai"))
    assert 'class="highlight"' in reader.text()


def form_at(page: Page, action: str) -> dict[str, str]:
    return page.form(f"form[action$='{action}']")


def test_the_frame_shows_the_public_page_to_one_person_and_leads_nobody_astray(desk: Desk, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        published(actor, unit_id, title="Tin công khai của xã")
        publishing.create(actor, unit_id, draft(title="Bản nháp chưa ai được đọc"))
    page = desk.get("/bo-cuc/trang-chu/xem-thu/trang")
    assert "Tin công khai của xã" in page.text
    assert "Bản nháp chưa ai" not in page.text
    headers = page.response.headers
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Cache-Control"] == "private, no-store"
    links = [node.attributes.get("href") or "" for node in page.all("a[href]")]
    assert "http://suoi-trong.vn.example/chuyen-muc/chinh-tri" in links
    assert [link for link in links if link.startswith("/")] == []
    assert all(node.attributes.get("target") == "_blank" for node in page.all("a[href^=http]"))
    assert "data-visit" not in page.html and "/luot-xem/" not in page.html
    assert all("inert" in node.attributes for node in page.all("form"))
    sheets = [node.attributes["href"] or "" for node in page.all("link[rel=stylesheet]")]
    own = next(sheet for sheet in sheets if sheet.endswith("mau.css"))
    assert "--primary: #9b1c1c" in desk.get(own.removeprefix("/ban-lam-viec/suoi-trong")).html
    emblem = page.all("img.emblem")[0].attributes["src"] or ""
    assert desk.client.get(emblem, base_url=MANAGE).status_code == 200


def test_another_theme_can_be_tried_before_it_is_chosen(desk: Desk) -> None:
    page = desk.get("/bo-cuc/giao-dien/xem-thu/trang?giao-dien=nui-rung")
    assert "theme-nui-rung" in page.html
    assert "theme-nui-rung" not in desk.get("/bo-cuc/giao-dien/xem-thu/trang?giao-dien=khong-co").html


def test_the_contrast_of_a_colour_is_said_and_a_darker_one_proposed(desk: Desk) -> None:
    sent = form(desk.get("/bo-cuc/giao-dien"))
    assert (sent["theme"], sent["tokens-primary"]) == ("base", "#9b1c1c")
    good = desk.post("/bo-cuc/giao-dien", sent | {"act": "check"})
    assert "Chữ trắng trên màu chính: 8,1 : 1, đạt" in good.text
    pale = desk.post("/bo-cuc/giao-dien", sent | {"tokens-primary": "#ffd700", "act": "check"})
    assert "Chữ trắng trên màu chính: 1,4 : 1, không đạt" in pale.text
    assert "#857000" in pale.text
    refused = desk.post("/bo-cuc/giao-dien", sent | {"tokens-primary": "#ffd700", "act": "save"})
    assert refused.status == 422
    assert "màu #ffd700 quá nhạt" in refused.messages_at("tokens-primary")
    assert form(refused)["tokens-primary"] == "#ffd700"


def test_the_menu_has_one_nested_level(desk: Desk, settings: Settings) -> None:
    page = desk.get("/bo-cuc/danh-muc")
    assert rows(page) == ["Tin tức", "Chính trị", "Thời sự - phóng sự", "Điểm báo"]
    freed = desk.post("/bo-cuc/danh-muc", form(page) | {"act": "free-0-2"})
    moved = desk.post("/bo-cuc/danh-muc", form(freed) | {"act": "up-1"})
    assert rows(moved) == ["Điểm báo", "Tin tức", "Chính trị", "Thời sự - phóng sự"]
    added = desk.post("/bo-cuc/danh-muc", form(moved) | {"act": "add"})
    typed = form(added) | {"menu-4-title": "Dịch vụ công", "menu-4-address": "https://dichvucong.gov.vn/"}
    below = desk.post("/bo-cuc/danh-muc", typed | {"act": "in-2"})
    preview = desk.post("/bo-cuc/danh-muc", form(below) | {"act": "save"})
    assert "Danh mục sẽ có 5 mục: thêm 1." in preview.text
    desk.post("/bo-cuc/danh-muc/ap-dung", form_at(preview, "ap-dung"))
    menu = Reader(site_app(settings), "suoi-trong").text().partition('id="menu"')[2].partition("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', menu) == [
        "/",
        "/chuyen-muc/diem-bao",
        "/tin-tuc",
        "/chuyen-muc/chinh-tri",
        "/chuyen-muc/thoi-su-phong-su",
        "https://dichvucong.gov.vn/",
    ]


def test_an_entry_that_leads_nowhere_is_refused_at_its_row(desk: Desk) -> None:
    page = desk.get("/bo-cuc/danh-muc")
    wrong = form(page) | {"menu-1-section": "", "menu-1-address": "//xau.example", "menu-2-title": "", "act": "save"}
    refused = desk.post("/bo-cuc/danh-muc", wrong)
    assert refused.status == 422
    assert "không phải đường dẫn trên trang" in refused.messages_at("menu-0-items-0-url")
    assert "Chưa ghi tên" in refused.messages_at("menu-0-items-1-title")
    assert form(refused)["menu-1-address"] == "//xau.example"


def test_links_are_edited_as_rows(desk: Desk, settings: Settings) -> None:
    page = desk.get("/bo-cuc/lien-ket")
    assert rows(page) == ["Cổng dịch vụ công quốc gia"]
    more = desk.post("/bo-cuc/lien-ket", form(page) | {"act": "add"})
    typed = form(more) | {"links-1-title": "Cổng tỉnh", "links-1-url": "https://www.quangtri.gov.vn/"}
    up = desk.post("/bo-cuc/lien-ket", typed | {"act": "up-1"})
    assert rows(up) == ["Cổng tỉnh", "Cổng dịch vụ công quốc gia"]
    preview = desk.post("/bo-cuc/lien-ket", form(up) | {"act": "save"})
    desk.post("/bo-cuc/lien-ket/ap-dung", form_at(preview, "ap-dung"))
    page_now = Reader(site_app(settings), "suoi-trong").text()
    assert page_now.index("Cổng tỉnh") < page_now.index("Cổng dịch vụ công quốc gia")


def test_somebody_elses_draft_is_not_written_over_unseen(desk: Desk) -> None:
    mine = form(desk.get("/bo-cuc/lien-ket")) | {"links-0-title": "Tên của tôi", "act": "save"}
    desk.post("/bo-cuc/lien-ket", mine | {"links-0-title": "Tên của người khác"})
    late = desk.post("/bo-cuc/lien-ket", mine)
    assert late.status == 409
    assert "vừa thay đổi phần này" in late.text
    assert form(late)["links-0-title"] == "Tên của tôi"
    again = desk.post("/bo-cuc/lien-ket", form(late) | {"act": "save"})
    assert again.status == 200
    assert form(desk.get("/bo-cuc/lien-ket"))["links-0-title"] == "Tên của tôi"


def test_what_the_file_does_not_allow_can_be_seen_and_not_changed(sit_down: SitDown) -> None:
    far = sit_down(FAR_CHIEF)
    assert "bàn làm việc không được đổi phần này" in far.get("/bo-cuc/").text
    page = far.get("/bo-cuc/lien-ket")
    assert "không cho bàn làm việc sắp xếp phần này" in page.text
    assert page.all("[data-save]") == []
    assert far.post("/bo-cuc/lien-ket", form(page) | {"act": "save"}).status == 403


def test_an_editor_does_not_arrange(sit_down: SitDown) -> None:
    editor = sit_down(EDITOR)
    assert editor.get("/bo-cuc/").status == 403
    assert "Bố cục trang" not in editor.get("/").text


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "up-999"},
        {"act": "up-x"},
        {"act": "in-0"},
        {"act": "free-0-99"},
        {"act": "add-nowhere", "add-nowhere": "columns"},
        {"act": "add-main", "add-main": "weather"},
        {"act": "zzz"},
        {"blocks-99999999999999999999-kind": "columns", "act": "down-0"},
        {"blocks-0-kind": "x" * 5000, "act": "down-0"},
        {"menu-0-level": "1", "menu-0-title": "\0", "act": "up-0"},
    ],
)
def test_a_strange_button_changes_nothing_and_breaks_nothing(desk: Desk, sent: dict[str, str]) -> None:
    for part in ("trang-chu", "danh-muc", "lien-ket"):
        assert desk.post(f"/bo-cuc/{part}", {"version": "0", **sent}).status == 200
    assert desk.get("/bo-cuc/trang-chu").status == 200


def test_pages_kept_in_front_follow_what_is_put_in_force(built: Settings, world: World) -> None:
    platform: Platform = create_app(built)
    browser: Visitor = signed_in(platform.wsgi, CHIEF)
    public = f"http://{HOSTS['suoi-trong']}/"
    for _ in range(100):
        if browser.get(public).headers["X-Cache"] == "hit":
            break
    base = f"{MANAGE}/ban-lam-viec/suoi-trong/bo-cuc/lien-ket"
    links = {"links-0-title": "Cổng mới của tỉnh", "links-0-url": "https://www.quangtri.gov.vn/"}
    assert browser.post(base, {"version": "0", "act": "save", **links}).status_code == 303
    assert "Cổng mới của tỉnh" not in browser.get(public).text
    assert browser.post(f"{base}/ap-dung", {"version": "1"}).status_code == 303
    assert "Cổng mới của tỉnh" in browser.get(public).text
    tenancy.forget_directory()
