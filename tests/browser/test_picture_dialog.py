"""Whose a picture is, asked where it comes into the text: own work in one click, others' from the lists."""

from __future__ import annotations

import base64
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.pages import MANAGE, address, look, look_on_phone, picture_loads, visit
from browser.room import Room
from browser.stage import jpeg
from cast import CHIEF, DISTRICT_CHIEF, EDITOR, World
from congxa import copyright as rights
from congxa import media
from congxa.copyright import Basis, Origin, WorkKind
from copyright.stage import agreement, contributor
from media import marked
from publishing.test_library import scene, share

NEW = "/ban-lam-viec/suoi-trong/bai-viet/moi?chuyen-muc=chinh-tri"
DETAILS = re.compile(r"/nguon-goc/picture\?")


def begin(room: Room) -> Page:
    page = room.signed_in(EDITOR)
    visit(page, address(room.site, MANAGE, NEW))
    return page


def open_dialog(page: Page) -> Locator:
    page.get_by_role("toolbar").get_by_role("button", name="Thêm ảnh", exact=True).click()
    return page.get_by_role("dialog", name="Thêm ảnh")


def choose(page: Page, sheet: Locator, preset: str) -> None:
    with page.expect_response(DETAILS):
        sheet.get_by_role("radio", name=preset).check()


def send(page: Page, sheet: Locator) -> None:
    sheet.get_by_role("button", name="Thêm ảnh", exact=True).click()
    expect(sheet).to_have_count(0)


def paste(page: Page, name: str, data: bytes) -> Locator:
    page.get_by_role("textbox", name=re.compile("^Nội dung")).evaluate(
        """(area, [name, packed]) => {
            const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
            const clipboardData = new DataTransfer();
            clipboardData.items.add(new File([bytes], name, { type: "image/jpeg" }));
            area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        [name, base64.b64encode(data).decode()],
    )
    return page.get_by_role("dialog", name="Thêm ảnh")


def kept(world: World) -> list[tuple[str, Origin]]:
    """What is said of the pictures of the library, the newest first."""
    with world.desk(CHIEF) as (actor, unit_id):
        rows = list(media.library(actor, unit_id))
        said = rights.origins(unit_id, WorkKind.PICTURE, [row.id for row in rows])
        return [(row.alt, said.get(row.id, Origin())) for row in rows]


def test_own_work_is_one_click_in_the_dialog(world: World, room: Room) -> None:
    page = begin(room)
    expect(page.locator("#nguon-goc-chi-tiet [name=licence]")).to_be_hidden()  # asked for by nobody yet
    sheet = open_dialog(page)
    expect(sheet.get_by_role("radio", name="Ảnh do tôi chụp")).to_be_hidden()  # no file, nothing to ask
    picture = {"name": "cau.jpg", "mimeType": "image/jpeg", "buffer": jpeg("teal")}
    sheet.locator("input[type=file]").set_input_files(picture)  # type: ignore[arg-type]
    sheet.get_by_label("Mô tả ảnh").fill("Cầu treo qua suối")
    expect(sheet.locator("[name=licence]")).to_be_hidden()
    choose(page, sheet, "Ảnh do tôi chụp")
    expect(sheet.get_by_label("Tác giả", exact=True)).to_have_value(EDITOR.name)
    look(page)
    look_on_phone(page)
    send(page, sheet)
    picture_loads(page, "Cầu treo qua suối")
    [(alt, origin)] = kept(world)
    assert (alt, origin.basis, origin.author) == ("Cầu treo qua suối", Basis.OWN_STAFF, EDITOR.name)
    expect(page.locator("form.editing [name=basis]:checked")).to_have_count(0)  # that of the text is another question


def test_a_pasted_picture_stands_on_a_record_of_the_list_and_what_is_refused_loses_nothing(
    world: World, room: Room
) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        sender = contributor(actor, unit_id)
        contract = agreement(actor, unit_id)
    page = begin(room)
    sheet = paste(page, "suoi.jpg", jpeg("olive"))
    sheet.get_by_label("Ảnh này cho thấy gì?").fill("Bà con ra suối")
    sheet.get_by_label("Chú thích dưới ảnh").fill("Mùa nước cạn")
    choose(page, sheet, "Theo thỏa thuận")
    sheet.get_by_label("Thỏa thuận", exact=True).select_option(value=str(contract.id))
    choose(page, sheet, "Của cộng tác viên")
    sheet.get_by_label("Cộng tác viên", exact=True).select_option(value=str(sender.id))
    look(page)
    look_on_phone(page)
    with world.desk(CHIEF) as (actor, unit_id):  # meanwhile somebody ends it
        rights.close_contributor(actor, unit_id, sender.id)
    sheet.get_by_role("button", name="Thêm ảnh", exact=True).click()
    expect(sheet.get_by_role("alert")).to_contain_text("không còn hiệu lực")
    expect(sheet.get_by_label("Chú thích dưới ảnh")).to_have_value("Mùa nước cạn")
    with world.desk(CHIEF) as (actor, unit_id):
        rights.reopen_contributor(actor, unit_id, sender.id)
    send(page, sheet)
    picture_loads(page, "Bà con ra suối")
    expect(page.locator(".editor figcaption")).to_have_text("Mùa nước cạn")
    [(alt, origin)] = kept(world)
    assert (alt, origin.basis, origin.contributor_id) == ("Bà con ra suối", Basis.CONTRIBUTOR, sender.id)
    assert origin.author == sender.name


def test_a_pasted_picture_of_which_nothing_is_said_comes_in_all_the_same(world: World, room: Room) -> None:
    page = begin(room)
    sheet = paste(page, "suoi.jpg", jpeg("olive"))
    expect(sheet.get_by_role("radio", name="Ảnh do tôi chụp")).to_be_visible()
    send(page, sheet)
    expect(page.locator(".editor img")).to_have_count(1)
    [(alt, origin)] = kept(world)
    assert (alt, origin.basis) == ("", None)


def test_a_picture_that_the_district_shares_is_the_second_shelf(world: World, room: Room) -> None:
    share(world)
    page = begin(room)
    sheet = open_dialog(page)
    shelf = sheet.get_by_role("group", name="Hoặc lấy ảnh chung của cấp trên")
    expect(shelf).to_contain_text("Núi Cao")
    look(page)
    look_on_phone(page)
    shelf.get_by_role("radio").first.check()
    words = sheet.get_by_label("Mô tả ảnh").input_value()
    assert words
    send(page, sheet)
    picture_loads(page, words)
    [(alt, origin)] = kept(world)
    assert alt == words
    assert origin.basis is Basis.SYNDICATED
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        assert len(list(media.library(actor, unit_id))) == 1  # a copy was made; the district's is where it was


def test_any_picture_of_the_library_is_found_and_the_buttons_stay_in_sight(world: World, room: Room) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        for number in range(media.PAGE + 2):
            words = f"Cảnh {number}" if number else "Chợ phiên Hướng Phùng"
            media.add(actor, unit_id, f"{number}.png", scene(number), alt=words)
    page = begin(room)
    sheet = open_dialog(page)
    shelf = sheet.get_by_role("group", name="Hoặc chọn trong thư viện của đơn vị")
    expect(shelf.get_by_role("radio")).to_have_count(media.PAGE)
    button = sheet.get_by_role("button", name="Thêm ảnh", exact=True)
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(button).to_be_in_viewport(ratio=1)
    shelf.get_by_role("button", name="Xem thêm ảnh").click()
    expect(shelf.get_by_role("radio")).to_have_count(media.PAGE + 2)
    expect(shelf.get_by_role("button", name="Xem thêm ảnh")).to_be_hidden()
    shelf.get_by_role("radio", name="Cảnh 5", exact=True).check()
    shelf.get_by_label("Tìm ảnh trong thư viện").fill("khong co")
    expect(shelf.get_by_role("status")).to_have_text("Không có ảnh nào khớp. Hãy thử từ khác.")
    expect(shelf.get_by_role("radio", name="Cảnh 5", exact=True)).to_be_checked()  # it stays chosen
    shelf.get_by_label("Tìm ảnh trong thư viện").fill("cho phien")
    expect(shelf.get_by_role("radio")).to_have_count(2)
    look(page)
    look_on_phone(page)
    shelf.get_by_role("radio", name="Chợ phiên Hướng Phùng").check()
    expect(sheet.get_by_label("Mô tả ảnh")).to_have_value("Chợ phiên Hướng Phùng")
    send(page, sheet)
    picture_loads(page, "Chợ phiên Hướng Phùng")


@pytest.mark.parametrize("is_pasted", [True, False], ids=["pasted", "chosen"])
def test_a_file_that_says_it_is_somebody_else_s_is_told_at_once(world: World, room: Room, is_pasted: bool) -> None:
    page = begin(room)
    photo = marked.agency_photo()
    if is_pasted:
        sheet = paste(page, "lu.jpg", photo)
    else:
        sheet = open_dialog(page)
        picture = {"name": "lu.jpg", "mimeType": "image/jpeg", "buffer": photo}
        sheet.locator("input[type=file]").set_input_files(picture)  # type: ignore[arg-type]
    page.wait_for_function("() => document.querySelector('dialog .sheet-picture')?.width > 100")
    choose(page, sheet, "Ảnh do tôi chụp")
    sheet.get_by_role("button", name="Thêm ảnh", exact=True).click()
    told = sheet.locator("[data-told]")
    expect(told).to_contain_text("Ảnh đã vào thư viện, nhưng chưa đăng được. Trong tệp ghi: tác giả Lâm Văn Mẫu")
    expect(told).to_contain_text("Nếu ảnh là của TTXVN: chọn Theo thỏa thuận hoặc xin phép.")
    expect(told.get_by_role("link", name="Mở ảnh để sửa nguồn gốc")).to_have_attribute("target", "_blank")
    expect(page.locator(".editor img")).to_have_count(0)
    look(page)
    look_on_phone(page)
    sheet.get_by_role("button", name="Vẫn thêm vào bài").click()
    expect(sheet).to_have_count(0)
    expect(page.locator(".editor img")).to_have_count(1)
    assert len(kept(world)) == 1  # sent once
