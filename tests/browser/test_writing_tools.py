"""The tools of the editor, as hands use them, at both widths: a footnote, a link within the site, a link that is looked
at, pictures that are pasted and dropped, the page in the site's face beside the text."""

from __future__ import annotations

import base64

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from browser.desk_form import body, paste
from browser.pages import DESKTOP, MANAGE, PHONE, address, look, picture_loads, press
from browser.room import Room
from browser.stage import BAD, jpeg, publish
from cast import CHIEF, EDITOR, SUPERVISOR, World
from congxa import links, publishing

NEW = "/ban-lam-viec/suoi-trong/bai-viet/moi?chuyen-muc=chinh-tri"
TITLE = "Mùa gặt ở thôn Hai"
NOTE = "Theo báo cáo của thôn ngày 2 tháng 5."
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
FROM_WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment--><p class=MsoNormal>Thôn Hai gặt được 40 tấn lúa<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span
style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>, nhiều hơn năm
ngoái.<o:p></o:p></p><!--EndFragment--><div style='mso-element:footnote-list'>
<![if !supportFootnotes]><br clear=all><hr><![endif]>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title="">[1]</a> {NOTE}<o:p></o:p></p></div></div></body></html>"""
BRING = """(area, [type, pictures]) => {
    const files = new DataTransfer();
    for (const [name, data] of pictures) {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        files.items.add(new File([bytes], name, { type: "image/jpeg" }));
    }
    area.scrollIntoView({ block: "center" });
    const { left, top } = area.getBoundingClientRect();
    const place = { clientX: left + 20, clientY: top + 20, bubbles: true, cancelable: true };
    area.focus();
    area.dispatchEvent(type === "paste"
        ? new ClipboardEvent("paste", { clipboardData: files, ...place })
        : new DragEvent("drop", { dataTransfer: files, ...place }));
}"""


def open_new(room: Room, size: ViewportSize) -> Page:
    page = room.signed_in(EDITOR)
    page.set_viewport_size(size)
    page.goto(address(room.site, MANAGE, NEW))
    page.get_by_label("Tiêu đề", exact=True).fill(TITLE)
    return page


def tool(page: Page, name: str) -> Locator:
    return page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)


def bring(page: Page, how: str, *colours: str) -> None:
    pictures = [[f"{colour}.jpg", base64.b64encode(jpeg(colour)).decode()] for colour in colours]
    body(page).evaluate(BRING, [how, pictures])


@SIZES
def test_a_footnote_is_put_in_changed_and_read(world: World, room: Room, size: ViewportSize) -> None:
    page = open_new(room, size)
    body(page).press_sequentially("Thôn Hai gặt được 40 tấn lúa")
    tool(page, "Chú thích cuối bài").click()
    sheet = page.get_by_role("dialog", name="Thêm chú thích cuối bài")
    sheet.get_by_role("button", name="Thêm chú thích").click()
    expect(sheet.get_by_role("alert")).to_have_text("Chưa ghi nội dung chú thích.")
    sheet.get_by_label("Nội dung chú thích").fill("Theo báo cáo.")
    look(page)
    sheet.get_by_role("button", name="Thêm chú thích").click()
    page.keyboard.type(", nhiều hơn năm ngoái.")
    body(page).get_by_role("button", name="Chú thích: Theo báo cáo.").click()
    sheet = page.get_by_role("dialog", name="Sửa chú thích cuối bài")
    sheet.get_by_label("Nội dung chú thích").fill(NOTE)
    sheet.get_by_role("button", name="Ghi chú thích").click()
    look(page)
    page.get_by_text("Xem thử trong khi viết").click()
    shown = page.frame_locator("[data-live-preview] iframe")
    expect(shown.get_by_role("listitem").filter(has_text=NOTE)).to_be_visible()
    expect(shown.get_by_role("link", name="Chú thích 1", exact=True)).to_be_visible()
    look(page)


def test_a_footnote_pasted_from_word_is_one_of_the_editor_and_is_saved(world: World, room: Room) -> None:
    page = open_new(room, DESKTOP)
    paste(body(page), FROM_WORD)
    expect(body(page)).to_have_text("Thôn Hai gặt được 40 tấn lúa, nhiều hơn năm ngoái.")
    body(page).get_by_role("button", name=f"Chú thích: {NOTE}").click()
    sheet = page.get_by_role("dialog", name="Sửa chú thích cuối bài")
    expect(sheet.get_by_label("Nội dung chú thích")).to_have_value(NOTE)
    sheet.get_by_role("button", name="Ghi chú thích").click()
    look(page)
    press(page, "Lưu bản nháp")
    expect(body(page).get_by_role("button", name=f"Chú thích: {NOTE}")).to_be_visible()
    with world.desk(EDITOR) as (actor, unit_id):
        (saved,) = publishing.all_articles(actor, unit_id)
    assert saved.body == f'<p>Thôn Hai gặt được 40 tấn lúa<sup data-note="{NOTE}"></sup>, nhiều hơn năm ngoái.</p>'


@SIZES
def test_a_link_within_the_site_is_found_by_words(world: World, room: Room, size: ViewportSize) -> None:
    path = publish(world, CHIEF, "Đại hội thể dục thể thao thôn Một")
    page = open_new(room, size)
    body(page).press_sequentially("Xem thêm: ")
    page.keyboard.press("Control+k")
    sheet = page.get_by_role("dialog", name="Thêm liên kết")
    sheet.get_by_label("Tìm trong trang của đơn vị").press_sequentially("dai hoi the duc")
    found = sheet.get_by_role("button", name="Đại hội thể dục thể thao thôn Một")
    expect(found).to_be_visible()
    look(page)
    page.keyboard.press("ArrowDown")
    expect(found).to_be_focused()
    page.keyboard.press("Enter")
    expect(sheet.get_by_label("Địa chỉ")).to_have_value(path)
    expect(sheet.get_by_label("Chữ hiện trên trang")).to_have_value("Đại hội thể dục thể thao thôn Một")
    sheet.get_by_role("button", name="Thêm liên kết").click()
    expect(body(page).locator(f"a[href='{path}']")).to_have_text("Đại hội thể dục thể thao thôn Một")


def test_words_typed_as_an_address_are_looked_for_and_a_refusal_says_what_to_do(world: World, room: Room) -> None:
    path = publish(world, CHIEF, "Đại hội thể dục thể thao thôn Một")
    page = open_new(room, DESKTOP)
    body(page).click()
    page.keyboard.press("Control+k")
    sheet = page.get_by_role("dialog", name="Thêm liên kết")
    sheet.get_by_label("Địa chỉ").press_sequentially("dai hoi the duc")
    found = sheet.get_by_role("button", name="Đại hội thể dục thể thao thôn Một")
    expect(found).to_be_visible()
    sheet.get_by_role("button", name="Thêm liên kết").click()
    expect(sheet.get_by_role("alert")).to_contain_text("Đây chưa phải địa chỉ")
    found.click()
    expect(sheet.get_by_label("Địa chỉ")).to_have_value(path)
    sheet.get_by_label("Địa chỉ").fill("https://quangtri.gov.vn")
    sheet.get_by_role("button", name="Thêm liên kết").click()
    expect(body(page).locator("a[href='https://quangtri.gov.vn']")).to_have_count(1)


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_a_mark_that_turns_the_text_is_gone_when_it_is_pasted(world: World, room: Room, kind: str) -> None:
    page = open_new(room, DESKTOP)
    paste(body(page), "Giá \u202e000.05\u202c đồng", kind)
    expect(body(page).locator("p").first).to_have_text("Giá 000.05 đồng")
    assert "\u202e" not in page.locator("[name=body]").input_value()


def test_the_keys_of_the_editor_are_listed_beside_it(world: World, room: Room) -> None:
    page = open_new(room, DESKTOP)
    page.get_by_role("button", name="Phím tắt").click()
    sheet = page.get_by_role("dialog", name="Phím tắt")
    expect(sheet).to_contain_text("Thêm, sửa liên kết")
    look(page)
    page.set_viewport_size(PHONE)
    look(page)
    page.set_viewport_size(DESKTOP)
    sheet.get_by_role("button", name="Đóng").click()
    body(page).click()
    page.keyboard.press("Alt+F10")
    expect(page.get_by_role("toolbar").locator(":focus")).to_have_count(1)


@SIZES
def test_a_blocked_link_is_told_while_one_writes(world: World, room: Room, size: ViewportSize) -> None:
    with world.office(SUPERVISOR) as (actor, office_id):
        links.block(actor, office_id, BAD, "Trang cờ bạc", "Luật Quảng cáo, điều 7")
    page = open_new(room, size)
    body(page).press_sequentially("Xem ")
    page.keyboard.press("Control+k")
    sheet = page.get_by_role("dialog", name="Thêm liên kết")
    sheet.get_by_label("Địa chỉ").fill(f"https://{BAD}/a")
    sheet.get_by_label("Chữ hiện trên trang").fill("ưu đãi")
    sheet.get_by_role("button", name="Thêm liên kết").click()
    told = page.locator("[data-link-notes] li")
    expect(told).to_contain_text("Bị chặn")
    expect(told).to_contain_text(BAD)
    look(page)
    body(page).get_by_text("ưu đãi").click()
    tool(page, "Bỏ liên kết").click()
    expect(told).to_have_count(0)


@SIZES
@pytest.mark.parametrize("how", ["paste", "drop"])
def test_a_picture_that_comes_by_itself_is_asked_about(world: World, room: Room, size: ViewportSize, how: str) -> None:
    page = open_new(room, size)
    bring(page, how, "olive")
    sheet = page.get_by_role("dialog", name="Thêm ảnh")
    expect(sheet).to_contain_text("olive.jpg")
    look(page)
    sheet.get_by_label("Ảnh này cho thấy gì?").fill("Ruộng lúa chín")
    sheet.get_by_label("Ảnh do tôi chụp").check()
    sheet.get_by_role("button", name="Thêm ảnh", exact=True).click()
    picture_loads(page, "Ruộng lúa chín")
    expect(page.locator(".editor-status").first).to_have_text("Đã thêm ảnh.")
    look(page)
    page.get_by_role("button", name="Lưu bản nháp", exact=True).click()
    expect(page.locator("#f-pictures .task-good")).to_contain_text("Ruộng lúa chín")


@pytest.mark.parametrize("how", ["paste", "drop"])
def test_several_pictures_at_once_stand_in_their_order_and_cut_no_sentence(world: World, room: Room, how: str) -> None:
    page = open_new(room, DESKTOP)
    body(page).press_sequentially("Bà con gặt lúa từ sáng sớm.")
    colours = ("olive", "teal", "navy")
    bring(page, how, *colours)
    for number, colour in enumerate(colours, start=1):
        sheet = page.get_by_role("dialog", name=f"Ảnh {number} trên 3")
        own = sheet.get_by_label("Ảnh do tôi chụp")
        if number == 1:
            own.check()
        expect(own).to_be_checked()  # said once, it stands for those that came along
        expect(sheet.locator("canvas")).to_have_attribute("width", "300")  # the picture itself, drawn small
        sheet.get_by_label("Ảnh này cho thấy gì?").fill(f"Ruộng {colour}")
        sheet.get_by_role("button", name="Thêm ảnh", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(body(page).locator("p", has_text="Bà con gặt lúa từ sáng sớm.")).to_have_count(1)
    shown = body(page).locator("figure > img").evaluate_all("all => all.map(each => each.alt)")
    assert shown == [f"Ruộng {colour}" for colour in colours]


def test_a_pasted_picture_that_is_not_wanted_after_all_is_not_sent(world: World, room: Room) -> None:
    page = open_new(room, DESKTOP)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/anh/tai-len") else None)
    bring(page, "paste", "olive")
    page.get_by_role("dialog", name="Thêm ảnh").get_by_role("button", name="Hủy").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(body(page).locator("img:not(.ProseMirror-separator)")).to_have_count(0)
    assert sent == []


def test_one_s_own_words_are_read_in_the_site_s_face_at_both_widths(world: World, room: Room) -> None:
    page = open_new(room, DESKTOP)
    body(page).press_sequentially("Bà con gặt lúa.")
    page.get_by_text("Xem thử trong khi viết").click()
    shown = page.frame_locator("[data-live-preview] iframe")
    expect(shown.get_by_role("heading", name=TITLE)).to_be_visible()
    wide = page.locator("[data-live-preview] iframe")
    page.get_by_role("button", name="Điện thoại").click()
    expect(page.get_by_role("button", name="Điện thoại")).to_have_attribute("aria-pressed", "true")
    assert wide.evaluate("frame => frame.clientWidth") <= 400
    page.get_by_role("button", name="Máy tính").click()
    assert wide.evaluate("frame => frame.clientWidth") >= 1000
