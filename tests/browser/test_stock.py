"""The start page says what to do next, and the review of stock is worked off: read by everybody, wide and narrow."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from playwright.sync_api import expect

from browser.pages import MANAGE, address, follow, look_on_phone, press, visit
from browser.room import Room
from browser.stage import figure
from cast import CHIEF, CONTRIBUTOR, World
from congxa import copyright as rights
from congxa import publishing
from congxa.copyright import WorkKind
from congxa.core import clock
from oversight.planting import edit_article, plant_article, plant_picture
from publishing.desk import OWN, add_picture, draft, published
from web.desk_reader import directed

DESK = f"/ban-lam-viec/{CHIEF.unit}"


def fill(world: World) -> None:
    """Something of every source of errands, and stock without rights."""
    directed(world)
    for number in range(3):
        article = plant_article(world, CHIEF.unit, title=f"Bài cũ số {number} chưa ghi nguồn", age_days=900 + number)
        picture = plant_picture(world, CHIEF.unit, article)
        edit_article(world, CHIEF.unit, article, f"<p>Nội dung.</p>{figure(picture)}")
    with world.desk(CHIEF) as (actor, unit_id):
        ending = replace(OWN, valid_until=clock.today() + timedelta(days=10))
        published(actor, unit_id, title="Bài theo thỏa thuận sắp hết hạn", origin=ending)
        over = add_picture(actor, unit_id, origin=OWN)
        published(actor, unit_id, title="Bài có ảnh hết hạn", body=f"<p>Tin.</p>{figure(over)}")
        gone = replace(OWN, valid_until=clock.today() - timedelta(days=1))
        rights.set_origin(unit_id, WorkKind.PICTURE, over, gone)
        publishing.make_notices(unit_id)
        publishing.keep_figures(unit_id)
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        sent = publishing.create(actor, unit_id, draft(title="Bài của cộng tác viên chờ duyệt"))
        publishing.submit(actor, unit_id, sent.id, sent.version)
        publishing.create(actor, unit_id, draft(title="Bài của cộng tác viên đang viết"))


def test_the_start_page_can_be_read_by_everybody(world: World, room: Room) -> None:
    fill(world)
    for person in (CHIEF, CONTRIBUTOR):
        page = room.signed_in(person)
        visit(page, address(room.site, MANAGE, f"{DESK}/"))
        expect(page.locator(".task").first).to_be_visible()
        look_on_phone(page)


def test_a_right_is_extended_at_the_day_on_which_it_ends(world: World, room: Room) -> None:
    fill(world)
    page = room.signed_in(CHIEF)
    visit(page, address(room.site, MANAGE, f"{DESK}/"))
    follow(page, "Xem và gia hạn")
    expect(page.locator("#f-valid_until")).to_be_focused()
    expect(page.locator("#f-valid_until")).to_be_in_viewport()


def test_an_empty_desk_says_so(world: World, room: Room) -> None:
    page = room.signed_in(CONTRIBUTOR)
    visit(page, address(room.site, MANAGE, f"{DESK}/"))
    expect(page.get_by_role("link", name="Viết bài mới").first).to_be_visible()
    look_on_phone(page)


def test_stock_is_completed_and_taken_back_with_a_few_presses(world: World, room: Room) -> None:
    fill(world)
    page = room.signed_in(CHIEF)
    visit(page, address(room.site, MANAGE, f"{DESK}/"))
    follow(page, "Rà soát và bổ sung")
    expect(page.locator("#bieu-do-ty-le")).to_have_attribute("role", "img")
    look_on_phone(page)
    page.get_by_role("link", name="Ảnh (4)").click()
    before = page.locator("#bang-thieu tbody tr").count()
    page.get_by_role("button", name="Chọn cả trang này").press("Enter")
    expect(page.locator("#bang-thieu input:checked")).to_have_count(before)
    page.locator("input[name=basis][value=own_staff]").check()
    page.locator("input[name=author]").fill("Ban biên tập")
    press(page, "Xem trước")
    look_on_phone(page)
    page.get_by_role("button", name="Ghi cho").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kết quả bổ sung nguồn gốc")
    look_on_phone(page)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text("Đã hoàn tác").first).to_be_visible()
    visit(page, address(room.site, MANAGE, f"{DESK}/ban-quyen/ra-soat?loai=anh"))
    expect(page.locator("#bang-thieu tbody tr")).to_have_count(before)


def test_the_list_of_rights_that_end_can_be_read_by_everybody(world: World, room: Room) -> None:
    fill(world)
    page = room.signed_in(CHIEF)
    visit(page, address(room.site, MANAGE, f"{DESK}/ban-quyen/het-han"))
    look_on_phone(page)
    rows = page.get_by_role("button", name="Đã biết", exact=False)
    count = rows.count()
    rows.first.click()
    expect(page.get_by_role("button", name="Đã biết", exact=False)).to_have_count(count - 1)


def test_a_withheld_item_can_be_read_by_everybody(world: World, room: Room) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id)
        gone = replace(OWN, valid_until=clock.today() - timedelta(days=1))
        rights.set_origin(unit_id, WorkKind.ARTICLE, article.id, gone)
    page = room.reader()
    visit(page, address(room.site, CHIEF.unit, publishing.address(article.id, article.slug)))
    expect(page.get_by_text("Nội dung tạm ẩn vì hết hạn quyền sử dụng từ ngày")).to_be_visible()
    look_on_phone(page)
