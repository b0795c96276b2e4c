"""A district sends, a commune declines, adapts and takes the newer text; the district's table follows by itself."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.pages import MANAGE, address, follow, look, look_on_phone, press, visit
from browser.room import Room
from cast import CHIEF, DISTRICT_CHIEF, World
from congxa import media, publishing
from congxa.cli.timekeeper import deliver
from congxa.publishing import receiving, sending
from media import papers
from publishing.desk import OWN, add_picture, draft, published

DESK = "/ban-lam-viec/suoi-trong"


def seen(page: Page) -> None:
    """Readable by everybody, wide and narrow."""
    look(page)
    look_on_phone(page)


def test_an_item_goes_down_and_the_word_of_the_commune_comes_back(room: Room, world: World) -> None:
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        article = published(actor, unit_id)
    district, commune = room.signed_in(DISTRICT_CHIEF), room.signed_in(CHIEF)

    visit(district, address(room.site, MANAGE, f"/ban-lam-viec/nui-cao/bai-viet/{article.id}"))
    follow(district, "Gửi về các xã…")
    seen(district)
    district.get_by_label("Được chỉnh sửa").check()
    press(district, "Xem trước")
    seen(district)
    press(district, "Gửi về 2 xã")
    expect(district.locator("#tien-do")).to_contain_text("0/2 đã nhận")
    deliver()
    expect(district.locator("#tien-do")).to_contain_text("2/2 đã nhận")  # by itself
    expect(district.get_by_text("Đã nhận, chờ xã duyệt").last).to_be_visible()
    expect(district.locator("#theo-trang-thai")).to_contain_text("Đã nhận, chờ xã duyệt (2)")
    seen(district)

    visit(commune, address(room.site, MANAGE, f"{DESK}/"))
    follow(commune, "Đọc và quyết định")
    seen(commune)
    commune.get_by_text("Từ chối…").click()
    commune.get_by_label("Lý do từ chối, nơi gửi đọc được").fill("Thôn đã có lịch riêng")
    press(commune, "Từ chối và gỡ khỏi trang")
    district.reload()
    expect(district.get_by_text("Lý do: Thôn đã có lịch riêng")).to_be_visible()
    press(commune, "Nhận lại")
    deliver()

    with world.desk(CHIEF) as (actor, unit_id):
        own_id = receiving.received(actor, unit_id)[0].article_id or 0
        own = next(row for row in publishing.all_articles(actor, unit_id) if row.id == own_id)
        mine = draft(summary="Lời của xã.", origin=publishing.draft_of(own).origin)
        publishing.save(actor, unit_id, own_id, mine, own.version)
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        source = next(row for row in publishing.all_articles(actor, unit_id) if row.id == article.id)
        publishing.save(actor, unit_id, article.id, draft(summary="Lời mới của huyện."), source.version)
    deliver()
    visit(commune, address(room.site, MANAGE, f"{DESK}/tin-cap-tren/"))
    seen(commune)
    follow(commune, article.title)
    seen(commune)
    expect(commune.get_by_text("Lời của xã.").first).to_be_visible()
    press(commune, "Lấy bản mới")
    expect(commune.get_by_role("status")).to_contain_text("Đã lấy bản mới")
    district.reload()
    expect(district.get_by_text("Xã chưa quyết định về bản mới")).to_have_count(0)

    district.get_by_role("checkbox", name="Chọn Xã Suối Trong").check()
    press(district, "Thu hồi ở các xã đã chọn…")
    seen(district)
    district.get_by_label("Lý do thu hồi, các xã đọc được").fill("Gửi nhầm")
    press(district, "Thu hồi ở 1 xã")
    deliver()
    expect(district.get_by_text("Lý do: Gửi nhầm")).to_be_visible()
    visit(district, address(room.site, MANAGE, "/ban-lam-viec/nui-cao/tin-da-gui/"))
    seen(district)


def test_what_came_along_is_read_and_its_withdrawal_above_is_told(room: Room, world: World) -> None:
    with world.desk(DISTRICT_CHIEF) as (actor, unit_id):
        file = media.add_file(actor, unit_id, "ke-hoach.pdf", papers.pdf(1), "Kế hoạch")
        publishing.describe_file(actor, unit_id, file.id, "Kế hoạch", "", file.version, OWN)
        picture = add_picture(actor, unit_id)
        article = published(actor, unit_id, cover_id=picture, fields={"files": [file.id]})
        sending.send(actor, unit_id, article.id, sending.Sending([world.unit("suoi-trong").unit_id]))
    deliver()
    with world.desk(CHIEF) as (actor, unit_id):
        own_id = receiving.received(actor, unit_id)[0].article_id
        own = next(row for row in publishing.all_articles(actor, unit_id) if row.id == own_id)
    district, commune = room.signed_in(DISTRICT_CHIEF), room.signed_in(CHIEF)
    picture_here, file_here = f"/anh/{own.cover_id}", f"/tap-tin/{own.fields['files'][0]}"
    for above, here in ((f"/anh/{picture}", picture_here), (f"/tap-tin/{file.id}", file_here)):
        visit(commune, address(room.site, MANAGE, DESK + here))
        expect(commune.get_by_role("region", name="Nguồn gốc")).to_contain_text("do Huyện Núi Cao ghi")
        seen(commune)
        visit(district, address(room.site, MANAGE, f"/ban-lam-viec/nui-cao{above}/go"))
        expect(district.get_by_text("đã theo tin về 1 đơn vị cấp dưới")).to_be_visible()
        seen(district)
        district.get_by_label("Lý do gỡ").fill("Lộ số điện thoại")
        press(district, "Gỡ khỏi tất cả các trang")
        deliver()
        commune.reload()
        expect(commune.get_by_text("Huyện Núi Cao gỡ lúc")).to_contain_text("Lộ số điện thoại")
        expect(commune.get_by_role("button", name="Cho hiện lại")).to_have_count(0)
        seen(commune)
