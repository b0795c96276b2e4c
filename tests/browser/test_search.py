"""A citizen looks for something: by words without marks, by number, by keyboard alone, and without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from browser.pages import DESKTOP, PHONE, address, axe, fits, look_on_phone, press, visit
from browser.room import Room
from browser.stage import publish
from cast import CHIEF, World

TITLE = "Hội nghị đầu tư tại huyện Hướng Hóa"
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


def write(world: World) -> None:
    publish(world, CHIEF, TITLE, body="<p>Huyện Hướng Hoá bàn việc làm đường liên thôn.</p>")
    for number in range(1, 15):
        publish(
            world,
            CHIEF,
            f"Tin hội nghị thứ {number:02d} của xã",
            section="thoi-su-phong-su" if number % 2 else "chinh-tri",
        )


def write_and_open(world: World, room: Room, size: ViewportSize, path: str = "/") -> Page:
    write(world)
    page = room.reader()
    page.set_viewport_size(size)
    visit(page, address(room.site, "suoi-trong", path))
    return page


@SIZES
def test_from_the_front_page_to_a_result_by_keyboard(world: World, room: Room, size: ViewportSize) -> None:
    page = write_and_open(world, room, size)
    field = page.get_by_role("combobox", name="Từ khóa")
    field.focus()
    page.keyboard.type("huong hoa")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Tìm kiếm - "))
    expect(page.get_by_role("main").locator("mark").first).to_have_text("Hướng Hóa")
    axe(page)
    fits(page)
    with page.expect_navigation():
        page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


@SIZES
def test_suggestions_by_keyboard(world: World, room: Room, size: ViewportSize) -> None:
    page = write_and_open(world, room, size)
    field = page.get_by_role("combobox", name="Từ khóa")
    choices = page.get_by_role("listbox", name="Gợi ý")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.focus()
    page.keyboard.type("hoi nghi")
    expect(choices.get_by_role("option")).to_have_count(8)
    expect(field).to_have_attribute("aria-expanded", "true")
    axe(page)
    fits(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(choices.get_by_role("option").nth(1)).to_have_attribute("aria-selected", "true")
    named = choices.get_by_role("option").nth(1).get_attribute("id")
    assert named is not None
    expect(field).to_have_attribute("aria-activedescendant", named)
    page.keyboard.press("ArrowUp")
    expect(choices.get_by_role("option").nth(0)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(choices).to_be_hidden()
    expect(field).to_have_value("hoi nghi")
    page.keyboard.type(" dau tu")
    expect(choices.get_by_role("option")).to_have_text([TITLE])
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_a_suggestion_is_taken_with_the_mouse_and_leaving_the_field_closes_the_list(world: World, room: Room) -> None:
    page = write_and_open(world, room, DESKTOP, "/tim-kiem")
    field = page.get_by_role("combobox", name="Từ khóa")
    field.press_sequentially("dau tu")
    option = page.get_by_role("option", name=TITLE)
    expect(option).to_be_visible()
    page.keyboard.press("Tab")
    expect(option).to_be_hidden()
    field.fill("")
    field.press_sequentially("dau tu tai")
    with page.expect_navigation():
        option.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


@SIZES
def test_results_are_narrowed_and_read_page_by_page(world: World, room: Room, size: ViewportSize) -> None:
    page = write_and_open(world, room, size, "/tim-kiem?tu-khoa=hoi+nghi")
    expect(page.locator(".result-count")).to_have_text("15 kết quả cho “hoi nghi”.")
    press(page, "Trang sau")
    expect(page.locator("main .story")).to_have_count(3)
    press(page, "Thời sự - phóng sự (7)")
    expect(page.locator(".result-count")).to_have_text("7 kết quả cho “hoi nghi”.")
    expect(page.get_by_label("Chuyên mục")).to_have_value("thoi-su-phong-su")
    press(page, "Bỏ lọc")
    expect(page.locator(".result-count")).to_have_text("15 kết quả cho “hoi nghi”.")


def test_nothing_found_and_nothing_readable_are_helped_along(world: World, room: Room) -> None:
    page = write_and_open(world, room, DESKTOP, "/tim-kiem?tu-khoa=khong+he+co")
    expect(page.locator(".nothing-found")).to_contain_text("Không tìm thấy nội dung nào có “khong he co”.")
    look_on_phone(page)
    visit(page, address(room.site, "suoi-trong", "/tim-kiem?tu-khoa=hoi+nghi&tu=31/02/2026"), status=422)
    expect(page.get_by_role("alert")).to_contain_text("Không có ngày 31/02/2026 trong lịch.")
    expect(page.get_by_label("Từ ngày")).to_have_value("31/02/2026")
    look_on_phone(page)


@SIZES
def test_without_script_a_search_is_the_same(world: World, room: Room, size: ViewportSize) -> None:
    write(world)
    context = room.chromium.new_context(viewport=size, locale="vi-VN", java_script_enabled=False)
    room.contexts.append(context)
    page = context.new_page()
    page.goto(address(room.site, "ban-moi"))
    page.goto(address(room.site, "suoi-trong"))
    page.get_by_label("Từ khóa").fill("hướng hoá")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(page.get_by_role("main").get_by_role("link", name=TITLE)).to_be_visible()
    page.locator("summary", has_text="Lọc theo loại").click()
    page.get_by_label("Loại nội dung").select_option("news")
    page.get_by_role("main").get_by_role("button", name="Tìm", exact=True).click()
    expect(page.locator(".result-count")).to_have_text("1 kết quả cho “hướng hoá”.")
