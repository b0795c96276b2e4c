"""A citizen votes, tries to vote again, and reads offices, budgets, schedules and answers, with script and without."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.pages import address, follow, look_on_phone, press, visit
from browser.room import Room
from cast import FAR_CHIEF, World
from congxa import publishing
from publishing.samples import shown


def test_a_citizen_votes_once_and_sees_what_others_chose(world: World, room: Room) -> None:
    poll = shown(world, "poll")
    page = room.reader()
    visit(page, address(room.site, "cat-trang", "/chuyen-muc/tham-do-y-kien"))
    follow(page, poll.title)
    look_on_phone(page)
    page.get_by_label("Hài lòng", exact=True).check()
    press(page, "Bình chọn")
    assert page.url.endswith("?da-bo-phieu")
    expect(page.get_by_text("Đã ghi phiếu của bạn.")).to_be_visible()
    expect(page.get_by_role("row", name="Hài lòng 1 100,0%", exact=True)).to_be_visible()
    look_on_phone(page)
    visit(page, address(room.site, "cat-trang", publishing.address(poll.id, poll.slug)))
    page.get_by_label("Rất hài lòng").check()
    press(page, "Bình chọn", status=409)
    expect(page.get_by_role("heading", name="Bạn đã bỏ phiếu")).to_be_visible()
    look_on_phone(page)
    follow(page, "Xem kết quả")
    expect(page.get_by_text("1 phiếu", exact=True)).to_be_visible()
    assert page.context.cookies() == []


def test_voting_needs_no_script(world: World, room: Room) -> None:
    poll = shown(world, "poll")
    page = room.without_scripts()
    page.goto(address(room.site, "cat-trang", publishing.address(poll.id, poll.slug)))
    page.get_by_label("Hài lòng", exact=True).check()
    page.get_by_role("button", name="Bình chọn").click()
    expect(page.get_by_text("Đã ghi phiếu của bạn.")).to_be_visible()
    expect(page.get_by_text("1 phiếu", exact=True)).to_be_visible()


def test_the_desk_reads_the_votes_and_keeps_the_options(world: World, room: Room) -> None:
    poll = shown(world, "poll")
    reader = room.reader()
    visit(reader, address(room.site, "cat-trang", publishing.address(poll.id, poll.slug)))
    reader.get_by_label("Chưa hài lòng").check()
    press(reader, "Bình chọn")
    page = room.signed_in(FAR_CHIEF)
    visit(page, address(room.site, "quan-ly", f"/ban-lam-viec/cat-trang/bai-viet/{poll.id}"))
    expect(page.get_by_text("Số phiếu")).to_be_visible()
    page.get_by_label("Phương án trả lời, dòng 1").fill("Vô cùng hài lòng")
    press(page, "Lưu", status=422)
    expect(page.get_by_text("Đã có 1 phiếu, nên không sửa được các phương án.").first).to_be_visible()
    expect(page.get_by_label("Phương án trả lời, dòng 1")).to_have_value("Vô cùng hài lòng")
