"""The library as people use it: many pictures sent with their progress, a crop by keyboard, a withdrawal undone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.pages import MANAGE, address, look_on_phone, press, visit
from browser.room import Room
from browser.stage import add_picture, figure, publish
from cast import CHIEF, DISTRICT_CHIEF, EDITOR, World
from congxa import media
from media import marked
from publishing.test_library import scene, share

ANH = "/ban-lam-viec/suoi-trong/anh"
DRAWN = "() => [...document.querySelectorAll('.upload canvas')].filter(({ width }) => width > 50).length === 3"


def picture(name: str, data: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "image/png", "buffer": data}


def library_of(world: World) -> list[media.Picture]:
    with world.desk(CHIEF) as (actor, unit_id):
        return list(media.library(actor, unit_id))


def test_many_pictures_are_sent_one_after_the_other_and_each_says_what_became_of_it(world: World, room: Room) -> None:
    page = room.signed_in(EDITOR)
    visit(page, address(room.site, MANAGE, f"{ANH}/tai-len"))
    look_on_phone(page)
    files = [picture("chợ.png", scene(1)), picture("hỏng.png", b"khong phai"), picture("suối.png", scene(40))]
    page.locator("#f-file").set_input_files(files)  # type: ignore[arg-type]
    page.locator("#f-file").set_input_files([picture("chợ lại.png", scene(1, "JPEG", quality=50))])  # type: ignore[list-item]
    page.get_by_label("Thư mục").fill("Chợ phiên")
    page.get_by_label("Mô tả riêng").first.fill("Chợ phiên vùng cao")
    page.get_by_label("Mô tả ảnh").fill("Cảnh quê")
    page.locator("#basis-own_staff").check()
    page.get_by_role("button", name="Tải 4 ảnh lên").click()
    expect(page.get_by_text("Đã thêm 3 ảnh. 1 ảnh chưa giữ được, lý do ghi ở từng ảnh.")).to_be_visible()
    rows = page.locator(".upload")
    expect(rows.nth(0)).to_contain_text("Đã thêm vào thư viện.")
    expect(rows.nth(1)).to_contain_text("Chưa giữ được. Không đọc được ảnh")
    expect(rows.nth(3)).to_contain_text("Ảnh này giống ảnh “Chợ phiên vùng cao” đã có trong thư viện")
    look_on_phone(page)
    rows.nth(3).get_by_role("button", name="Dùng ảnh đã có").press("Enter")
    expect(rows.nth(3)).to_contain_text("ảnh vừa gửi nằm trong thùng rác")
    kept = library_of(world)
    assert [each.alt for each in kept] == ["Cảnh quê", "Chợ phiên vùng cao"]
    assert {each.folder for each in kept} == {"Chợ phiên"}
    visit(page, address(room.site, MANAGE, f"{ANH}/?thu-muc=Chợ phiên"))
    expect(page.get_by_text("2 ảnh.")).to_be_visible()
    look_on_phone(page)


def test_what_files_say_and_what_was_sent_before_is_told_in_the_answer(world: World, room: Room) -> None:
    page = room.signed_in(EDITOR)
    visit(page, address(room.site, MANAGE, f"{ANH}/tai-len"))
    files = [picture("lũ.jpg", marked.agency_photo()), picture("chợ.png", scene(1)), picture("lại.png", scene(1))]
    page.locator("#f-file").set_input_files(files)  # type: ignore[arg-type]
    page.locator("#basis-own_staff").check()
    page.wait_for_function(DRAWN)
    page.get_by_role("button", name="Tải 3 ảnh lên").click()
    status = page.locator("[data-upload-words]")
    expect(status).to_contain_text("Đã thêm 2 ảnh. 1 ảnh đã có trong thư viện từ trước.")
    expect(status).to_contain_text("1 ảnh có tệp ghi khác với nguồn gốc đã khai, xem ở từng ảnh.")
    rows = page.locator(".upload")
    expect(rows.nth(0)).to_contain_text("Trong tệp ghi: tác giả Lâm Văn Mẫu, nguồn TTXVN")
    expect(rows.nth(0)).to_contain_text("Nếu ảnh là của TTXVN: chọn Theo thỏa thuận hoặc xin phép.")
    expect(rows.nth(1)).not_to_contain_text("Trong tệp ghi")
    look_on_phone(page)


def test_marked_pictures_are_sorted_after_it_was_said_how_many(world: World, room: Room) -> None:
    add_picture(world, EDITOR, "Cổng chào", "seagreen")
    add_picture(world, EDITOR, "Nhà văn hóa", "maroon")
    page = room.signed_in(EDITOR)
    visit(page, address(room.site, MANAGE, f"{ANH}/"))
    page.get_by_label("Đánh dấu: Cổng chào").press("Space")
    expect(page.get_by_text("Đã đánh dấu 1 mục.")).to_be_visible()
    page.get_by_label("Chuyển vào thư mục").fill("Công trình")
    page.get_by_label("Thêm nhãn").fill("2026")
    press(page, "Xếp lại…")
    expect(page.get_by_text("1 mục chuyển thư mục.")).to_be_visible()
    look_on_phone(page)
    press(page, "Xếp lại")
    expect(page.get_by_text("Đã chuyển thư mục 1 mục, đổi nhãn 1 mục.")).to_be_visible()
    page.get_by_role("link", name="Công trình").click()
    expect(page.get_by_role("heading", name="Nhà văn hóa")).to_have_count(0)
    look_on_phone(page)


def value(page: Page, name: str) -> int:
    return int(page.locator(f"[name={name}]").input_value())


def test_a_picture_is_cut_by_keyboard(world: World, room: Room) -> None:
    number = add_picture(world, CHIEF, "Cổng chào")
    page = room.signed_in(CHIEF)
    visit(page, address(room.site, MANAGE, f"{ANH}/{number}"))
    page.get_by_role("link", name="Cắt ảnh, đặt điểm chính").press("Enter")
    look_on_phone(page)
    page.get_by_label("16:9").press("Space")
    assert (value(page, "width"), value(page, "height")) == (1200, 675)
    frame = page.get_by_role("slider", name="Khung cắt")
    frame.focus()
    for _ in range(10):
        frame.press("Shift+ArrowLeft")
    frame.press("ArrowRight")
    frame.press("ArrowDown")
    assert (value(page, "left"), value(page, "top"), value(page, "width")) == (24, 24, 960)
    assert value(page, "height") == 540
    focus = page.get_by_role("slider", name="Điểm chính")
    before = value(page, "focus_x")
    focus.press("ArrowRight")
    assert value(page, "focus_x") == before + 2
    press(page, "Lưu khung cắt")
    [kept] = library_of(world)
    assert kept.crop == [24, 24, 960, 540]


def test_a_picture_is_taken_off_the_site_and_brought_back(world: World, room: Room) -> None:
    number = add_picture(world, CHIEF, "Cổng chào")
    path = publish(world, CHIEF, "Khánh thành cổng chào thôn Một", body=f"<p>Vui.</p>{figure(number)}")
    reader, page = room.reader(), room.signed_in(CHIEF)
    visit(reader, address(room.site, "suoi-trong", path))
    expect(reader.get_by_role("img", name="Cổng chào")).to_be_visible()
    visit(page, address(room.site, MANAGE, f"{ANH}/{number}"))
    look_on_phone(page)
    page.get_by_role("link", name="Gỡ khỏi tất cả các trang…").click()
    expect(page.get_by_text("Ảnh đang hiện ở 1 nơi công khai.")).to_be_visible()
    look_on_phone(page)
    page.get_by_label("Lý do gỡ").fill("Người trong ảnh yêu cầu")
    press(page, "Gỡ khỏi tất cả các trang")
    visit(reader, address(room.site, "suoi-trong", path))
    expect(reader.get_by_role("img", name="Ảnh đã được gỡ")).to_be_visible()
    look_on_phone(reader)
    press(page, "Cho hiện lại")
    visit(reader, address(room.site, "suoi-trong", path))
    expect(reader.get_by_role("img", name="Cổng chào")).to_be_visible()


def test_a_shared_picture_is_taken_over(world: World, room: Room) -> None:
    share(world)
    page = room.signed_in(CHIEF)
    visit(page, address(room.site, MANAGE, f"{ANH}/chung"))
    look_on_phone(page)
    page.get_by_role("button", name="Lấy về thư viện").click()
    expect(page.get_by_text("Đã lấy ảnh vào thư viện của đơn vị")).to_be_visible()
    assert [each.alt for each in library_of(world)] == ["Trụ sở huyện"]
    district = room.signed_in(DISTRICT_CHIEF)
    visit(district, address(room.site, MANAGE, "/ban-lam-viec/nui-cao/anh/?tinh-trang=shared"))
    expect(district.get_by_text("1 ảnh.")).to_be_visible()
