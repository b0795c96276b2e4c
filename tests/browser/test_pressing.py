"""Does every press of a button come to something? Also where the page moves under the hand, where somebody else keeps
the form back, and where what is wrong is folded up."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from browser.pages import MANAGE, address
from browser.room import Room
from browser.stage import OWN
from cast import EDITOR, World
from congxa import publishing
from congxa.publishing import Draft

TITLE = "Thôn Hai sửa nhà văn hóa"


def open_item(world: World, room: Room) -> Page:
    with world.desk(EDITOR) as (actor, unit_id):
        number = publishing.create(actor, unit_id, Draft(TITLE, "chinh-tri", body="<p>Tin.</p>", origin=OWN)).id
    page = room.signed_in(EDITOR)
    page.goto(address(room.site, MANAGE, f"/ban-lam-viec/suoi-trong/bai-viet/{number}"))
    return page


def save(page: Page) -> Locator:
    return page.get_by_role("button", name="Lưu", exact=True)


def hold(page: Page, button: Locator) -> tuple[float, float]:
    """Press the mouse on a button, without letting go; gives where."""
    box = button.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + 4
    page.mouse.move(x, y)
    page.mouse.down()
    return x, y


def move_page(page: Page) -> None:
    """A notice comes in above everything, as that of another tab does."""
    page.evaluate("document.querySelector('main').prepend(document.createElement('hr'), document.createElement('hr'))")


def test_a_button_that_moves_away_under_the_hand_is_pressed_all_the_same(world: World, room: Room) -> None:
    page = open_item(world, room)
    hold(page, save(page))
    move_page(page)
    page.mouse.up()
    expect(page.get_by_text("Đã lưu lúc", exact=False).first).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Đã lưu lúc").first).to_be_visible()


def test_who_moves_off_the_button_before_letting_go_has_not_pressed_it(world: World, room: Room) -> None:
    page = open_item(world, room)
    page.evaluate("document.addEventListener('submit', () => { document.title = 'sent' })")
    x, y = hold(page, save(page))
    page.mouse.move(x, y - 60)
    page.mouse.up()
    assert page.title() != "sent"


def test_what_somebody_else_kept_back_is_sent_at_the_next_press(world: World, room: Room) -> None:
    page = open_item(world, room)
    page.get_by_label("Tiêu đề", exact=True).fill("Tiêu đề mới")
    page.evaluate("document.addEventListener('submit', (event) => event.preventDefault(), { once: true })")
    save(page).click()
    expect(page.locator("form[data-dirty]")).to_have_count(1)  # still guarded: nothing went out
    with page.expect_navigation():
        save(page).click()
    expect(page.locator("[data-save-state]")).to_contain_text("Đã lưu lúc")
    expect(page.locator("[name=title]")).to_have_value("Tiêu đề mới")


def test_a_press_while_the_form_is_on_its_way_says_so(world: World, room: Room) -> None:
    page = open_item(world, room)
    page.route("**/bai-viet/*", lambda route: None)  # the connection takes its time: the page stays as it is
    said = page.evaluate("""() => {
        const [button, state] = [document.querySelector("[data-save]"), document.querySelector("[data-save-state]")];
        return [1, 2].map(() => { button.click(); return state.textContent; });
    }""")
    assert said == ["Đang gửi lên máy chủ…", "Đang gửi lên máy chủ, hãy chờ một chút."]


def test_what_is_wrong_in_a_fold_opens_it(world: World, room: Room) -> None:
    page = open_item(world, room)
    page.get_by_text("Tự kết thúc đăng").click()
    day = page.locator("[name=expires_at]")
    day.focus()
    page.keyboard.type("3112")  # day and month, and no year
    page.get_by_text("Tự kết thúc đăng").click()
    expect(day).to_be_hidden()
    save(page).click()
    expect(day).to_be_visible()
    expect(day).to_be_focused()
