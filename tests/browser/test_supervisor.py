"""A gambling domain is found, taken off every site of the district, kept off, and put back (story 4)."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from browser.pages import MANAGE, Site, address, follow, look, look_on_phone, press, read, visit
from browser.room import Room
from browser.stage import BAD, add_picture, figure, publish
from cast import CHIEF, EDITOR, FAR_CHIEF, NEIGHBOUR, SUPERVISOR, World
from congxa import publishing

PLAIN, HIDDEN, REDIRECTED = "ưu đãi lớn trong tháng", "nhà cái uy tín", "chương trình khuyến mãi"
DISTRICT = ("nui-cao", "suoi-trong", "ban-moi")
LINKS = {"suoi-trong": 3, "ban-moi": 2}


def plant(world: World) -> None:
    """Plain, hidden, in a banner; around a picture, behind a redirector; and one in the other district."""
    publish(world, CHIEF, "Hội chợ hàng Việt về bản", body=f'<p>Có <a href="https://{BAD}/">{PLAIN}</a>.</p>')
    hidden = f'<p>Mùa gặt.</p><p style="display:none"><a href="https://www.{BAD}/x">{HIDDEN}</a></p>'
    publish(world, CHIEF, "Mùa gặt ở thôn Hai", body=hidden, age_days=2)
    banner = add_picture(world, CHIEF, "Tấm biểu ngữ màu đỏ", "firebrick")
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.create_banner(actor, unit_id, "Biểu ngữ quảng bá", f"https://{BAD}/banner", banner)
    picture = figure(add_picture(world, NEIGHBOUR, "Phiên chợ sớm ở Bản Mới"))
    around = f'<p>Chợ phiên.</p><a href="https://{BAD}/app">{picture}</a>'
    publish(world, NEIGHBOUR, "Chợ phiên Bản Mới ngày cuối năm", body=around)
    behind = f"https://chuyen-huong.example/go?url=https%3A%2F%2Fm.{BAD}%2Fa"
    publish(world, NEIGHBOUR, "Văn nghệ mừng năm mới", body=f'<p>Xem <a href="{behind}">{REDIRECTED}</a>.</p>')
    publish(world, FAR_CHIEF, "Lễ hội cầu ngư Cát Trắng", body=f'<p>Có <a href="https://{BAD}/">{PLAIN}</a>.</p>')


def public_pages(site: Site, slug: str) -> dict[str, str]:
    """Every public address of a site that a reader or a program finds, with what it answers."""
    status, sitemap = read(site, slug, "/sitemap.xml")
    assert status == 200
    found = [address.split(f":{site.port}", 1)[1] for address in re.findall(r"<loc>(.*?)</loc>", sitemap)]
    paths = dict.fromkeys(["/", *found, "/tin-tuc", "/so-do", "/rss.xml", "/sitemap.xml"])
    pages = {path: read(site, slug, path) for path in paths}
    assert {status for status, _text in pages.values()} == {200}
    return {path: text for path, (_status, text) in pages.items()}


def bearing(site: Site, slug: str) -> set[str]:
    """The paths of a site where the bad domain stands anywhere, link or text."""
    return {path for path, text in public_pages(site, slug).items() if BAD in text}


def text_of(site: Site, slug: str, words: str) -> str:
    """What readers read on the article whose title holds these words."""
    for path, text in public_pages(site, slug).items():
        heading = LexborHTMLParser(text).css_first("h1")
        if path.startswith("/bai-viet/") and heading is not None and words in heading.text():
            return LexborHTMLParser(text).text()
    raise AssertionError(f"No article about {words} at {slug}.")


def office(room: Room, path: str = "/") -> str:
    return address(room.site, MANAGE, f"/giam-sat/nui-cao{path}")


def test_a_domain_is_taken_off_every_page_and_put_back(world: World, room: Room) -> None:
    plant(world)
    before = {slug: bearing(room.site, slug) for slug in (*DISTRICT, "cat-trang")}
    assert len(before["suoi-trong"]) > 3  # the banner is on every page with an aside
    assert len(before["ban-moi"]) == 2
    page = room.signed_in(SUPERVISOR)
    look_at_the_whole(page, room)
    find_the_domain(page, room)
    remove_it(page)
    assert [bearing(room.site, slug) for slug in DISTRICT] == [set(), set(), set()]
    assert bearing(room.site, "cat-trang") == before["cat-trang"] != set()
    assert PLAIN in text_of(room.site, "suoi-trong", "Hội chợ")
    assert REDIRECTED in text_of(room.site, "ban-moi", "Văn nghệ")
    be_refused(room.signed_in(EDITOR), room)
    put_it_back(page)
    assert {slug: bearing(room.site, slug) for slug in before} == before


def look_at_the_whole(page: Page, room: Room) -> None:
    visit(page, office(room))
    table = page.get_by_role("table", name="Tình hình các xã")
    for name, count in (("Suối Trong", "3"), ("Bản Mới", "2")):
        row = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))
        expect(row.locator("[data-label='Liên kết cờ bạc']")).to_have_text(count)
        expect(row.locator("[data-label='Bài 30 ngày']")).to_have_text("2")
    page.get_by_label("Vẽ theo").select_option("Liên kết cờ bạc")
    expect(page.get_by_role("img", name=re.compile("Liên kết cờ bạc.*Suối Trong: 3; .*Bản Mới: 2"))).to_be_visible()
    look(page)
    look_on_phone(page)


def find_the_domain(page: Page, room: Room) -> None:
    """Its numbers stand in the list; its own page tells each place."""
    visit(page, office(room, "/lien-ket/"))
    look_on_phone(page)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=BAD, exact=True))
    expect(row).to_contain_text("Chờ quyết định")
    visit(page, office(room, f"/lien-ket/mien/{BAD}"))
    look_on_phone(page)
    expect(page.get_by_role("main")).to_contain_text("5 liên kết trên 2 trang, 1 liên kết bị giấu")
    places = page.get_by_role("table", name=f"Những nơi có liên kết tới {BAD}")
    for place in (PLAIN, HIDDEN, "Biểu ngữ", "Ảnh trong bài", REDIRECTED, "qua chuyen-huong.example"):
        expect(places).to_contain_text(place)


def remove_it(page: Page) -> None:
    """The preview says in numbers what will change; a removal without a reason is refused."""
    follow(page, "Gỡ khỏi tất cả các trang…")
    look_on_phone(page)
    numbers = dict(zip(*(page.locator(f".numbers {tag}").all_inner_texts() for tag in ("dt", "dd")), strict=True))
    assert numbers == {"Liên kết": "5", "Bài viết": "4", "Biểu ngữ": "1", "Đơn vị": "2"}
    expect(page.get_by_role("main")).to_contain_text("Suối Trong: 3 liên kết")
    expect(page.get_by_role("main")).to_contain_text("Bản Mới: 2 liên kết")
    press(page, "Gỡ 5 liên kết trên 2 trang", status=422)
    reason = page.get_by_label("Lý do")
    expect(reason).to_have_attribute("aria-invalid", "true")
    expect(reason).to_have_accessible_description(re.compile("lý do", re.IGNORECASE))
    reason.fill("Trang cờ bạc, bị cấm quảng cáo.")
    page.get_by_role("checkbox", name=re.compile("Giao 2 đơn vị tìm nguyên nhân")).uncheck()
    press(page, "Gỡ 5 liên kết trên 2 trang")
    expect(page.get_by_role("main")).to_contain_text("Đã sạch trên 2/2 trang")
    look_on_phone(page)


def be_refused(page: Page, room: Room) -> None:
    """Who types the link anew is told which one it is, and keeps what was typed."""
    visit(page, address(room.site, MANAGE, "/ban-lam-viec/suoi-trong/bai-viet/moi?chuyen-muc=chinh-tri"))
    page.get_by_label("Tiêu đề", exact=True).fill("Tin khuyến mãi cuối năm")
    page.get_by_label("Chuyên mục").select_option("Chính trị")
    area = page.get_by_role("textbox", name="Nội dung")
    area.click()
    page.keyboard.type("Bà con xem ")
    page.keyboard.press("Control+k")
    page.get_by_label("Địa chỉ", exact=True).fill(f"https://vao.{BAD}/")
    page.get_by_label("Chữ hiện trên trang").fill("tại đây")
    page.get_by_role("dialog").get_by_role("button", name="Thêm liên kết").click()
    press(page, "Lưu bản nháp", status=422)
    expect(page.get_by_role("alert")).to_contain_text(f"liên kết “tại đây” dẫn tới https://vao.{BAD}/")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Tiêu đề", exact=True)).to_have_value("Tin khuyến mãi cuối năm")
    expect(area).to_contain_text("Bà con xem tại đây")


def put_it_back(page: Page) -> None:
    page.get_by_label("Lý do hoàn tác").fill("Đã kiểm tra lại, chặn nhầm.")
    press(page, "Hoàn tác việc gỡ")
    expect(page.get_by_role("main")).to_contain_text("Đã hoàn tác")
    look_on_phone(page)
