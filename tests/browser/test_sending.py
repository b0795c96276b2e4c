"""The server answers with an error, then is well again: nothing that was typed is lost, and what is shown is true."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from browser.desk_form import body
from browser.pages import MANAGE, address, look, look_on_phone
from browser.room import Room
from browser.stage import OWN
from cast import EDITOR, World
from congxa import publishing
from congxa.publishing import Article, Draft
from congxa.publishing.autosaves.models import Autosave

DESK = "/ban-lam-viec/suoi-trong"
NEW = f"{DESK}/bai-viet/moi?chuyen-muc=chinh-tri"
OLD, TITLE, WORDS = "Thôn Hai sửa nhà văn hóa", "Thôn Hai sửa xong nhà văn hóa", "Chữ gõ lúc máy chủ hỏng."
SAVE, KEEP = "**/bai-viet/*", "**/luu-tam"
OFFER, SAVED_NOT = "[data-kept-here]", "đã bấm gửi, nhưng máy chủ chưa trả lời là đã lưu"
SEND_TWICE = """async () => {
    const form = document.querySelector("form[data-autosave]");
    await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
}"""


def item(world: World) -> str:
    """An item that stands; gives its path."""
    with world.desk(EDITOR) as (actor, unit_id):
        made = publishing.create(actor, unit_id, Draft(OLD, "chinh-tri", body="<p>Tin.</p>", origin=OWN))
    return f"{DESK}/bai-viet/{made.id}"


def items(world: World) -> list[Article]:
    with world.desk(EDITOR) as (actor, unit_id):
        return list(publishing.all_articles(actor, unit_id))


def unsaved(world: World) -> list[Autosave]:
    with world.desk(EDITOR) as (actor, unit_id):
        return list(publishing.autosaves.unsaved(actor, unit_id, 10))


def failing(
    status: int, content: str = "text/html", said: str = "<!doctype html><p>Hỏng</p>"
) -> Callable[[Route], None]:
    """What is posted never gets to the server."""

    def answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(status=status, body=said, content_type=content)
        else:
            route.continue_()

    return answer


def open_at(room: Room, path: str) -> Page:
    page = room.signed_in(EDITOR)
    page.goto(address(room.site, MANAGE, path))
    return page


def write(page: Page, words: str = WORDS) -> None:
    page.locator("[name=title]").fill(TITLE)
    body(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def state(page: Page, words: str) -> None:
    expect(page.locator("[data-save-state]")).to_contain_text(words)


def copies(page: Page) -> int:
    """How many forms this machine keeps."""
    return int(page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('congxa:')).length"))


def hold_back(page: Page) -> None:
    """What is kept while typing does not get through meanwhile, as on a slow line."""
    page.route(KEEP, lambda route: None)


def save(page: Page) -> None:
    with page.expect_navigation():
        page.locator("[data-save]").click()


def autosaved(page: Page) -> None:
    state(page, "Đã lưu tạm lúc")
    assert copies(page) == 0


@pytest.mark.parametrize(
    "answer",
    [
        failing(500),
        failing(503, "application/json", '{"message": "Cơ sở dữ liệu chưa trả lời."}'),
        failing(200),  # of a gate on the way that asks for a sign-in of its own
    ],
    ids=["500", "503", "no answer of ours"],
)
def test_what_the_server_did_not_keep_stays_here_and_is_sent_again(
    room: Room, world: World, answer: Callable[[Route], None]
) -> None:
    page = open_at(room, NEW)
    room.watch.allow(address(room.site, MANAGE, f"{DESK}/luu-tam"))
    page.clock.install()
    page.route(KEEP, answer)
    write(page)
    page.clock.run_for(2_000)
    state(page, "Máy chủ đang trục trặc. Bài được giữ trên máy này và sẽ tự gửi lại.")
    assert (copies(page), unsaved(world)) == (1, [])
    page.keyboard.type(" Gõ thêm.")
    page.unroute(KEEP)
    page.clock.run_for(16_000)
    autosaved(page)
    (row,) = unsaved(world)
    assert dict(map(tuple, row.form))["body"] == f"<p>{WORDS} Gõ thêm.</p>"


def test_a_machine_that_keeps_nothing_is_not_said_to_keep_it(room: Room, world: World) -> None:
    page = open_at(room, NEW)
    room.watch.allow(address(room.site, MANAGE, f"{DESK}/luu-tam"))
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    page.route(KEEP, failing(503))
    write(page)
    state(page, "Đừng đóng trang này")


def test_an_older_text_that_comes_late_does_not_replace_the_newer(room: Room, world: World) -> None:
    page = open_at(room, NEW)
    page.clock.install()
    held: list[Route] = []
    page.route(KEEP, lambda route: held.append(route))
    write(page)
    page.clock.run_for(2_000)
    page.keyboard.type(" Gõ thêm.")
    page.clock.run_for(2_000)
    (first,) = held  # the second waits for it
    page.route(KEEP, lambda route: route.continue_())
    first.continue_()
    state(page, "Đã lưu tạm lúc")
    page.clock.run_for(2_000)
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.startsWith('congxa:'))")
    (row,) = unsaved(world)
    assert dict(map(tuple, row.form))["body"] == f"<p>{WORDS} Gõ thêm.</p>"


@pytest.mark.parametrize("is_new", [True, False], ids=["new", "standing"])
@pytest.mark.parametrize("is_kept_first", [True, False], ids=["kept", "typed quickly"])
def test_a_save_that_failed_is_offered_again_whole(room: Room, world: World, is_new: bool, is_kept_first: bool) -> None:
    page = open_at(room, NEW if is_new else item(world))
    if not is_kept_first:
        hold_back(page)
    write(page)
    if is_kept_first:
        autosaved(page)
    page.route(SAVE, failing(503))
    save(page)
    page.unroute_all()
    page.go_back()
    # Nothing is filled in beside what is offered: a title of the one and a text of the other would be saved together.
    expect(page.locator("[name=title]")).to_have_value("" if is_new else OLD)
    assert WORDS not in page.locator("[name=body]").input_value()
    if is_kept_first:
        expect(page.locator("[data-unsaved]")).to_contain_text("Có phần chưa lưu từ")
    else:
        expect(page.locator(OFFER)).to_contain_text(SAVED_NOT)
    look(page)
    look_on_phone(page)
    with page.expect_navigation():
        page.get_by_text("Dùng tiếp phần chưa lưu", exact=True).click()
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    expect(body(page)).to_contain_text(WORDS)
    save(page)
    state(page, "Đã lưu lúc")
    (saved,) = items(world)
    assert (saved.title, WORDS in saved.body, unsaved(world), copies(page)) == (TITLE, True, [], 0)


@pytest.mark.parametrize("is_new", [True, False], ids=["new", "standing"])
def test_a_save_whose_answer_was_lost_makes_nothing_twice(room: Room, world: World, is_new: bool) -> None:
    page = open_at(room, NEW if is_new else item(world))
    hold_back(page)
    write(page)
    cookies = page.context.cookies()
    page.evaluate(SEND_TWICE)
    page.context.add_cookies(cookies)  # what the server tells the next page was lost as well
    page.route(SAVE, failing(503))
    save(page)
    page.unroute_all()
    page.go_back()
    if is_new:
        with page.expect_navigation():
            page.locator(OFFER).get_by_text("Dùng tiếp phần chưa lưu").click()
        save(page)
    state(page, "Đã lưu lúc")
    expect(page.locator("[name=title]")).to_have_value(TITLE)
    expect(page.locator(OFFER)).to_have_count(0)
    (saved,) = items(world)
    assert (saved.title, WORDS in saved.body, copies(page)) == (TITLE, True, 0)


@pytest.mark.parametrize("is_new", [True, False], ids=["new", "standing"])
def test_what_was_saved_is_not_said_to_be_unsaved(room: Room, world: World, is_new: bool) -> None:
    page = open_at(room, NEW if is_new else item(world))
    hold_back(page)
    write(page)
    assert copies(page) == 1
    save(page)
    state(page, "Đã lưu lúc")
    expect(page.locator("[data-saved-form]").first).to_be_attached()
    assert copies(page) == 0
    for path in (NEW, f"{DESK}/bai-viet/{items(world)[0].id}"):
        page.goto(address(room.site, MANAGE, path))
        expect(page.locator("[data-save-state]")).to_be_visible()
        expect(page.locator(f"{OFFER}, [data-unsaved]")).to_have_count(0)


def test_what_is_typed_after_the_press_is_kept_through_the_save(room: Room, world: World) -> None:
    page = open_at(room, item(world))
    hold_back(page)
    write(page)
    page.evaluate(
        """() => window.addEventListener("submit", () => setTimeout(() => {
            const title = document.querySelector("[name=title]");
            title.value += ", gõ thêm";
            title.dispatchEvent(new Event("input", { bubbles: true }));
        }))"""
    )
    save(page)
    expect(page.locator(OFFER)).to_contain_text("chưa gửi được lên máy chủ")


def test_a_page_of_an_error_leads_back_to_the_text(room: Room, world: World) -> None:
    path = item(world)
    page = open_at(room, path)
    hold_back(page)
    write(page)
    page.locator("form[data-autosave] [name=csrf_token]").evaluate("field => { field.value = 'old'; }")
    save(page)
    look(page)
    page.get_by_role("link", name="Quay lại trang vừa rồi").click()
    expect(page).to_have_url(address(room.site, MANAGE, path))
    expect(page.locator(OFFER)).to_contain_text(SAVED_NOT)


def test_a_page_that_comes_back_as_it_was_left_asks_the_server(room: Room, world: World) -> None:
    page = open_at(room, item(world))
    hold_back(page)
    write(page)
    page.route(SAVE, lambda route: None if route.request.method == "POST" else route.continue_())
    with page.expect_navigation():
        said = page.evaluate(
            """() => {
                document.querySelector("[data-save]").click();
                const said = document.querySelector("[data-save-state]").textContent;
                window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
                return said;
            }"""
        )
    assert said == "Đang gửi lên máy chủ…"
    expect(page.locator(OFFER)).to_contain_text(SAVED_NOT)
