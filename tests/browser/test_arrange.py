"""A chief editor arranges the site in a browser: by keyboard, wide and narrow, and sees it before it counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from browser.pages import MANAGE, PHONE, address, axe, fits, follow, look_on_phone, press, read, visit
from browser.room import Room
from browser.stage import publish
from cast import CHIEF, World
from congxa import tenancy

ARRANGE = "/ban-lam-viec/suoi-trong/bo-cuc/"


@pytest.fixture
def page(world: World, room: Room) -> Iterator[Page]:
    publish(world, CHIEF, "Khánh thành cầu treo bản Suối")
    yield room.signed_in(CHIEF)
    tenancy.forget_directory()


def frame_of(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def test_the_front_page_is_arranged_by_keyboard_seen_in_the_sites_own_looks_and_put_in_force(
    page: Page, room: Room
) -> None:
    visit(page, address(room.site, MANAGE, ARRANGE))
    look_on_phone(page)
    follow(page, "Sắp xếp Trang chủ")
    look_on_phone(page)
    down = page.get_by_role("button", name="Xuống Tin nổi bật", exact=True)
    down.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Xuống Tin nổi bật", exact=True)).to_be_focused()
    page.get_by_label("Thêm khối vào cột bên").select_option(label="Hỏi đáp")
    with page.expect_navigation():
        page.get_by_role("button", name="Thêm khối", exact=True).last.click()
    press(page, "Bỏ khối Đường dây nóng")
    press(page, "Lưu nháp và xem thử")
    expect(page.get_by_text("Trang chủ sẽ có 8 khối: bỏ 1, thêm 1.")).to_be_visible()
    expect(frame_of(page).get_by_role("heading", name="Khánh thành cầu treo bản Suối").first).to_be_visible()
    assert frame_of(page).get_by_text("Đường dây nóng").count() == 0
    assert "Đường dây nóng" in read(room.site, "suoi-trong")[1]
    follow(page, "Điện thoại")
    assert page.locator("iframe").evaluate("frame => frame.contentDocument.documentElement.clientWidth") <= 360
    page.set_viewport_size(PHONE)
    axe(page)
    fits(page)
    press(page, "Áp dụng")
    assert "Đường dây nóng" not in read(room.site, "suoi-trong")[1]
    press(page, "Trả về theo tệp cấu hình Trang chủ")
    assert "Đường dây nóng" in read(room.site, "suoi-trong")[1]


def test_colours_are_tried_live_with_their_contrast(page: Page, room: Room) -> None:
    visit(page, address(room.site, MANAGE, f"{ARRANGE}giao-dien"))
    look_on_phone(page)
    expect(page.get_by_text("Chữ trắng trên màu chính: 8,1 : 1, đạt")).to_be_visible()
    primary = page.get_by_label("Màu chính: thanh danh mục, tiêu đề, liên kết")
    primary.fill("#ffd700")
    expect(page.get_by_text("Chữ trắng trên màu chính: 1,4 : 1, không đạt")).to_be_visible()
    primary.fill("#14532d")
    expect(page.get_by_text(", đạt")).to_be_visible()
    frame = page.locator("iframe")
    page.wait_for_function(
        "() => document.querySelector('iframe').contentDocument?.documentElement"
        ".style.getPropertyValue('--primary') === '#14532d'"
    )
    page.get_by_label("Núi rừng").check()
    expect(frame_of(page).locator("link[href*='theme-nui-rung']")).to_have_count(1)
    page.wait_for_function("() => document.querySelector('iframe').contentDocument?.readyState === 'complete'")
    assert frame.is_visible()
    press(page, "Lưu nháp và xem thử")
    expect(page.get_by_text("Màu chính đổi từ #9b1c1c sang #14532d.")).to_be_visible()


@pytest.mark.parametrize("part", ["danh-muc", "lien-ket", "trang-chu/xem-thu", "giao-dien/xem-thu"])
def test_every_page_of_arranging_can_be_read_by_everybody(page: Page, room: Room, part: str) -> None:
    visit(page, address(room.site, MANAGE, ARRANGE + part))
    look_on_phone(page)


@pytest.mark.parametrize("width", ["may-tinh", "dien-thoai"])
def test_what_stands_in_the_frame_can_be_read_by_everybody(page: Page, room: Room, width: str) -> None:
    visit(page, address(room.site, MANAGE, f"{ARRANGE}trang-chu/xem-thu/trang"))
    if width == "dien-thoai":
        look_on_phone(page)
