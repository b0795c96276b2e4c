"""Files: a document read page by page without script, a copy checked, many files sent from the desk."""

from __future__ import annotations

import hashlib

from playwright.sync_api import Route, expect

from browser.pages import MANAGE, address, look_on_phone, visit
from browser.room import Room
from cast import CHIEF, EDITOR, World
from congxa import media, publishing
from congxa.copyright import Basis, Origin
from media import papers

TITLE = "Kế hoạch phòng chống lụt bão năm 2026"


def document(world: World, pages: int = 12) -> str:
    """A public story with a PDF; gives its path."""
    with world.desk(CHIEF) as (actor, unit_id):
        file = media.add_file(actor, unit_id, "Kế hoạch.pdf", papers.pdf(pages), TITLE)
        draft = publishing.Draft(
            title="Xã công bố kế hoạch phòng chống lụt bão",
            section="chinh-tri",
            body="<p>Mời bà con xem kế hoạch.</p>",
            fields={"files": [file.id]},
            origin=Origin(Basis.OWN_STAFF, author="Ban biên tập"),
        )
        article = publishing.create(actor, unit_id, draft)
        publishing.publish(actor, unit_id, article.id, article.version)
        return publishing.address(article.id, article.slug)


def test_a_document_is_read_page_by_page_and_nothing_moves_while_it_loads(world: World, room: Room) -> None:
    path = document(world)
    page = room.reader()
    visit(page, address(room.site, "suoi-trong", path))
    first = page.get_by_role("img", name=f"Trang 1/12 của {TITLE}")
    first.scroll_into_view_if_needed()
    page.wait_for_function("node => node.complete && node.naturalWidth > 0", arg=first.element_handle())
    width, height, shown = first.evaluate("node => [node.width, node.height, node.naturalHeight / node.naturalWidth]")
    assert abs(height / width - shown) < 0.01
    page.get_by_text("Chữ của trang 2", exact=True).click()
    expect(page.get_by_text("Quyet dinh trang 2", exact=True)).to_be_visible()
    look_on_phone(page)
    page.get_by_role("link", name="Các trang sau của tài liệu").click()
    expect(page.get_by_role("img", name=f"Trang 12/12 của {TITLE}")).to_be_visible()
    expect(page.get_by_role("img", name=f"Trang 1/12 của {TITLE}")).to_have_count(0)


def test_a_copy_is_checked_in_the_browser_and_never_leaves_it(world: World, room: Room) -> None:
    document(world)
    page = room.reader()
    visit(page, address(room.site, "suoi-trong", "/kiem-tra-tep"))
    with page.expect_navigation():
        page.locator("#tep").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": papers.pdf(12)})
    assert hashlib.sha256(papers.pdf(12)).hexdigest() in page.url
    expect(page.get_by_text("Đúng: tệp có mã này đang được đăng trên trang.")).to_be_visible()
    look_on_phone(page)


def test_many_files_are_sent_and_what_was_refused_is_said(world: World, room: Room) -> None:
    page = room.signed_in(EDITOR)
    visit(page, address(room.site, MANAGE, "/ban-lam-viec/suoi-trong/tap-tin/tai-len"))
    page.locator("#f-file").set_input_files(
        [
            {"name": "Quyết định.pdf", "mimeType": "application/pdf", "buffer": papers.pdf(2)},
            {"name": "giả.pdf", "mimeType": "application/pdf", "buffer": b"khong phai"},
        ]
    )
    page.get_by_role("button", name="Tải lên").click()
    expect(page.locator("#f-file-loi")).to_contain_text("“giả.pdf” không phải tài liệu PDF")
    look_on_phone(page)
    page.get_by_role("link", name="Quyết định.pdf").click()
    expect(page.get_by_role("img", name="Trang 1/2 của Quyết định.pdf")).to_be_visible()
    look_on_phone(page)
    visit(page, address(room.site, MANAGE, "/ban-lam-viec/suoi-trong/tap-tin/"))
    look_on_phone(page)


def test_a_file_is_seen_on_its_way_and_a_lost_line_keeps_what_was_chosen(world: World, room: Room) -> None:
    page = room.signed_in(EDITOR)
    visit(page, address(room.site, MANAGE, "/ban-lam-viec/suoi-trong/tap-tin/tai-len"))
    paper = {"name": "Quyết định.pdf", "mimeType": "application/pdf", "buffer": papers.pdf(2)}
    page.locator("#f-file").set_input_files(paper)  # type: ignore[arg-type]
    said = page.locator("[data-upload-words]")
    page.context.set_offline(True)
    page.get_by_role("button", name="Tải lên").click()
    expect(said).to_contain_text("Mất kết nối mạng nên chưa gửi được.")
    look_on_phone(page)
    page.context.set_offline(False)
    held: list[Route] = []
    page.route("**/tai-len", lambda route: held.append(route))
    page.get_by_role("button", name="Tải lên").click()
    expect(said).to_contain_text("Đang gửi…")
    expect(page.get_by_role("progressbar", name="Tiến độ gửi")).to_be_visible()
    held[0].continue_()
    expect(page.get_by_role("heading", name="Quyết định.pdf")).to_be_visible()
