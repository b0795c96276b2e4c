"""The list of items with a mouse and a thumb: several at once, the bin, an end that is set."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.pages import DESKTOP, MANAGE, PHONE, address, follow, look, look_on_phone, press, read, visit
from browser.room import Room
from cast import CHIEF, World
from congxa import publishing
from publishing.desk import draft

TITLES = ("Bản tin thứ nhất của thôn Một", "Bản tin thứ hai của thôn Một")


def test_several_items_are_put_out_and_thrown_away_and_taken_back(room: Room, world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        for title in TITLES:
            publishing.create(chief, unit_id, draft(title=title))
        publishing.create(chief, unit_id, draft(title="Bản tin thứ ba chưa ai đụng tới"))
    page = room.signed_in(CHIEF)
    visit(page, address(room.site, MANAGE, "/ban-lam-viec/suoi-trong/bai-viet/"))
    look(page)
    look_on_phone(page)
    page.set_viewport_size(PHONE)
    titles = page.locator("tbody th")
    assert set(titles.evaluate_all("all => all.map(each => getComputedStyle(each).textAlign)")) == {"left"}
    page.set_viewport_size(DESKTOP)
    whole = page.get_by_role("checkbox", name="Chọn cả trang")
    for ticked in (3, 0):
        whole.click()
        expect(page.locator("tbody input:checked")).to_have_count(ticked)
    for title in TITLES:
        page.get_by_role("checkbox", name=f"Chọn “{title}”").check()
    assert whole.evaluate("box => box.indeterminate") and not whole.is_checked()
    page.get_by_label("Với các bài đã chọn:").select_option("publish")
    press(page, "Xem trước")
    look(page)
    look_on_phone(page)
    press(page, "Đăng bài: 2 bài")
    expect(page.get_by_role("status")).to_contain_text("xong 2 bài")
    look(page)
    status, html = read(room.site, "suoi-trong")
    assert status == 200 and all(title in html for title in TITLES)

    follow(page, "Về danh sách bài")
    page.get_by_role("checkbox", name="Chọn “Bản tin thứ ba chưa ai đụng tới”").check()
    page.get_by_label("Với các bài đã chọn:").select_option("discard")
    press(page, "Xem trước")
    press(page, "Bỏ vào thùng rác: 1 bài")
    follow(page, "Về danh sách bài")
    follow(page, "Thùng rác")
    look(page)
    look_on_phone(page)
    page.get_by_role("checkbox").check()
    press(page, "Lấy lại các bài đã chọn")
    expect(page.get_by_text("Đã lấy lại bài “Bản tin thứ ba chưa ai đụng tới”.")).to_be_visible()
