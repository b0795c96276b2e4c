"""A lost connection or a closed lid loses nothing: typed in a real browser, gone, and back."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from browser.pages import MANAGE, address, look, look_on_phone, visit
from browser.room import Room
from cast import EDITOR, World

NEW = "/ban-lam-viec/suoi-trong/bai-viet/moi?chuyen-muc=chinh-tri"
TITLE = "Bài đang gõ thì mất điện"


def body(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^Nội dung"))


def open_new(room: Room) -> Page:
    page = room.signed_in(EDITOR)
    visit(page, address(room.site, MANAGE, NEW))
    return page


def test_what_was_typed_is_offered_again_after_the_page_is_gone(room: Room, world: World) -> None:
    page = open_new(room)
    page.get_by_label("Tiêu đề", exact=False).first.fill(TITLE)
    body(page).click()
    page.keyboard.type("Chữ chưa kịp lưu.")
    expect(page.locator("[data-save-state]")).to_contain_text("Đã lưu tạm lúc")
    look(page)
    page.context.pages[0].close(run_before_unload=False)
    again = page.context.new_page()
    visit(again, address(room.site, MANAGE, NEW))
    expect(again.get_by_text(TITLE)).to_be_visible()
    look(again)
    look_on_phone(again)
    again.get_by_role("link", name="Dùng tiếp phần chưa lưu").click()
    expect(body(again)).to_contain_text("Chữ chưa kịp lưu.")


def test_without_a_connection_it_stays_on_the_machine_and_is_sent_later(room: Room, world: World) -> None:
    page = open_new(room)
    page.context.set_offline(True)
    page.get_by_label("Tiêu đề", exact=False).first.fill(TITLE)
    expect(page.locator("[data-save-state]")).to_contain_text("Mất kết nối")
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('congxa:')).length")
    assert kept == 1
    page.context.set_offline(False)
    expect(page.locator("[data-save-state]")).to_contain_text("Đã lưu tạm lúc")
    left = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('congxa:')).length")
    assert left == 0


def test_the_page_is_seen_in_the_site_s_face_while_it_is_typed(room: Room, world: World) -> None:
    page = open_new(room)
    page.get_by_label("Tiêu đề", exact=False).first.fill(TITLE)
    page.get_by_text("Xem thử trong khi viết").click()
    frame = page.frame_locator("[data-live-preview] iframe")
    expect(frame.get_by_role("heading", name=TITLE)).to_be_visible(timeout=15_000)
    body(page).click()
    page.keyboard.type("Thêm một câu nữa.")
    expect(frame.get_by_text("Thêm một câu nữa.")).to_be_visible(timeout=15_000)
    page.get_by_role("button", name="Điện thoại").click()
    look(page)
    look_on_phone(page)
