"""The tools around an article in a real browser: by keyboard, with a voice and without one, on paper."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.pages import address, look, look_on_phone, visit
from browser.room import Room
from browser.stage import publish
from cast import CHIEF, World
from congxa import readership, tenancy
from congxa.adapters.tally import Tally
from congxa.config import Settings
from congxa.core.db import DbRole, Scope, transaction

BODY = "<p>Câu thứ nhất.</p><p>Câu thứ hai.</p>"

# The browsers of test machines have no voices: this one says each piece as soon as the test lets it.
VOICE = """
  const said = [];
  const waiting = [];
  let paused = false;
  const voices = [{ lang: "en-US", name: "English" }];
  if (window.hasVietnamese) voices.push({ lang: "vi-VN", name: "Lan" });
  window.speechOfTest = { said, next: () => waiting.shift()?.onend(), isPaused: () => paused };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => voices, addEventListener() {},
    speak(one) { said.push([one.voice.name, one.text]); waiting.push(one); },
    cancel() { waiting.splice(0).forEach((one) => one.onerror?.({})); },
    pause() { paused = true; }, resume() { paused = false; },
  } });
"""


def reader_of_an_article(world: World, room: Room, *, voice: bool | None) -> Page:
    path = publish(world, CHIEF, "Thôn Một làm xong con đường mới", body=BODY)
    page = room.reader()
    if voice is None:
        page.add_init_script("delete window.SpeechSynthesisUtterance")
    else:
        page.add_init_script(f"window.hasVietnamese = {str(voice).lower()};{VOICE}")
    visit(page, address(room.site, "suoi-trong", path))
    return page


def test_an_article_is_read_aloud_passage_by_passage_by_keyboard(world: World, room: Room) -> None:
    page = reader_of_an_article(world, room, voice=True)
    tools = page.get_by_role("group", name="Nghe bài viết")
    page.get_by_role("button", name="Nghe", exact=True).focus()
    page.keyboard.press("Enter")
    expect(tools.get_by_role("status")).to_have_text("Đang đọc bài.")
    expect(page.locator(".is-read")).to_have_text("Thôn Một làm xong con đường mới")
    pause = page.get_by_role("button", name="Tạm dừng")
    expect(pause).to_be_focused()
    look(page)
    page.keyboard.press("Enter")
    assert page.evaluate("speechOfTest.isPaused()")
    expect(page.get_by_role("button", name="Đọc tiếp")).to_be_focused()
    page.keyboard.press("Enter")
    assert not page.evaluate("speechOfTest.isPaused()")
    for passage in ("Thôn Một làm xong con đường mới, theo ban biên tập.", "Câu thứ nhất.", "Câu thứ hai."):
        page.evaluate("speechOfTest.next()")
        expect(page.locator(".is-read")).to_have_text(passage)
    page.evaluate("speechOfTest.next()")
    expect(tools.get_by_role("status")).to_have_text("Đã đọc hết bài.")
    expect(page.locator(".is-read")).to_have_count(0)
    expect(page.get_by_role("button", name="Nghe", exact=True)).to_be_focused()
    assert {voice for voice, _text in page.evaluate("speechOfTest.said")} == {"Lan"}


def test_reading_aloud_can_be_stopped(world: World, room: Room) -> None:
    page = reader_of_an_article(world, room, voice=True)
    page.get_by_role("button", name="Nghe", exact=True).click()
    page.get_by_role("button", name="Dừng", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã dừng đọc.")).to_be_visible()
    expect(page.locator(".is-read")).to_have_count(0)
    expect(page.get_by_role("button", name="Nghe", exact=True)).to_be_focused()
    assert len(page.evaluate("speechOfTest.said")) == 1
    look_on_phone(page)


def test_a_browser_without_a_vietnamese_voice_says_so(world: World, room: Room) -> None:
    page = reader_of_an_article(world, room, voice=False)
    page.get_by_role("button", name="Nghe", exact=True).click()
    expect(page.get_by_text("Trình duyệt này chưa có giọng đọc tiếng Việt.")).to_be_visible()
    assert page.evaluate("speechOfTest.said") == []
    look(page)


def test_a_browser_that_cannot_speak_does_not_offer_it(world: World, room: Room) -> None:
    page = reader_of_an_article(world, room, voice=None)
    expect(page.get_by_role("button", name="In bài")).to_be_visible()
    expect(page.get_by_role("button", name="Nghe", exact=True)).to_be_hidden()


def test_the_address_is_copied_and_the_code_is_opened_by_keyboard(world: World, room: Room) -> None:
    page = reader_of_an_article(world, room, voice=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Chép địa chỉ").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã chép địa chỉ của bài.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.locator("summary", has_text="Mã QR").focus()
    page.keyboard.press("Enter")
    code = page.get_by_role("img", name="Mã QR dẫn tới bài này")
    expect(code).to_be_visible()
    page.wait_for_function("() => document.querySelector('.qr img').naturalWidth > 0")
    look(page)
    look_on_phone(page)


def test_on_paper_there_is_the_text_and_no_tool(world: World, room: Room) -> None:
    page = reader_of_an_article(world, room, voice=True)
    page.emulate_media(media="print")
    expect(page.get_by_text("Câu thứ hai.")).to_be_visible()
    for tool in ("In bài", "Chép địa chỉ", "Nghe"):
        expect(page.get_by_role("button", name=tool, exact=True)).to_be_hidden()


def test_without_scripts_an_article_is_whole(world: World, room: Room) -> None:
    path = publish(world, CHIEF, "Thôn Một làm xong con đường mới", body=BODY)
    page = room.without_scripts()
    page.goto(address(room.site, "suoi-trong", path))
    expect(page.get_by_text("Câu thứ hai.")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    page.locator("summary", has_text="Mã QR").click()
    expect(page.get_by_role("img", name="Mã QR dẫn tới bài này")).to_be_visible()
    expect(page.get_by_role("link", name="Gửi qua thư điện tử")).to_be_visible()


def test_a_page_that_is_seen_is_counted_and_says_how_often(world: World, room: Room, built: Settings) -> None:
    tally = Tally(built.redis_url)
    for count in tally.take():
        assert count.views
    tally.done()
    path = publish(world, CHIEF, "Thôn Một làm xong con đường mới", body=BODY)
    page = room.calling_itself("Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36 thử đếm")
    with page.expect_response("**/luot-xem/*.gif") as dot:
        visit(page, address(room.site, "suoi-trong", path))
    assert dot.value.status == 200
    expect(page.locator(".counter").first).to_be_hidden()
    with transaction(Scope(DbRole.DESK, tuple(tenancy.directory().by_id))):
        assert readership.flush(tally) == 2
    # The numbers stay for a minute in front of the application: another article's answer is not kept yet.
    other = publish(world, CHIEF, "Thôn Hai cũng làm xong con đường mới", body=BODY)
    visit(page, address(room.site, "suoi-trong", other))
    expect(page.get_by_role("contentinfo")).to_contain_text("Lượt truy cập: 1")
    look_on_phone(page)
    assert page.context.cookies() == []
