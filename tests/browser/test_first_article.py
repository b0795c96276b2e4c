"""Somebody sits down at the desk for the first time: from sign-in to a published article with a photograph and its
rights, by what stands on the screen alone. Every click and every field is counted; the time is told, not judged."""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from browser.pages import MANAGE, address, picture_loads
from browser.room import Room
from browser.stage import jpeg
from cast import CHIEF, World

TITLE = "Bà con thôn Một góp công làm đường"
TEXT = (
    "Sáng nay, hơn 60 hộ dân thôn Một cùng nhau đổ bê tông đoạn đường dài 400 mét từ nhà văn hóa ra ruộng.",
    "Xã hỗ trợ xi măng, bà con góp ngày công. Con đường xong trước mùa mưa.",
)
ALT = "Bà con đổ bê tông con đường ra ruộng"
# What was measured. Whoever makes the way longer says so here.
CLICKS = {
    "sign-in": 1,
    "a new article": 2,
    "the text": 2,
    "the photograph": 3,
    "its rights": 1,
    "rights of the text": 1,
}
CLICKS |= {"publishing": 1}
FIELDS = 5  # address, password, title, text, what the photograph shows


@dataclass
class Hand:
    """Does what a person does and counts it."""

    page: Page
    clicks: Counter[str] = field(default_factory=Counter)
    fields: int = 0
    part: str = ""

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks[self.part] += 1

    def type(self, what: Locator, words: str) -> None:
        """Into a field, reached by a click or by Tab: one field."""
        what.press_sequentially(words)
        self.fields += 1

    def choose_file(self, button: Locator, file: Path) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.click(button)
        chooser.value.set_files(file)


def test_a_first_article_with_its_photograph_is_out_in_few_clicks(world: World, room: Room, tmp_path: Path) -> None:
    photo = tmp_path / "lam-duong.jpg"
    photo.write_bytes(jpeg("peru"))
    page = room.reader()
    page.goto(address(room.site, MANAGE))
    hand, begun = Hand(page), time.monotonic()

    hand.part = "sign-in"
    hand.type(page.get_by_label("Địa chỉ thư điện tử"), CHIEF.email)
    hand.type(page.get_by_label("Mật khẩu"), CHIEF.password)
    hand.click(page.get_by_role("button", name="Đăng nhập"))

    hand.part = "a new article"
    hand.click(page.get_by_role("link", name="Viết bài mới").first)
    hand.click(page.get_by_role("link", name="Chính trị", exact=True))

    hand.part = "the text"
    title = page.get_by_label("Tiêu đề", exact=True)
    hand.click(title)
    hand.type(title, TITLE)
    text = page.get_by_role("textbox", name="Nội dung")
    hand.click(text)
    hand.type(text, "\n".join(TEXT))

    hand.part = "the photograph"
    hand.click(page.get_by_role("toolbar").get_by_role("button", name="Thêm ảnh"))
    sheet = page.get_by_role("dialog", name="Thêm ảnh")
    hand.choose_file(sheet.get_by_text("Tải ảnh mới lên…"), photo)
    hand.type(sheet.get_by_label("Mô tả ảnh"), ALT)
    hand.part = "its rights"
    hand.click(sheet.get_by_label("Ảnh do tôi chụp"))
    hand.part = "the photograph"
    hand.click(sheet.get_by_role("button", name="Thêm ảnh", exact=True))
    expect(sheet).to_have_count(0)

    hand.part = "rights of the text"
    hand.click(page.get_by_role("radio", name="Bài do tôi viết"))

    hand.part = "publishing"
    hand.click(page.get_by_role("button", name="Đăng bài", exact=True))
    expect(page.get_by_text("Đã đăng bài. Người dân xem được ngay.")).to_be_visible()
    took = time.monotonic() - begun

    _see(room, page)
    table = "\n".join(f"{part:>20}: {count}" for part, count in hand.clicks.items())
    sys.stdout.write(f"\n{took:.1f} s; {hand.clicks.total()} clicks, {hand.fields} fields\n{table}\n")
    assert hand.fields <= FIELDS
    assert all(count <= CLICKS[part] for part, count in hand.clicks.items()), hand.clicks


def test_what_is_missing_is_said_beside_the_button_and_leads_to_its_place(world: World, room: Room) -> None:
    page = room.signed_in(CHIEF)
    page.goto(address(room.site, MANAGE, "/ban-lam-viec/suoi-trong/bai-viet/moi?chuyen-muc=chinh-tri"))
    page.get_by_label("Tiêu đề", exact=True).fill(TITLE)
    page.get_by_role("textbox", name="Nội dung").press_sequentially(TEXT[0])
    page.get_by_role("button", name="Đăng bài", exact=True).click()
    told = page.get_by_role("alert").get_by_role("link", name="Bài chưa có nguồn gốc")
    expect(told).to_be_visible()
    expect(page.get_by_role("textbox", name="Nội dung")).to_contain_text(TEXT[0])  # nothing typed is lost
    told.click()
    expect(page.locator("#f-basis")).to_be_focused()
    page.get_by_role("radio", name="Bài do tôi viết").check()
    page.get_by_role("button", name="Đăng bài", exact=True).click()
    expect(page.get_by_text("Đã đăng bài. Người dân xem được ngay.")).to_be_visible()


def _see(room: Room, desk: Page) -> None:
    """A reader finds it on the front page, with the photograph and both credits."""
    page = room.reader()
    page.goto(address(room.site, CHIEF.unit))
    page.get_by_role("link", name=TITLE).first.click()
    picture_loads(page, ALT)
    expect(page.locator("figcaption .credit")).to_have_text(f"Ảnh: {CHIEF.name}")
    expect(page.locator(".article .author")).to_have_text(CHIEF.name)
