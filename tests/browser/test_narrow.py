"""Do long names and several buttons still fit a telephone?"""

from __future__ import annotations

from playwright.sync_api import expect

from browser.pages import MANAGE, PHONE, address, look
from browser.room import Room
from cast import CHIEF, EDITOR, World
from congxa import publishing
from publishing.desk import GOOD

LONG = "Trưởng ban biên tập Hướng Phùng, kiêm nhiệm (mẫu)"
APART = """() => {
    const title = document.querySelector(".page-title").getBoundingClientRect();
    return [...document.querySelectorAll(".page-header .btn")].every((button) => {
        const box = button.getBoundingClientRect();
        return box.top >= title.bottom || box.left >= title.right;
    });
}"""


def test_a_long_name_and_two_buttons_beside_a_title_fit(world: World, room: Room) -> None:
    page = room.signed_in(CHIEF)
    page.set_viewport_size(PHONE)
    page.goto(address(room.site, MANAGE, f"/ban-lam-viec/{CHIEF.unit}/anh/"))
    expect(page.locator(".page-header .btn")).to_have_count(2)
    page.locator(".topbar-person").evaluate("(person, name) => { person.textContent = name; }", LONG)
    assert page.evaluate(APART)
    look(page)


def test_why_it_came_back_and_what_is_pressed_most_are_in_sight_at_once_on_a_phone(world: World, room: Room) -> None:
    with world.desk(EDITOR) as (editor, unit_id):
        article = publishing.create(editor, unit_id, GOOD)
        publishing.submit(editor, unit_id, article.id, article.version)
        number, version = article.id, article.version
    with world.desk(CHIEF) as (chief, unit_id):
        publishing.return_to_author(chief, unit_id, number, version, "Sửa lại ngày tháng.")
    page = room.signed_in(EDITOR)
    page.set_viewport_size(PHONE)
    page.goto(address(room.site, MANAGE, f"/ban-lam-viec/{EDITOR.unit}/bai-viet/{number}"))
    for seen in (
        page.get_by_text("Sửa lại ngày tháng."),
        page.get_by_role("button", name="Lưu", exact=True),
        page.get_by_role("button", name="Gửi duyệt"),
    ):
        expect(seen).to_be_in_viewport(ratio=1)
    page.get_by_role("link", name="Bước khác").click()
    expect(page.locator(".rail .status").first).to_be_in_viewport(ratio=1)
    look(page)


def test_the_preview_shows_the_whole_width_and_begins_with_the_phone_on_a_phone(world: World, room: Room) -> None:
    with world.desk(EDITOR) as (editor, unit_id):
        number = publishing.create(editor, unit_id, GOOD).id
    page = room.signed_in(EDITOR)
    preview = address(room.site, MANAGE, f"/ban-lam-viec/{EDITOR.unit}/bai-viet/{number}/xem-thu")
    page.goto(preview)
    window, frame = page.locator(".arrange-window"), page.locator(".arrange-frame-wide")
    page.wait_for_function("document.querySelector('.arrange-window').style.getPropertyValue('--fit')")
    outer, inner = window.bounding_box(), frame.bounding_box()
    assert outer and inner and inner["width"] <= outer["width"] + 1
    page.set_viewport_size(PHONE)
    page.goto(preview)
    page.wait_for_url("**/xem-thu?rong=dien-thoai")
    expect(page.locator(".arrange-frame-narrow")).to_be_visible()


def test_a_refused_hour_does_not_widen_the_column_beside_the_text(world: World, room: Room) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        number = publishing.create(chief, unit_id, GOOD).id
    page = room.signed_in(CHIEF)
    page.goto(address(room.site, MANAGE, f"/ban-lam-viec/{CHIEF.unit}/bai-viet/{number}"))
    page.get_by_text("Hẹn giờ đăng…").click()
    page.get_by_role("button", name="Hẹn giờ đăng", exact=True).click()
    expect(page.locator("#f-publish_at.is-invalid")).to_be_visible()
    assert page.locator(".rail").evaluate("rail => rail.scrollWidth <= rail.clientWidth")
