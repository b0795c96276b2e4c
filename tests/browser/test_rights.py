"""Rights at the desk, in a browser: own work in two clicks, also without script; records entered once and chosen."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import Page, expect

from browser.pages import MANAGE, address, follow, look, look_on_phone, press, visit
from browser.room import Room
from browser.stage import jpeg
from cast import CHIEF, EDITOR, World
from congxa import copyright as rights
from congxa import publishing
from congxa.core import clock
from copyright.stage import agreement, contributor, proof

DESK = "/ban-lam-viec/suoi-trong"


def desk(room: Room, path: str) -> str:
    return address(room.site, MANAGE, DESK + path)


def test_own_work_is_said_in_two_clicks(world: World, room: Room) -> None:
    number = _silent_picture(world)
    page = room.signed_in(EDITOR)
    visit(page, desk(room, f"/anh/{number}"))
    clicks = 0
    with page.expect_response("**/nguon-goc/picture?*"):
        page.get_by_role("radio", name="Ảnh do tôi chụp").check()
        clicks += 1
    expect(page.get_by_label("Tác giả", exact=True)).to_have_value(EDITOR.name)
    look(page)
    look_on_phone(page)
    press(page, "Lưu")
    clicks += 1
    assert clicks == 2
    expect(page.get_by_role("complementary", name="Tình trạng ảnh")).to_contain_text("Đủ thông tin")


def test_without_script_the_same_two_clicks_do(world: World, room: Room) -> None:
    number = _silent_picture(world)
    page = room.signed_in_without_scripts(EDITOR)
    page.goto(desk(room, f"/anh/{number}"))
    page.get_by_role("radio", name="Ảnh do tôi chụp").check()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("complementary", name="Tình trạng ảnh")).to_contain_text("Đủ thông tin")
    expect(page.get_by_label("Tác giả", exact=True)).to_have_value(EDITOR.name)


def test_a_choice_brings_its_lists_and_takes_the_own_name_away(world: World, room: Room) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        agreement(actor, unit_id)
        contributor(actor, unit_id)
    page = room.signed_in(EDITOR)
    visit(page, desk(room, "/bai-viet/moi?chuyen-muc=chinh-tri"))
    _choose(page, "Bài do tôi viết")
    expect(page.get_by_label("Tác giả", exact=True)).to_have_value(EDITOR.name)
    _choose(page, "Theo thỏa thuận")
    expect(page.get_by_label("Tác giả", exact=True)).to_have_value("")
    expect(page.get_by_label("Thỏa thuận", exact=True).locator("option")).to_have_count(2)
    look(page)
    look_on_phone(page)
    _choose(page, "Của cộng tác viên")
    page.get_by_label("Cộng tác viên", exact=True).select_option(label="Cộng tác viên Mẫu")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Thêm cộng tác viên vào danh sách").click()
    opened.value.get_by_label("Tên, bút danh").fill("Bút danh Lúa Mới")
    press(opened.value, "Thêm cộng tác viên")
    opened.value.close()
    with page.expect_response("**/nguon-goc/article?*"):  # without a screen no page is ever hidden by another
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    people = page.get_by_label("Cộng tác viên", exact=True)
    expect(people.locator("option:checked")).to_have_text("Cộng tác viên Mẫu")
    people.select_option(label="Bút danh Lúa Mới (chưa có bản đồng ý)")


def test_an_agreement_is_entered_once(world: World, room: Room) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        agreement(actor, unit_id, number="1/TT", valid_until=clock.today() + timedelta(days=6))
        rights.close_agreement(actor, unit_id, agreement(actor, unit_id, number="2/TT").id)
        proof(actor, unit_id)
    page = room.signed_in(EDITOR)
    visit(page, desk(room, "/ban-quyen/thoa-thuan/"))
    expect(page.get_by_role("row").nth(1)).to_contain_text("Còn 6 ngày")
    look(page)
    look_on_phone(page)
    follow(page, "Thêm thỏa thuận")
    page.get_by_label("Bên cho phép").fill("Báo Đường Chín (mẫu)")
    page.get_by_label("Số, ký hiệu").fill("3/TT-BBT")
    for label in ("Ngày ký", "Có hiệu lực từ ngày"):
        page.get_by_label(label).fill(clock.today().isoformat())
    page.get_by_label("Bản chụp thỏa thuận").select_option(label="Bản chụp thỏa thuận")
    look(page)
    press(page, "Thêm thỏa thuận")
    expect(page.get_by_role("table")).to_contain_text("Báo Đường Chín (mẫu)")
    follow(page, "Báo Đường Chín (mẫu)")
    look_on_phone(page)
    press(page, "Kết thúc thỏa thuận")
    expect(page.get_by_role("button", name="Mở lại thỏa thuận")).to_be_visible()


def test_contributors_and_the_guide_are_read_at_both_widths(world: World, room: Room) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = contributor(actor, unit_id).id
        contributor(actor, unit_id, name="Bút danh Lúa Mới", proof_id=None)
    page = room.signed_in(EDITOR)
    for path in ("/ban-quyen/cong-tac-vien/", f"/ban-quyen/cong-tac-vien/{number}", "/ban-quyen/huong-dan"):
        visit(page, desk(room, path))
        look(page)
        look_on_phone(page)


def _choose(page: Page, choice: str) -> None:
    with page.expect_response("**/nguon-goc/article?*"):
        page.get_by_role("radio", name=choice).check()


def _silent_picture(world: World) -> int:
    with world.desk(EDITOR) as (actor, unit_id):
        return publishing.add_picture(actor, unit_id, "cau.jpg", jpeg("teal"), "Cầu treo qua suối").id
