"""Remarks and versions in a browser: a passage is selected and spoken of, answered in the editor; one restored."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from browser.pages import DESKTOP, MANAGE, PHONE, address, follow, look, look_on_phone, press, visit
from browser.room import Room
from browser.stage import OWN
from cast import CHIEF, EDITOR, World
from congxa import publishing
from congxa.publishing import Draft, remarks

BODY = (
    "<p>Sáng nay, <strong>thôn Một</strong> khánh thành nhà văn hóa.</p>"
    "<p>Kinh phí 450 triệu đồng do bà con đóng góp. Bà con rất vui.</p><p>Bà con cùng dọn dẹp.</p>"
)
BEGUN = Draft("Thôn Một khánh thành nhà văn hóa", "chinh-tri", "Tin của thôn.", BODY, "Ban biên tập", origin=OWN)
SELECT = """(root, [from, to]) => {
    const nodes = [], walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) nodes.push(walk.currentNode);
    const first = nodes.find((node) => node.data.includes(from));
    const last = nodes.slice(nodes.indexOf(first)).find((node) => node.data.includes(to));
    getSelection().setBaseAndExtent(first, first.data.indexOf(from), last, last.data.indexOf(to) + to.length);
}"""
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])


def begin(world: World) -> int:
    with world.desk(EDITOR) as (actor, unit_id):
        return publishing.create(actor, unit_id, BEGUN).id


def desk(room: Room, article: int, rest: str = "") -> str:
    return address(room.site, MANAGE, f"/ban-lam-viec/suoi-trong/bai-viet/{article}{rest}")


def select(page: Page, place: str, first: str, last: str) -> None:
    page.locator(place).first.evaluate(SELECT, [first, last])


@SIZES
def test_a_chief_selects_a_passage_while_reading_and_speaks_of_it(world: World, room: Room, size: ViewportSize) -> None:
    article = begin(world)
    page = room.signed_in(CHIEF)
    page.set_viewport_size(size)
    visit(page, desk(room, article, "/nhan-xet"))
    offer = page.get_by_role("button", name="Nhận xét đoạn này")
    expect(offer).to_be_hidden()
    select(page, "article [data-remark-text]", "Một", "Kinh phí 450 triệu")
    expect(offer).to_be_visible()
    look(page)
    offer.click()
    expect(page.get_by_label("Về đoạn nào của bài")).to_have_value("Một khánh thành nhà văn hóa. Kinh phí 450 triệu")
    expect(page.get_by_label("Nhận xét của bạn")).to_be_focused()
    look(page)
    page.keyboard.type("Số này lấy ở đâu?")
    press(page, "Gửi nhận xét")
    marks = page.locator("article mark.remarked")
    expect(marks).to_have_text(["Một", " khánh thành nhà văn hóa.", "Kinh phí 450 triệu"])
    number = page.get_by_role("link", name="Nhận xét 1 về đoạn này")
    number.focus()
    page.keyboard.press("Enter")
    expect(page.locator("li.remark")).to_be_focused()
    assert page.url.split("#")[1].startswith("nhan-xet-")
    # Words that stand twice, the second marked after a number of ours stands in the text.
    select(page, "article [data-remark-text]", "Bà con cùng", "Bà con cùng")
    expect(offer).to_be_visible()
    page.keyboard.press("Control+Alt+m")
    page.get_by_label("Nhận xét của bạn").fill("Thừa câu này")
    press(page, "Gửi nhận xét")
    expect(page.locator("li.remark").nth(1)).to_contain_text("Thừa câu này")
    look(page)


@SIZES
def test_an_author_answers_in_the_editor_and_loses_nothing_that_is_not_saved(
    world: World, room: Room, size: ViewportSize
) -> None:
    article = begin(world)
    with world.desk(CHIEF) as (actor, unit_id):
        remarks.add(actor, unit_id, article, "Số này lấy ở đâu?", "450 triệu đồng")
    page = room.signed_in(EDITOR)
    page.set_viewport_size(size)
    visit(page, desk(room, article))
    page.get_by_role("link", name="Xem đoạn trong bài").click()
    expect(page.locator(".ProseMirror .passage-shown")).to_have_text("450 triệu đồng")
    expect(page.locator(".ProseMirror .passage-shown")).to_be_in_viewport()
    expect(page.locator("form[data-dirty]")).to_have_count(0)  # shown, and nothing of the text changed
    look(page)
    page.get_by_label("Tiêu đề", exact=True).fill("Một tiêu đề chưa lưu của bài")
    page.get_by_text("Trả lời").first.click()
    page.get_by_label("Câu trả lời").fill("Theo báo cáo của thôn.")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator(".remark-answer")).to_contain_text("Theo báo cáo của thôn.")
    expect(page.get_by_label("Tiêu đề", exact=True)).to_have_value("Một tiêu đề chưa lưu của bài")
    look(page)
    select(page, ".ProseMirror", "Bà con cùng", "dọn dẹp.")
    page.get_by_role("button", name="Nhận xét đoạn này").click()
    expect(page.get_by_label("Về đoạn nào của bài")).to_have_value("Bà con cùng dọn dẹp.")
    page.get_by_label("Nhận xét của bạn").fill("Có cần câu này không?")
    page.get_by_role("button", name="Gửi nhận xét").click()
    expect(page.locator("li.remark")).to_have_count(2)
    page.get_by_role("button", name="Đánh dấu đã xong").first.click()
    expect(page.get_by_role("heading", name="Nhận xét (1 chưa xong)")).to_be_visible()
    look(page)
    page.get_by_label("Tiêu đề", exact=True).fill(BEGUN.title)
    press(page, "Lưu")


def test_without_scripts_a_passage_is_copied_into_the_form(world: World, room: Room) -> None:
    article = begin(world)
    signed_in = room.signed_in(CHIEF)
    page = room.reader(java_script_enabled=False, storage_state=signed_in.context.storage_state())
    page.goto(desk(room, article, "/nhan-xet"))
    page.get_by_text("Viết nhận xét").click()
    page.get_by_label("Về đoạn nào của bài").fill("Bà con rất vui.")
    page.get_by_label("Nhận xét của bạn").fill("Viết rõ hơn")
    page.get_by_role("button", name="Gửi nhận xét").click()
    expect(page.locator("mark.remarked")).to_have_text("Bà con rất vui.")
    expect(page.locator("li.remark")).to_contain_text("Viết rõ hơn")


def test_two_versions_are_read_as_one_text_and_the_first_is_restored(world: World, room: Room) -> None:
    article = begin(world)
    with world.desk(EDITOR) as (actor, unit_id):
        changed = Draft(
            "Thôn Một khánh thành nhà văn hóa mới", "chinh-tri", body=BODY.replace("450", "500"), origin=OWN
        )
        publishing.save(actor, unit_id, article, changed, 1)
    page = room.signed_in(EDITOR)
    visit(page, desk(room, article, "/lich-su"))
    look_on_phone(page)
    page.get_by_label("So bản số").fill("1")
    press(page, "So sánh hai bản")
    expect(page.locator("del", has_text="450")).to_be_visible()
    expect(page.locator("ins", has_text="500")).to_be_visible()
    look_on_phone(page)
    follow(page, "Khôi phục bản 1…")
    look_on_phone(page)
    press(page, "Khôi phục bản 1")
    expect(page.get_by_label("Tiêu đề", exact=True)).to_have_value(BEGUN.title)
    visit(page, desk(room, article, "/lich-su"))
    expect(page.locator(".trail")).to_contain_text("khôi phục bản 1.")
