"""Every kind of content goes the whole way by hand: a contributor writes, an editor corrects, a chief editor returns it
with a remark, the contributor mends, the chief editor approves and publishes, a reader sees it with its credit."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from browser.desk_form import fill_in
from browser.pages import DESKTOP, MANAGE, PHONE, address, look
from browser.room import Room
from cast import FAR_CHIEF, FAR_CONTRIBUTOR, FAR_EDITOR, World
from congxa import publishing
from congxa.publishing import Draft
from publishing.samples import KINDS, ready
from publishing.whole_site import UNIT

DESK = f"/ban-lam-viec/{UNIT}/"
CORRECTED, MENDED = " (đã sửa)", " (đã bổ sung)"
REMARK = "Tiêu đề cần nói rõ hơn."
RETURN = "Xem nhận xét ở bài rồi gửi lại."
NARROW = "notice"  # the kind that makes its way on a telephone
SIZES = {NARROW: PHONE}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_goes_from_an_empty_form_to_the_reader(world: World, room: Room, kind: str) -> None:
    size = SIZES.get(kind, DESKTOP)
    with world.desk(FAR_EDITOR) as (actor, unit_id):
        draft = ready(actor, unit_id, kind)
    contributor, editor, chief = (room.signed_in(each) for each in (FAR_CONTRIBUTOR, FAR_EDITOR, FAR_CHIEF))
    for page in (contributor, editor, chief):
        page.set_viewport_size(size)

    _write(contributor, room, draft)
    _press(contributor, "Gửi duyệt")
    _stands(contributor, "Chờ duyệt")
    expect(contributor.get_by_role("button", name="Đăng bài", exact=True)).to_have_count(0)

    _open(editor, room, draft.title)
    _retitle(editor, draft.title + CORRECTED)
    _press(editor, "Lưu")

    _return(chief, room, draft.title + CORRECTED)

    _mend(contributor, room, draft.title + CORRECTED)

    _open(chief, room, draft.title + CORRECTED + MENDED)
    _press(chief, "Duyệt")
    _stands(chief, "Đã duyệt")
    _press(chief, "Đăng bài")
    _stands(chief, "Đã đăng")
    _read(chief, room, draft, kind, size)


def _write(page: Page, room: Room, draft: Draft) -> None:
    page.goto(address(room.site, MANAGE, f"{DESK}bai-viet/moi?chuyen-muc={draft.section}"))
    fill_in(page, draft)


def _open(page: Page, room: Room, title: str) -> None:
    page.goto(address(room.site, MANAGE, f"{DESK}bai-viet/"))
    with page.expect_navigation():  # its scripts have run
        page.get_by_role("link", name=title, exact=True).first.click()


def _retitle(page: Page, title: str) -> None:
    page.locator("[name=title]").fill(title)


def _return(page: Page, room: Room, title: str) -> None:
    """The chief editor reads the text, says what is wrong with a passage, and gives the item back."""
    _open(page, room, title)
    with page.expect_navigation():
        page.get_by_role("link", name="Đọc và nhận xét").click()
    page.get_by_text("Viết nhận xét").click()
    page.get_by_label("Về đoạn nào của bài").fill(title)
    page.get_by_label("Nhận xét của bạn").fill(REMARK)
    _press(page, "Gửi nhận xét")
    expect(page.locator("mark.remarked").first).to_be_visible()
    page.locator("summary", has_text="Trả lại để sửa").click()
    page.get_by_label("Người viết cần sửa gì?").fill(RETURN)
    look(page)
    _press(page, "Trả lại để sửa")
    _stands(page, "Trả lại để sửa")


def _mend(page: Page, room: Room, title: str) -> None:
    """The contributor finds it on the start page, reads why, mends and sends it again."""
    page.goto(address(room.site, MANAGE, DESK))
    with page.expect_navigation():
        page.locator("li.task", has_text=title).get_by_role("link", name="Sửa bài").click()
    expect(page.locator("main .alert-warning").first).to_contain_text(RETURN)
    expect(page.locator("li.remark")).to_contain_text(REMARK)
    _retitle(page, title + MENDED)
    look(page)
    _press(page, "Gửi duyệt")
    _stands(page, "Chờ duyệt")


def _read(chief: Page, room: Room, draft: Draft, kind: str, size: ViewportSize) -> None:
    public = chief.get_by_role("complementary", name="Tình trạng bài").get_by_role("link", name="Xem trang công khai")
    page = room.reader()
    page.set_viewport_size(size)
    page.goto(public.get_attribute("href") or "")
    expect(page.get_by_role("heading", level=1)).to_have_text(draft.title + CORRECTED + MENDED)
    if publishing.kind_of(kind).has_byline:
        whose = draft.origin.author or draft.origin.source_name
        expect(page.locator("main")).to_contain_text(whose)
    look(page)


def _press(page: Page, button: str) -> None:
    with page.expect_navigation() as moved:
        page.get_by_role("button", name=button, exact=True).click()
    assert moved.value.status == 200, f"{moved.value.status} at {page.url}: {page.locator('.alert').all_inner_texts()}"


def _stands(page: Page, state: str) -> None:
    expect(page.get_by_role("complementary", name="Tình trạng bài").locator("p").first).to_have_text(state)
