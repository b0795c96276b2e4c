"""Writing as it goes wrong: the line breaks, two tabs are open, a button is pressed twice, whole reports are pasted,
tables lie in tables, letters run backwards or are not to be seen."""

from __future__ import annotations

import sys

from playwright.sync_api import Page, expect

from browser.desk_form import body, paste, say_origin
from browser.pages import MANAGE, address, look, look_on_phone
from browser.room import Room
from browser.stage import OWN
from cast import EDITOR, World
from congxa import publishing
from congxa.publishing import Draft

DESK = "/ban-lam-viec/suoi-trong/bai-viet/"
NEW = f"{DESK}moi?chuyen-muc=chinh-tri"
TITLE = "Thôn Một họp bàn làm đường"
SENTENCE = "Sáng nay bà con thôn Một họp bàn việc làm đường ra ruộng. "  # thirteen words
ANSWERS_WITHIN = 4000  # ms, of a machine that does other things beside
NEXT_KEY = """area => new Promise((done) => {
    const begun = performance.now();
    area.addEventListener("input", () => requestAnimationFrame(() => done(performance.now() - begun)), { once: true });
    document.execCommand("insertText", false, "x");
})"""


def open_new(room: Room) -> Page:
    page = room.signed_in(EDITOR)
    page.goto(address(room.site, MANAGE, NEW))
    return page


def title_of(page: Page) -> str:
    return page.locator("[name=title]").input_value()


def count_articles(world: World) -> int:
    with world.desk(EDITOR) as (actor, unit_id):
        return len(publishing.items_of_kind(actor, unit_id, "news", (), 100))


def begin(world: World) -> int:
    with world.desk(EDITOR) as (actor, unit_id):
        return publishing.create(actor, unit_id, Draft(TITLE, "chinh-tri", body="<p>Tin.</p>", origin=OWN)).id


def test_a_line_that_breaks_while_one_types_takes_no_letter(world: World, room: Room) -> None:
    page = open_new(room)
    state = page.locator("[data-save-state]")
    page.get_by_label("Tiêu đề", exact=True).fill(TITLE)
    body(page).press_sequentially("Trước khi mất mạng.")
    expect(state).to_contain_text("Đã lưu tạm lúc")
    page.context.set_offline(True)
    body(page).press_sequentially(" Trong khi mất mạng.")
    expect(state).to_contain_text("Mất kết nối")
    look(page)
    page.context.set_offline(False)
    expect(state).to_contain_text("Đã lưu tạm lúc")
    # The lid is closed and opened: another page goes on with all of it.
    page.close(run_before_unload=False)
    again = room.signed_in(EDITOR)
    again.goto(address(room.site, MANAGE, NEW))
    again.get_by_role("link", name="Dùng tiếp phần chưa lưu").click()
    expect(body(again)).to_have_text("Trước khi mất mạng. Trong khi mất mạng.")
    assert title_of(again) == TITLE


def test_two_tabs_know_of_each_other_and_the_second_compares(world: World, room: Room) -> None:
    url = address(room.site, MANAGE, f"{DESK}{begin(world)}")
    first = room.signed_in(EDITOR)
    second = first.context.new_page()
    for page in (first, second):
        page.goto(url)
    for page in (first, second):
        expect(page.get_by_text("Bài này đang mở ở một thẻ khác.")).to_be_visible()
    look(second)
    look_on_phone(second)
    first.get_by_label("Tiêu đề", exact=True).fill("Tiêu đề của thẻ thứ nhất")
    first.get_by_role("button", name="Lưu", exact=True).click()
    expect(first.get_by_text("Đã lưu lúc").first).to_be_visible()
    second.get_by_label("Tiêu đề", exact=True).fill("Tiêu đề của thẻ thứ hai")
    second.get_by_role("button", name="Lưu", exact=True).click()
    told = second.get_by_role("alert")
    expect(told).to_contain_text("Bản của bạn chưa được lưu, và chưa mất.")
    for words in ("Tiêu đề của thẻ thứ nhất", "Tiêu đề của thẻ thứ hai"):
        expect(second.locator("mark", has_text=words)).to_be_visible()


def test_a_button_pressed_twice_makes_one_article(world: World, room: Room) -> None:
    page = open_new(room)
    page.get_by_label("Tiêu đề", exact=True).fill(TITLE)
    body(page).press_sequentially("Bà con họp.")
    say_origin(page, OWN)
    page.get_by_role("button", name="Gửi duyệt", exact=True).dblclick()
    expect(page.get_by_role("complementary", name="Tình trạng bài")).to_contain_text("Chờ duyệt")
    assert count_articles(world) == 1


def test_without_script_a_form_sent_twice_makes_one_article(world: World, room: Room) -> None:
    page = room.signed_in_without_scripts(EDITOR)
    page.goto(address(room.site, MANAGE, NEW))
    page.get_by_label("Tiêu đề", exact=True).fill(TITLE)
    page.locator("textarea[name=body]").fill("Bà con họp.")
    page.get_by_role("radio", name="Bài do tôi viết").check()
    page.get_by_role("button", name="Gửi duyệt", exact=True).dblclick()
    expect(page.get_by_role("complementary", name="Tình trạng bài")).to_be_visible()
    assert count_articles(world) == 1


def test_ten_thousand_pasted_words_leave_the_editor_quick(world: World, room: Room) -> None:
    page = open_new(room)
    page.get_by_label("Tiêu đề", exact=True).fill(TITLE)
    paragraph = f"<p class=MsoNormal style='margin:6pt'><span style='font-size:14pt'>{SENTENCE * 10}</span></p>"
    html = f"<!--StartFragment-->{paragraph * 77}<!--EndFragment-->"
    begun = page.evaluate("performance.now()")
    paste(body(page), html)
    pasted = page.evaluate("performance.now()") - begun
    key = body(page).evaluate(NEXT_KEY)
    sys.stdout.write(f"\n10,000 words: pasted in {pasted:.0f} ms, the next key answered after {key:.0f} ms\n")
    expect(page.locator("[data-editor-count]")).to_contain_text("10.0")
    assert pasted + key < ANSWERS_WITHIN
    page.get_by_role("button", name="Lưu bản nháp", exact=True).click()
    expect(page.get_by_text("Đã lưu lúc").first).to_be_visible()
    expect(body(page).locator("p")).to_have_count(77)


def test_tables_in_tables_become_lines_and_it_is_said(world: World, room: Room) -> None:
    page = open_new(room)
    page.get_by_label("Tiêu đề", exact=True).fill(TITLE)
    inner = "<table><tr><td>Thôn Một</td><td>120 hộ</td></tr><tr><td>Thôn Hai</td><td>80 hộ</td></tr></table>"
    paste(body(page), f"<table><tr><td>Dân số {inner}</td><td>2026</td></tr></table>")
    expect(page.locator(".editor-status").first).to_contain_text("1 bảng nằm trong ô của bảng khác")
    expect(body(page).locator("table")).to_have_count(1)
    expect(body(page).get_by_text("Thôn Hai | 80 hộ")).to_be_visible()
    look(page)
    look_on_phone(page)
    page.get_by_role("button", name="Lưu bản nháp", exact=True).click()
    expect(page.get_by_text("Đã lưu lúc").first).to_be_visible()
    expect(body(page).get_by_text("Thôn Hai | 80 hộ")).to_be_visible()


def test_letters_that_turn_or_hide_words_are_not_kept(world: World, room: Room) -> None:
    page = open_new(room)
    turned = "Thôn \u202eMột\u202c họp\u200b bàn\ufeff"
    page.get_by_label("Tiêu đề", exact=True).fill(turned)
    paste(body(page), f"Bà con {turned} việc làng.", "text/plain")
    page.get_by_role("button", name="Lưu bản nháp", exact=True).click()
    expect(page.get_by_text("Đã lưu lúc").first).to_be_visible()
    assert title_of(page) == "Thôn Một họp bàn"
    assert body(page).inner_text().strip() == "Bà con Thôn Một họp bàn việc làng."
