"""A citizen at the public sites: what stands there, by mouse, by keyboard and on a telephone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.pages import PHONE, address, follow, look_on_phone, picture_loads, visit
from browser.room import Room
from browser.stage import add_picture, figure, publish
from cast import CHIEF, NEIGHBOUR, World
from congxa.core import clock
from congxa.core.text import date_in_words

ALT = "Bà con thôn Một trải bê tông con đường mới"


def test_the_front_page_says_whose_site_it_is(world: World, room: Room) -> None:
    publish(world, CHIEF, "Thôn Một làm xong con đường mới", cover_id=add_picture(world, CHIEF, ALT))
    publish(world, CHIEF, "Phóng sự về nghề dệt của bản", section="thoi-su-phong-su", age_days=2)
    page = room.reader()
    answer = visit(page, address(room.site, "suoi-trong"))
    banner = page.get_by_role("banner")
    expect(page.locator(".slogan")).to_have_text("Suối Trong ĐỔI MỚI")
    expect(banner).to_contain_text("XÃ SUỐI TRONG")
    expect(page.locator("time[data-today]")).to_have_text(date_in_words(clock.today()))
    menu = page.get_by_role("navigation", name="Danh mục chính")
    for entry in ("Trang chủ", "Tin tức"):
        expect(menu.get_by_role("link", name=entry, exact=True)).to_be_visible()
    for column in ("Chính trị", "Thời sự - phóng sự", "Điểm báo"):
        expect(page.get_by_role("main").get_by_role("heading", name=column)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("link", name="Thôn Một làm xong con đường mới").first).to_be_visible()
    footer = page.get_by_role("contentinfo")
    for line in (
        "Ủy ban nhân dân huyện Núi Cao",
        "Ủy ban nhân dân Suối Trong",
        "Trưởng ban biên tập",
        "suoi-trong@nui-cao.example",
        "Trung tâm hành chính Suối Trong",
        "0233 000 0000",
        "Đề nghị ghi rõ nguồn khi sử dụng lại.",
    ):
        expect(footer).to_contain_text(line)
    assert answer.header_value("set-cookie") is None
    assert page.context.cookies() == []
    look_on_phone(page)


def test_an_article_tells_who_wrote_it_and_when(world: World, room: Room) -> None:
    body = (
        f"<p>Con đường dài 1,2 km.</p>{figure(add_picture(world, CHIEF, ALT))}<h2>Bà con góp công</h2><p>Rất vui.</p>"
    )
    publish(world, CHIEF, "Thôn Một làm xong con đường mới", body=body)
    page = room.reader()
    visit(page, address(room.site, "suoi-trong"))
    follow(page, "Thôn Một làm xong con đường mới")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thôn Một làm xong con đường mới")
    expect(page.locator(".article .author")).to_have_text("Ban biên tập")
    expect(page.locator(".article time")).to_contain_text(f"{clock.local(clock.now()):%Y}")
    expect(page.get_by_role("navigation", name="Đường dẫn")).to_contain_text("Chính trị")
    picture_loads(page, ALT)
    expect(page.locator("figcaption .credit")).to_have_text("Ảnh: Hồ Văn Suối")
    look_on_phone(page)
    assert page.context.cookies() == []


def test_a_long_section_is_read_page_by_page(world: World, room: Room) -> None:
    for number in range(1, 14):
        publish(world, CHIEF, f"Tin hoạt động thứ {number:02d} trong tháng", age_days=number)
    page = room.reader()
    visit(page, address(room.site, "suoi-trong", "/chuyen-muc/chinh-tri"))
    look_on_phone(page)
    expect(page.locator("main .story")).to_have_count(12)
    follow(page, "Trang sau")
    expect(page.locator("main .story")).to_have_count(1)
    expect(page.get_by_role("main")).to_contain_text("Tin hoạt động thứ 13 trong tháng")
    follow(page, "Trang trước")
    expect(page.get_by_role("main")).to_contain_text("Tin hoạt động thứ 01 trong tháng")


def test_the_content_and_the_menu_are_reached_by_keyboard(world: World, room: Room) -> None:
    page = room.reader()
    visit(page, address(room.site, "suoi-trong"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    opener = page.get_by_role("button", name="Các mục con của Tin tức")
    opener.focus()
    page.keyboard.press("Enter")
    entry = page.get_by_role("navigation", name="Danh mục chính").get_by_role("link", name="Điểm báo")
    expect(entry).to_be_visible()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    tab_until_focused(page, "Điểm báo")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Điểm báo")


def tab_until_focused(page: Page, link: str) -> None:
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.textContent") == link:
            return
    raise AssertionError(f"Tab does not lead to “{link}”.")


def test_a_telephone_keeps_the_menu_behind_a_button(world: World, room: Room) -> None:
    page = room.reader()
    page.set_viewport_size(PHONE)
    visit(page, address(room.site, "ban-moi"))
    menu = page.get_by_role("navigation", name="Danh mục chính")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Danh mục", exact=True).click()
    expect(menu.get_by_role("link", name="Trang chủ")).to_be_visible()


def test_an_address_that_is_not_there_is_answered_in_the_dress_of_the_site(world: World, room: Room) -> None:
    page = room.reader()
    visit(page, address(room.site, "suoi-trong", "/khong-co-trang-nay"), status=404)
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang này")
    expect(page.get_by_role("banner")).to_contain_text("XÃ SUỐI TRONG")
    look_on_phone(page)
    follow(page, "Về trang chủ")
    visit(page, address(room.site, "xa-khong-co"), status=404)
    look_on_phone(page)


def test_the_portal_of_the_district_leads_to_its_communes(world: World, room: Room) -> None:
    publish(world, NEIGHBOUR, "Bản Mới tổ chức ngày hội đại đoàn kết")
    page = room.reader()
    visit(page, address(room.site, "nui-cao"))
    look_on_phone(page)
    communes = page.get_by_role("region", name="Trang thông tin điện tử các đơn vị trực thuộc")
    expect(communes.get_by_role("link")).to_have_text(["Thị trấn Bản Mới", "Xã Suối Trong"])
    follow(page, "Thị trấn Bản Mới")
    expect(page.get_by_role("banner")).to_contain_text("Thị trấn Bản Mới")
    expect(page.get_by_role("main")).to_contain_text("Bản Mới tổ chức ngày hội đại đoàn kết")
    look_on_phone(page)
