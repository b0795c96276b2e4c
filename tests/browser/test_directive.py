"""A directive from the office to two communes: issued, acknowledged, answered, returned, closed (story 5)."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from browser.pages import MANAGE, address, follow, look, look_on_phone, press, visit
from browser.room import Room
from browser.stage import BAD, publish
from cast import CHIEF, EDITOR, NEIGHBOUR, SUPERVISOR, Person, World
from congxa import oversight, tenancy
from congxa.core import clock
from congxa.core.text import short_date

DUE = 3  # days from now
REASON = "Báo cáo chưa nói rõ nguyên nhân. Hãy bổ sung."


def find_faults(world: World) -> None:
    """A gambling link in each of the two communes, and the check that finds them."""
    for person in (CHIEF, NEIGHBOUR):
        publish(world, person, "Hội chợ hàng Việt về bản", body=f'<p>Có <a href="https://{BAD}/">ưu đãi</a>.</p>')
    with world.office(SUPERVISOR) as (_actor, office_id):
        oversight.scan(tenancy.directory().below[office_id], clock.now(), ("gambling_link",))


def desk(room: Room, person: Person) -> str:
    return address(room.site, MANAGE, f"/ban-lam-viec/{person.unit}/")


def office(room: Room, path: str = "/") -> str:
    return address(room.site, MANAGE, f"/giam-sat/nui-cao{path}")


def test_a_directive_goes_its_way(world: World, room: Room) -> None:
    find_faults(world)
    supervisor, editor, neighbour = (room.signed_in(person) for person in (SUPERVISOR, EDITOR, NEIGHBOUR))
    issue(supervisor, room)
    for page, person in ((editor, EDITOR), (neighbour, NEIGHBOUR)):
        visit(page, desk(room, person))
        expect(page.locator(".task").first).to_contain_text("Chỉ đạo số 1 của")
        look_on_phone(page)
        acknowledge(page)
        answer(page, "Đã gỡ liên kết khỏi bài.")
        expect(page.get_by_role("complementary", name="Tình trạng xử lý")).to_contain_text("Chờ nghiệm thu")
    visit(supervisor, office(room))
    expect(supervisor.get_by_role("region", name="Cần quyết định hôm nay")).to_contain_text("Suối Trong")
    return_to(supervisor, room, "Suối Trong")
    close(supervisor, room, "Bản Mới")

    visit(editor, desk(room, EDITOR))
    follow(editor, "Xem lý do trả lại")
    expect(editor.get_by_role("main")).to_contain_text(REASON)
    answer(editor, "Tài khoản của cộng tác viên bị lộ. Đã gỡ liên kết và đổi mật khẩu.")
    close(supervisor, room, "Suối Trong")
    visit(supervisor, office(room, "/chi-dao/"))
    look_on_phone(supervisor)
    expect(supervisor.get_by_role("main")).to_contain_text("2/2 đơn vị hoàn thành")
    visit(editor, desk(room, EDITOR))
    expect(editor.get_by_role("main")).not_to_contain_text("Chỉ đạo số 1")
    read_the_record(supervisor, room)


def issue(page: Page, room: Room) -> None:
    """The findings are ticked, the text is offered, the deadline is hers."""
    visit(page, office(room, "/phat-hien/"))
    look_on_phone(page)
    page.get_by_role("checkbox", name="Chọn tất cả").check()
    expect(page.locator("[data-checked-count]")).to_contain_text("2")
    press(page, "Giao chỉ đạo về các lỗi đã chọn")
    look_on_phone(page)
    for unit in ("Xã Suối Trong", "Thị trấn Bản Mới"):
        expect(page.get_by_role("checkbox", name=unit, exact=True)).to_be_checked()
    title = page.get_by_label("Tiêu đề", exact=True)
    offered = title.input_value()
    assert offered
    title.fill("")
    page.get_by_label("Hạn xử lý").fill((clock.today() + timedelta(days=DUE)).isoformat())
    press(page, "Ban hành chỉ đạo", status=422)
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("textbox", name="Nội dung")).to_have_value(re.compile(re.escape(BAD)))
    title.fill(offered)
    press(page, "Ban hành chỉ đạo")
    expect(page.get_by_role("status").first).to_contain_text("Đã ban hành chỉ đạo số 1 tới 2 đơn vị.")
    expect(page.get_by_role("table", name="Tiến độ của từng đơn vị")).to_contain_text("Chưa xác nhận")
    look_on_phone(page)


def acknowledge(page: Page) -> None:
    follow(page, "Xem và xác nhận")
    look_on_phone(page)
    rail = page.get_by_role("complementary", name="Tình trạng xử lý")
    expect(rail).to_contain_text(short_date(clock.today() + timedelta(days=DUE)))
    expect(page.get_by_role("main")).to_contain_text("Cách khắc phục:")
    press(page, "Xác nhận đã nhận")
    expect(rail).to_contain_text("Đang khắc phục")


def answer(page: Page, words: str) -> None:
    press(page, "Báo cáo đã khắc phục", status=422)
    expect(page.get_by_label("Đã làm gì để khắc phục")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Đã làm gì để khắc phục").fill(words)
    press(page, "Báo cáo đã khắc phục")
    expect(page.locator(".trail")).to_contain_text(words)


def open_thread(page: Page, room: Room, unit: str) -> None:
    visit(page, office(room, "/chi-dao/"))
    page.get_by_role("link", name="Số 1:").click()
    page.get_by_role("table").get_by_role("link", name=unit).click()
    expect(page.get_by_role("heading", name=re.compile(f"Trao đổi với .*{unit}"))).to_be_visible()
    look(page)


def return_to(page: Page, room: Room, unit: str) -> None:
    open_thread(page, room, unit)
    look_on_phone(page)
    press(page, "Trả lại cho xã", status=422)
    expect(page.get_by_label("Lý do trả lại")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Lý do trả lại").fill(REASON)
    press(page, "Trả lại cho xã")
    expect(page.get_by_role("table")).to_contain_text("Bị trả lại")


def close(page: Page, room: Room, unit: str) -> None:
    open_thread(page, room, unit)
    page.get_by_label("Ghi chú nghiệm thu").fill("Đã kiểm tra trên trang.")
    press(page, "Nghiệm thu và đóng")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=unit))
    expect(row).to_contain_text("Đã hoàn thành")


def read_the_record(page: Page, room: Room) -> None:
    """Every step is in the record of the office: who, where, what, and the words that went with it."""
    visit(page, office(room, "/nhat-ky/"))
    look_on_phone(page)
    record = page.get_by_role("table", name="Ai làm gì, lúc nào")
    for step, times in (
        ("Ban hành chỉ đạo", 1),
        ("Xác nhận đã nhận chỉ đạo", 2),
        ("Báo cáo đã khắc phục", 3),
        ("Trả lại báo cáo khắc phục", 1),
        ("Nghiệm thu và đóng chỉ đạo", 2),
    ):
        expect(record.get_by_role("rowheader", name=step, exact=True)).to_have_count(times)
    returned = record.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Trả lại báo cáo khắc phục"))
    for words in (SUPERVISOR.name, "Suối Trong", REASON):
        expect(returned).to_contain_text(words)
