"""An article on its way from an empty page to the reader: written, illustrated, submitted, published (story 3)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from browser.pages import MANAGE, address, follow, look, look_on_phone, picture_loads, press, read, visit
from browser.room import Room
from browser.stage import jpeg, publish
from cast import CHIEF, EDITOR, World

TITLE = "Khánh thành cầu treo thôn Một"
ALT = "Cầu treo mới bắc qua suối, bà con đi lại trên cầu"
PHOTOGRAPHER = "Hồ Thị Suối"
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head>
<body><!--StartFragment--><p class=MsoNormal style='margin-bottom:6pt'><b><span style='font-size:14.0pt;font-family:
"Times New Roman"'>Kinh phí</span></b><span style='color:red'> do xã hội hóa</span><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Nhà nước hỗ trợ xi măng<o:p></o:p></p><!--EndFragment--></body></html>"""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "cau-treo.jpg"
    file.write_bytes(jpeg())
    return file


def desk(room: Room, path: str = "/") -> str:
    return address(room.site, MANAGE, f"/ban-lam-viec/suoi-trong{path}")


def area(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^Nội dung"))


def tool(page: Page, name: str) -> Locator:
    return page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)


def write_text(page: Page) -> None:
    """Heading, bold, list, link and table, as fingers and mouse make them."""
    keys = page.keyboard
    area(page).click()
    tool(page, "Tiêu đề cấp 2").click()
    keys.type("Đường về bản gần hơn")
    keys.press("Enter")
    keys.type("Cầu dài ")
    keys.press("Control+b")
    keys.type("86 mét")
    keys.press("Control+b")
    keys.type(", xem ")
    keys.press("Control+k")
    sheet = page.get_by_role("dialog", name="Thêm liên kết")
    look(page)
    sheet.get_by_label("Địa chỉ").fill("quangtri.gov.vn")
    sheet.get_by_label("Chữ hiện trên trang").fill("trang của tỉnh")
    sheet.get_by_role("button", name="Thêm liên kết").click()
    keys.type(".")
    keys.press("Enter")
    tool(page, "Danh sách dấu chấm").click()
    keys.type("Thôn Một")
    keys.press("Enter")
    keys.type("Thôn Hai")
    keys.press("Enter")
    keys.press("Enter")
    tool(page, "Thêm bảng").click()
    sheet = page.get_by_role("dialog", name="Thêm bảng")
    look(page)
    sheet.get_by_label("Số hàng").fill("2")
    sheet.get_by_label("Số cột").fill("2")
    sheet.get_by_role("button", name="Thêm bảng").click()
    for cell in ("Nguồn", "Triệu đồng", "Nhà nước"):
        keys.type(cell)
        keys.press("Tab")
    keys.type("350")
    keys.press("Control+End")


def paste_from_word(page: Page) -> None:
    area(page).evaluate(
        """(area, html) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            clipboardData.setData("text/plain", "Kinh phí do xã hội hóa");
            area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        WORD,
    )


def put_in_picture(page: Page, photo: Path) -> None:
    tool(page, "Thêm ảnh").click()
    sheet = page.get_by_role("dialog", name="Thêm ảnh")
    sheet.locator("input[type=file]").set_input_files(photo)
    expect(sheet.locator("[data-file-name]")).to_have_text(photo.name)
    sheet.get_by_label("Mô tả ảnh").fill(ALT)
    look(page)
    sheet.get_by_role("button", name="Thêm ảnh", exact=True).click()
    expect(sheet).to_have_count(0)
    picture_loads(page, ALT)


def written_html(page: Page) -> str:
    return page.locator("textarea[name=body]").input_value()


def test_what_is_typed_and_pasted_comes_in_clean(world: World, room: Room) -> None:
    page = room.signed_in(EDITOR)
    visit(page, desk(room, "/bai-viet/moi?chuyen-muc=chinh-tri"))
    look_on_phone(page)
    write_text(page)
    paste_from_word(page)
    html = written_html(page)
    for piece in (
        "<h2>Đường về bản gần hơn</h2>",
        "<strong>86 mét</strong>",
        '<a href="https://quangtri.gov.vn">trang của tỉnh</a>',
        "<li><p>Thôn Một</p></li><li><p>Thôn Hai</p></li>",
        "<th",
        "<p>Nhà nước</p>",
        "<p><strong>Kinh phí</strong> do xã hội hóa</p><ul><li><p>Nhà nước hỗ trợ xi măng</p></li></ul>",
    ):
        assert piece in html, html
    for dirt in ("style", "Mso", "o:p", "<span", "·", "<p></p>"):
        assert dirt not in html, html
    expect(page.locator("[data-editor-count]")).to_contain_text("1 liên kết · 0 ảnh")


def test_from_an_empty_page_to_the_reader(world: World, room: Room, photo: Path) -> None:
    older = "Họp thôn bàn việc làm cầu"
    publish(world, CHIEF, older, age_days=3)
    assert older in read(room.site, "suoi-trong")[1]  # from now on the front page is kept
    editor = room.signed_in(EDITOR)
    visit(editor, desk(room))
    look_on_phone(editor)
    follow(editor, "Viết bài mới")
    follow(editor, "Chính trị")
    editor.get_by_label("Tiêu đề", exact=True).fill(TITLE)
    editor.get_by_label("Tóm tắt").fill("Cầu mới giúp 120 hộ dân đi lại an toàn trong mùa mưa.")
    write_text(editor)
    put_in_picture(editor, photo)
    editor.get_by_label("Chuyên mục").select_option("Chính trị")
    press(editor, "Lưu bản nháp")
    say_what_is_missing(editor)
    say_where_it_comes_from(editor)
    expect(editor.get_by_role("button", name="Đăng bài", exact=True)).to_have_count(0)
    press(editor, "Gửi duyệt")
    expect(editor.get_by_role("complementary", name="Tình trạng bài")).to_contain_text("Chờ duyệt")
    assert TITLE not in read(room.site, "suoi-trong")[1]

    chief = room.signed_in(CHIEF)
    visit(chief, desk(room))
    look_on_phone(chief)
    follow(chief, "Đọc và quyết định")
    press(chief, "Đăng bài")
    assert TITLE in read(room.site, "suoi-trong")[1]  # on the very next request
    see_as_reader(room.reader(), room)


def say_what_is_missing(page: Page) -> None:
    rail = page.get_by_role("complementary", name="Tình trạng bài")
    expect(rail).to_contain_text("Còn thiếu để đăng được")
    expect(rail).to_contain_text("Bài chưa có nguồn gốc")
    expect(rail).to_contain_text("Ảnh 1 chưa có nguồn gốc")
    look_on_phone(page)


def say_where_it_comes_from(page: Page) -> None:
    """First the text, by the large choices; then the picture, on its own page."""
    choose_origin(page, "Bài do tôi viết", "Hồ Văn Bản")
    look(page)
    press(page, "Lưu")
    rail = page.get_by_role("complementary", name="Tình trạng bài")
    expect(rail).not_to_contain_text("Bài chưa có nguồn gốc")
    follow(page, "Mở ảnh để bổ sung")
    look_on_phone(page)
    page.get_by_label("Mô tả ảnh").fill(ALT)
    choose_origin(page, "Ảnh do tôi chụp", PHOTOGRAPHER)
    press(page, "Lưu")
    expect(rail).to_contain_text("Đủ điều kiện để đăng")


_FIELDS = re.compile(r"/nguon-goc/(article|picture)\?")


def choose_origin(page: Page, choice: str, author: str) -> None:
    """The network is slow: what is typed before the fields of the choice have come stays."""
    held: list[Route] = []
    page.route(_FIELDS, lambda route: held.append(route))
    with page.expect_request(_FIELDS):
        page.get_by_role("radio", name=choice).check()
    page.get_by_text("Các mục cần ghi tùy theo lựa chọn ở trên").click()
    page.get_by_label("Tác giả", exact=True).fill(author)
    with page.expect_response(_FIELDS):
        held.pop().continue_()
    expect(page.locator("#nguon-goc-chi-tiet summary")).to_have_text("Các mục khác, ghi nếu có")
    expect(page.get_by_label("Tác giả", exact=True)).to_have_value(author)
    page.unroute(_FIELDS)


def see_as_reader(page: Page, room: Room) -> None:
    visit(page, address(room.site, "suoi-trong"))
    follow(page, TITLE)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    picture_loads(page, ALT)
    expect(page.locator("figcaption .credit")).to_have_text(f"Ảnh: {PHOTOGRAPHER}")
    expect(page.locator(".author")).to_have_text("Hồ Văn Bản")
    expect(page.locator(".prose th")).to_have_text(["Nguồn", "Triệu đồng"])
    look_on_phone(page)
