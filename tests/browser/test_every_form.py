"""The form of every kind of content at the desk: read by everybody, filled in by keyboard, never losing a word."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.pages import MANAGE, address, look_on_phone, press, visit
from browser.room import Room
from cast import FAR_CHIEF, World
from publishing.samples import KINDS, sample, shown
from publishing.whole_site import UNIT

DESK = f"/ban-lam-viec/{UNIT}/bai-viet"
NEW = f"{DESK}/moi"


@pytest.mark.parametrize("key", KINDS)
def test_the_form_of_a_kind_can_be_read_by_everybody(world: World, room: Room, key: str) -> None:
    article = shown(world, key)
    desk = room.signed_in(FAR_CHIEF)
    for path in (f"moi?chuyen-muc={sample(key).section}", str(article.id)):
        visit(desk, address(room.site, MANAGE, f"{DESK}/{path}"))
        look_on_phone(desk)


def test_what_to_write_is_chosen_first(world: World, room: Room) -> None:
    page = room.signed_in(FAR_CHIEF)
    visit(page, address(room.site, MANAGE, NEW))
    look_on_phone(page)
    page.get_by_role("link", name="Văn bản", exact=True).click()
    expect(page.get_by_label("Trích yếu")).to_be_visible()


def test_a_table_grows_by_a_row_at_a_press(world: World, room: Room) -> None:
    page = room.signed_in(FAR_CHIEF)
    visit(page, address(room.site, MANAGE, f"{NEW}?chuyen-muc=thong-tin-cong-khai"))
    table = page.locator("#f-entries tbody tr")
    before = table.count()
    page.locator("#f-entries").get_by_role("button", name="Thêm dòng").press("Enter")
    expect(table).to_have_count(before + 1)
    expect(page.locator(f"[name='fact-entries-{before}-content']")).to_be_focused()


def test_what_was_typed_comes_back_with_what_is_wrong(world: World, room: Room) -> None:
    page = room.signed_in(FAR_CHIEF)
    visit(page, address(room.site, MANAGE, f"{NEW}?chuyen-muc=van-ban"))
    page.get_by_label("Trích yếu").fill("Về việc phân công trực Tết")
    page.get_by_label("Số, ký hiệu").first.fill("sai số")
    press(page, "Lưu bản nháp", status=422)
    expect(page.get_by_role("alert")).to_contain_text("Chưa lưu được")
    expect(page.get_by_label("Trích yếu")).to_have_value("Về việc phân công trực Tết")
    expect(page.get_by_label("Số, ký hiệu").first).to_have_value("sai số")
    look_on_phone(page)
