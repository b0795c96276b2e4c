"""Who pastes a neighbour's article is told whose it is, sees both sides, answers, and goes on."""

from __future__ import annotations

from browser.pages import MANAGE, address, follow, look_on_phone, press, visit
from browser.room import Room
from browser.stage import publish
from cast import CHIEF, EDITOR, NEIGHBOUR, SUPERVISOR, World
from reuse.texts import text

THEIRS = text(1, 160)
PRESS = text(2, 120)


def test_a_neighbours_article_is_told_seen_on_both_sides_and_answered(world: World, room: Room) -> None:
    publish(world, NEIGHBOUR, "Mùa gặt ở Bản Mới", body=f"<p>{THEIRS}</p>")
    page = room.signed_in(EDITOR)
    visit(page, address(room.site, MANAGE, "/ban-lam-viec/suoi-trong/bai-viet/moi?chuyen-muc=chinh-tri"))
    page.get_by_label("Tiêu đề", exact=True).fill("Bài dán lại của người khác")
    writing = page.locator("[contenteditable=true]").first
    writing.click()
    page.keyboard.insert_text(f"{text(50, 60)} {THEIRS}")
    press(page, "Gửi duyệt")
    assert page.url.endswith("/trung-lap")
    assert page.get_by_text("Bài đã lưu, chưa chuyển bước").is_visible()
    section = page.get_by_role("region", name="“Mùa gặt ở Bản Mới” của thị trấn Bản Mới")
    here, there = section.locator("mark").all()
    assert here.inner_text().split()[:8] == there.inner_text().split()[:8]
    left, right = (each.bounding_box() for each in (here, there))
    assert left and right
    assert left["x"] + left["width"] <= right["x"] + 1
    look_on_phone(page)
    press(page, "Lưu lời giải thích", status=422)
    section.get_by_label("Hoặc giải thích ngắn gọn").fill("Hai đơn vị cùng soạn và cùng đăng bài này.")
    press(page, "Lưu lời giải thích")
    assert section.get_by_text("Đã giải thích").is_visible()
    follow(page, "Về bài viết")
    assert page.get_by_text("1 đoạn trùng với “Mùa gặt ở Bản Mới”").is_visible()
    press(page, "Gửi duyệt")
    assert page.get_by_text("Đã gửi bài để duyệt.").is_visible()


def test_on_a_phone_the_two_sides_stand_one_under_the_other(world: World, room: Room) -> None:
    publish(world, NEIGHBOUR, "Mùa gặt ở Bản Mới", body=f"<p>{THEIRS}</p>")
    publish(world, CHIEF, "Bài của mình", body=f"<p>{THEIRS}</p>")
    page = room.signed_in(EDITOR)
    page.set_viewport_size({"width": 360, "height": 740})
    visit(page, address(room.site, MANAGE, "/ban-lam-viec/suoi-trong/bai-viet/2/trung-lap"))
    upper, lower = (each.bounding_box() for each in page.locator(".both-sides figure").all())
    assert upper and lower
    assert upper["y"] + upper["height"] <= lower["y"]
    assert page.get_by_text("Bài của thị trấn Bản Mới").is_visible()


def test_an_office_pastes_a_press_text_and_takes_it_back(world: World, room: Room) -> None:
    page = room.signed_in(SUPERVISOR)
    visit(page, address(room.site, MANAGE, "/giam-sat/nui-cao/bao-chi/"))
    page.get_by_label("Tên báo").fill("Báo Vùng Cao")
    press(page, "Thêm bài này", status=422)
    assert page.get_by_label("Tên báo").input_value() == "Báo Vùng Cao"
    look_on_phone(page)
    page.get_by_label("Tên bài").fill("Mùa cà phê chín")
    page.get_by_label("Địa chỉ bài").fill("https://bao-vung-cao.example/mua-ca-phe")
    page.get_by_label("Ngày giờ đăng (giờ Việt Nam)").fill("2026-10-01T08:00")
    page.get_by_label("Nội dung").fill(PRESS)
    press(page, "Thêm bài này")
    assert page.get_by_text("Hiện có 1 bài để đối chiếu.").is_visible()
    look_on_phone(page)
    press(page, "Thu hồi 1 bài của đợt “Báo Vùng Cao: Mùa cà phê chín”")
    assert page.get_by_text("Hiện có 0 bài để đối chiếu.").is_visible()
