"""Do long names and several buttons still fit a telephone?"""

from __future__ import annotations

from playwright.sync_api import expect

from browser.pages import MANAGE, PHONE, address, look
from browser.room import Room
from cast import CHIEF, World

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
    page.locator("[data-menu] > summary").evaluate("(summary, name) => { summary.lastChild.data = name; }", LONG)
    assert page.evaluate(APART)
    look(page)
