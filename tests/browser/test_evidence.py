"""A clerk reads what an agency's file says, claims the picture as her own, and is told why that cannot be."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.pages import MANAGE, address, look_on_phone, visit
from browser.room import Room
from cast import EDITOR, World
from congxa import publishing
from media import marked
from publishing.desk import draft, figure


def test_an_agencys_picture_is_explained_on_its_page_and_in_the_article(world: World, room: Room) -> None:
    photo = marked.agency_photo(exif=marked.exif({}, {marked.ORIGINAL: b"2021:02:27 08:15:00\0"}, has_place=True))
    with world.desk(EDITOR) as (actor, unit_id):
        number = publishing.add_picture(actor, unit_id, "lu.jpg", photo).id
    page = room.signed_in(EDITOR)
    visit(page, address(room.site, MANAGE, f"/ban-lam-viec/suoi-trong/anh/{number}"))
    expect(page.get_by_text("Trong tệp ghi: tác giả Lâm Văn Mẫu, nguồn TTXVN")).to_be_visible()
    expect(page.locator("#f-author")).to_have_value("Lâm Văn Mẫu")
    look_on_phone(page)

    page.locator("#basis-own_staff").check()
    page.locator("#f-alt").fill("Nước lũ tràn qua cầu")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Nếu ảnh là của TTXVN: chọn Theo thỏa thuận hoặc xin phép.")).to_be_visible()
    look_on_phone(page)

    with world.desk(EDITOR) as (actor, unit_id):
        article = publishing.create(actor, unit_id, draft(body=f"<p>Lũ.</p>{figure(number, 'Nước lũ')}"))
        path = f"/ban-lam-viec/suoi-trong/bai-viet/{article.id}"
    visit(page, address(room.site, MANAGE, path))
    expect(page.locator(".missing")).to_contain_text("Ảnh 1: Trong tệp ghi bản quyền hoặc nguồn của TTXVN")
    look_on_phone(page)
