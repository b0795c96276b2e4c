"""What was typed and not saved: one box that says which is which, no line, a session that is over."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import Locator, Page, expect

from browser.desk_form import body
from browser.pages import MANAGE, address, look, look_on_phone, sign_in
from browser.room import Room
from browser.test_sending import (
    DESK,
    NEW,
    TITLE,
    WORDS,
    autosaved,
    copies,
    hold_back,
    item,
    items,
    open_at,
    save,
    state,
    unsaved,
    write,
)
from cast import EDITOR, World
from congxa.core import clock
from congxa.core.text import short_moment

BOX, COPY, HERE = "[data-unsaved]", "[data-unsaved-copy]", "[data-kept-here]"
MORE = " Gõ thêm lúc sau."


def offered(page: Page) -> Locator:
    """What is offered, the newest first; it stands in one box."""
    expect(page.locator(BOX)).to_have_count(1)
    return page.locator(COPY)


def refused(page: Page, words: str) -> None:
    """A new item that cannot be saved, and was not kept while it was typed."""
    page.evaluate("navigator.sendBeacon = () => false")
    hold_back(page)
    write(page, words)
    page.locator("[name=section]").select_option("")
    with page.expect_navigation() as moved:
        page.locator("[data-save]").click()
    assert moved.value.status == 422


def sign_out(page: Page, room: Room) -> None:
    """As after twelve hours; what else the page asks for meanwhile is of no matter here."""
    room.watch.allow(address(room.site, MANAGE, f"{DESK}/luu-tam"))
    page.route("**/nguon-goc/**", lambda route: route.fulfill(status=204))
    page.context.clear_cookies()


def sign_in_beside(page: Page, room: Room) -> None:
    """In another tab of the same browser."""
    beside = page.context.new_page()
    beside.goto(address(room.site, MANAGE, "/dang-nhap"))
    sign_in(beside, EDITOR)
    beside.close()


def test_of_the_server_s_copy_and_this_machine_s_the_newer_is_offered_first(room: Room, world: World) -> None:
    path = item(world)
    page = open_at(room, path)
    write(page)
    autosaved(page)
    page.evaluate("navigator.sendBeacon = () => false")
    hold_back(page)
    page.keyboard.type(MORE)
    page.unroute_all()
    page.goto(address(room.site, MANAGE, path))
    copy = offered(page)
    expect(copy).to_have_count(2)
    expect(copy.first).to_contain_text("Mới nhất")
    moments = [short_moment(clock.now() - timedelta(minutes=ago)) for ago in (0, 1)]
    expect(copy.first).to_contain_text(re.compile(f"Máy này còn giữ phần gõ lúc ({'|'.join(moments)}) chưa gửi được"))
    expect(copy.last).to_be_hidden()
    page.get_by_text("Phần chưa lưu cũ hơn (1)").click()
    expect(copy.last).to_contain_text("Có phần chưa lưu từ")
    expect(copy.last).to_contain_text("(đã lưu tạm trên máy chủ)")
    expect(page.locator(f"{BOX} .btn-primary")).to_have_count(1)
    look(page)
    look_on_phone(page)
    with page.expect_navigation():
        copy.first.get_by_role("button", name="Dùng tiếp phần chưa lưu").click()
    expect(body(page)).to_contain_text(WORDS + MORE)
    save(page)
    state(page, "Đã lưu lúc")
    expect(page.locator(BOX)).to_have_count(0)


def test_what_was_sent_as_the_page_was_left_is_offered_once(room: Room, world: World) -> None:
    path = item(world)
    page = open_at(room, path)
    write(page)
    page.goto(address(room.site, MANAGE, f"{DESK}/"))
    for _wait in range(50):  # what is sent as a page goes, no page waits for
        if unsaved(world):
            break
        page.wait_for_timeout(100)
    assert copies(page) == 1
    page.goto(address(room.site, MANAGE, path))
    expect(offered(page)).to_have_count(1)
    expect(page.locator(HERE)).to_have_count(0)
    assert copies(page) == 0


def test_refused_again_and_again_there_is_one_box_and_nothing_is_lost(room: Room, world: World) -> None:
    page = room.signed_in(EDITOR)
    for turn in range(3):
        page.goto(address(room.site, MANAGE, NEW))
        refused(page, f"{WORDS} {turn}")
        expect(page.locator(HERE)).to_have_count(0)  # it stands on the page itself
        assert f"{WORDS} {turn}" in page.locator("[name=body]").input_value()
        page.evaluate("navigator.sendBeacon = () => false")
    page.unroute_all()
    page.goto(address(room.site, MANAGE, NEW))
    copy = offered(page)
    expect(copy).to_have_count(3)
    with page.expect_navigation():
        copy.first.get_by_role("button", name="Dùng tiếp phần chưa lưu").click()
    expect(body(page)).to_contain_text(f"{WORDS} 2")


def test_what_was_refused_is_kept_by_the_server_too(room: Room, world: World) -> None:
    page = room.signed_in(EDITOR)
    page.goto(address(room.site, MANAGE, NEW))
    refused(page, WORDS)
    page.unroute_all()
    page.keyboard.press("Tab")
    autosaved(page)
    (row,) = unsaved(world)
    assert row.title == TITLE


def test_pressed_without_a_line_the_page_stays_and_saves_when_there_is_one(room: Room, world: World) -> None:
    page = open_at(room, item(world))
    page.context.set_offline(True)
    write(page)
    page.locator("[data-save]").click()
    state(page, "trang này sẽ tự lưu khi có mạng")
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    look(page)
    look_on_phone(page)
    with page.expect_navigation():
        page.context.set_offline(False)
    state(page, "Đã lưu lúc")
    (saved,) = items(world)
    assert (saved.title, WORDS in saved.body, unsaved(world), copies(page)) == (TITLE, True, [], 0)
    expect(page.locator(BOX)).to_have_count(0)


def test_a_step_pressed_without_a_line_is_not_taken_behind_anybody_s_back(room: Room, world: World) -> None:
    page = open_at(room, item(world))
    page.context.set_offline(True)
    write(page)
    page.get_by_role("button", name="Gửi duyệt").click()
    state(page, "khi có mạng, hãy bấm lại")
    page.context.set_offline(False)
    autosaved(page)
    (standing,) = items(world)
    assert standing.state == "draft"


def test_a_session_that_is_over_is_told_and_what_was_pressed_is_done_after_signing_in(room: Room, world: World) -> None:
    page = open_at(room, item(world))
    sign_out(page, room)
    write(page)
    state(page, "Phiên làm việc đã hết")
    page.locator("[data-save]").click()
    state(page, "hãy đăng nhập lại ở một thẻ khác")
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    sign_in_beside(page, room)
    with page.expect_navigation():
        page.evaluate("window.dispatchEvent(new Event('focus'))")
    state(page, "Đã lưu lúc")
    (saved,) = items(world)
    assert (saved.title, WORDS in saved.body, copies(page)) == (TITLE, True, 0)


def test_who_saves_after_the_session_is_over_signs_in_and_goes_on(room: Room, world: World) -> None:
    page = open_at(room, item(world))
    hold_back(page)
    write(page)
    sign_out(page, room)
    save(page)
    expect(page.get_by_role("heading", name="Phiên làm việc đã hết")).to_be_visible()
    look(page)
    page.unroute_all()
    page.get_by_role("link", name="Đăng nhập lại").click()
    sign_in(page, EDITOR)
    with page.expect_navigation():
        offered(page).get_by_role("button", name="Dùng tiếp phần chưa lưu").click()
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    expect(body(page)).to_contain_text(WORDS)
