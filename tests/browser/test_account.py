"""Signing in, and what becomes of sessions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.pages import MANAGE, address, follow, look_on_phone, press, sign_in, visit
from browser.room import Room
from cast import EDITOR, FAR_CHIEF, World
from congxa import identity
from congxa.core.db import DbRole, Scope, transaction

NEW_PASSWORD = "cát trắng trải dài bên bờ biển"


@pytest.fixture
def password_given_back(world: World) -> Iterator[None]:
    """Accounts outlive a test, so the password does too."""
    yield
    user_id = world.actor(FAR_CHIEF).id
    assert user_id is not None
    with transaction(Scope(DbRole.GATE)):
        identity.change_password(user_id, NEW_PASSWORD, FAR_CHIEF.password, FAR_CHIEF.password)


def test_a_wrong_password_is_told_and_the_typed_address_stays(world: World, room: Room) -> None:
    page = room.reader()
    visit(page, address(room.site, MANAGE, "/dang-nhap"))
    look_on_phone(page)
    page.get_by_label("Địa chỉ thư điện tử").fill(EDITOR.email)
    page.get_by_label("Mật khẩu").fill("không phải mật khẩu này")
    press(page, "Đăng nhập", status=422)
    expect(page.get_by_role("alert")).to_contain_text("chưa đúng")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Địa chỉ thư điện tử")).to_have_value(EDITOR.email)
    expect(page.get_by_label("Mật khẩu")).to_have_value("")
    page.get_by_label("Mật khẩu").fill(EDITOR.password)
    press(page, "Đăng nhập")
    expect(page.get_by_role("heading", name="Việc cần làm")).to_be_visible()


def test_signing_in_takes_a_keyboard_only(world: World, room: Room) -> None:
    page = room.reader()
    visit(page, address(room.site, MANAGE, "/ban-lam-viec/suoi-trong/bai-viet/"))  # asks to sign in first
    tab_to(page, "Địa chỉ thư điện tử")
    page.keyboard.type(EDITOR.email)
    page.keyboard.press("Tab")
    page.keyboard.type(EDITOR.password)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bài viết", exact=True)).to_be_visible()  # where she wanted to go
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def tab_to(page: Page, label: str) -> None:
    """Press Tab until the field with this label has the focus."""
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.get_by_label(label).evaluate("field => field === document.activeElement"):
            return
    raise AssertionError(f"Tab does not lead to “{label}”.")


def test_a_new_password_ends_the_sessions_in_other_browsers(
    world: World, room: Room, password_given_back: None
) -> None:
    here, elsewhere = room.reader(), room.reader()
    for page in (here, elsewhere):
        page.goto(address(room.site, MANAGE))
        sign_in(page, FAR_CHIEF)
    here.locator("summary", has_text=FAR_CHIEF.name).click()
    follow(here, "Tài khoản")
    look_on_phone(here)
    here.get_by_label("Mật khẩu hiện tại").fill(FAR_CHIEF.password)
    here.get_by_label("Mật khẩu mới", exact=True).fill(NEW_PASSWORD)
    here.get_by_label("Nhập lại mật khẩu mới").fill("một mật khẩu khác hẳn")
    press(here, "Đổi mật khẩu", status=422)
    for label, typed in (
        ("Mật khẩu hiện tại", FAR_CHIEF.password),
        ("Mật khẩu mới", NEW_PASSWORD),
        ("Nhập lại mật khẩu mới", NEW_PASSWORD),
    ):
        here.get_by_label(label, exact=True).fill(typed)
    press(here, "Đổi mật khẩu")
    expect(here.get_by_role("status").first).to_contain_text("Đã đổi mật khẩu")
    desk = address(room.site, MANAGE, "/ban-lam-viec/cat-trang/")
    visit(here, desk)
    expect(here.get_by_role("heading", name="Việc cần làm")).to_be_visible()
    visit(elsewhere, desk)
    expect(elsewhere.get_by_role("heading", name="Đăng nhập")).to_be_visible()
