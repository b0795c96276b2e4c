"""Two people with the same article open: the second is told and can compare, and nothing is overwritten."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.pages import MANAGE, address, look_on_phone, press, visit
from browser.room import Room
from browser.stage import OWN
from cast import CHIEF, EDITOR, World
from congxa import publishing
from congxa.publishing import Draft

BEGUN = Draft(
    title="Ngày hội đại đoàn kết ở thôn Một",
    section="chinh-tri",
    summary="Bà con thôn Một vui ngày hội.",
    body="<p>Sáng nay, thôn Một mở hội.</p><p>Có 120 hộ tham gia.</p>",
    byline="Ban biên tập",
    origin=OWN,
)
OF_THE_CHIEF = "Ngày hội đại đoàn kết toàn dân ở thôn Một"
OF_THE_EDITOR = "Thôn Một mở ngày hội đại đoàn kết năm nay"


def begin(world: World) -> int:
    with world.desk(EDITOR) as (actor, unit_id):
        return publishing.create(actor, unit_id, BEGUN).id


def test_the_second_to_save_sees_both_versions_and_loses_nothing(world: World, room: Room) -> None:
    article = address(room.site, MANAGE, f"/ban-lam-viec/suoi-trong/bai-viet/{begin(world)}")
    editor, chief = room.signed_in(EDITOR), room.signed_in(CHIEF)
    for page in (editor, chief):
        visit(page, article)
    chief.get_by_label("Tiêu đề", exact=True).fill(OF_THE_CHIEF)
    press(chief, "Lưu")

    editor.get_by_label("Tiêu đề", exact=True).fill(OF_THE_EDITOR)
    editor.get_by_role("textbox", name="Nội dung").locator("p").nth(1).click()
    editor.keyboard.press("End")
    editor.keyboard.type(" Tiết mục cuối là múa xòe.")
    press(editor, "Lưu", status=409)
    expect(editor.get_by_role("alert")).to_contain_text("Bản của bạn chưa được lưu, và chưa mất.")
    expect(editor.get_by_role("alert")).to_be_focused()
    table = editor.get_by_role("table")
    for words in (OF_THE_CHIEF, OF_THE_EDITOR, "Có 120 hộ tham gia. Tiết mục cuối là múa xòe."):
        expect(table.locator("mark", has_text=words)).to_be_visible()
    expect(table).to_contain_text(CHIEF.name)
    look_on_phone(editor)

    visit(chief, article)  # nothing was overwritten
    expect(chief.get_by_label("Tiêu đề", exact=True)).to_have_value(OF_THE_CHIEF)
    expect(chief.get_by_role("textbox", name="Nội dung")).not_to_contain_text("múa xòe")

    press(editor, "Sửa tiếp bản của tôi")
    expect(editor.get_by_label("Tiêu đề", exact=True)).to_have_value(OF_THE_EDITOR)
    expect(editor.get_by_role("textbox", name="Nội dung")).to_contain_text("Tiết mục cuối là múa xòe.")
    press(editor, "Lưu")
    visit(chief, article)
    expect(chief.get_by_label("Tiêu đề", exact=True)).to_have_value(OF_THE_EDITOR)
