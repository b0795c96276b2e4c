"""How does every kind of page look? Pictures of a running demo for docs/screens.md.

    .venv/bin/python docs/screenshots.py 8000       # the port of `make demo`

The pictures go into docs/images/; the names of khe-sanh.png and office.png are those of the README.
"""

from __future__ import annotations

import argparse
import io
import shutil
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent / "images"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync"
)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDE, PHONE, TALLEST, QUALITY = 1280, 360, 1200, 55  # pixels, pixels, pixels, percent
SECTION, DESK = "/chuyen-muc/", "/ban-lam-viec/khe-sanh/"
PASSWORD = "congxa-demo"  # noqa: S105 (of the demo alone, see docs/demo.md)


class Shot(NamedTuple):
    """A page: the name of its picture, the site, the address; `opens` is the link to follow from there."""

    name: str
    site: str
    path: str
    opens: str = ""


STORY, ROW = "main .story h2 a", "main tbody th a"
SITES = (
    Shot("front-co-dien", "khe-sanh", "/"),
    Shot("front-hien-dai", "lao-bao", "/"),
    Shot("front-nui-rung", "thanh", "/"),
    Shot("front-tuong-phan", "huong-lap", "/"),
    Shot("portal", "huong-hoa", "/"),
    Shot("section", "khe-sanh", SECTION + "chinh-tri"),
    Shot("article", "lao-bao", SECTION + "chinh-tri", STORY),
    Shot("press-review", "khe-sanh", SECTION + "diem-bao", STORY),
    Shot("notice", "thanh", SECTION + "thong-bao", STORY),
    Shot("documents", "khe-sanh", SECTION + "van-ban"),
    Shot("document", "lao-bao", SECTION + "van-ban", ROW),
    Shot("procedures", "thanh", SECTION + "thu-tuc-hanh-chinh"),
    Shot("procedure", "khe-sanh", SECTION + "thu-tuc-hanh-chinh", ROW),
    Shot("consultation", "lao-bao", SECTION + "lay-y-kien-du-thao", STORY),
    Shot("question", "huong-lap", SECTION + "hoi-dap", STORY),
    Shot("organisation", "khe-sanh", SECTION + "to-chuc-bo-may"),
    Shot("budget", "thanh", SECTION + "cong-khai-ngan-sach", ROW),
    Shot("information", "khe-sanh", SECTION + "thong-tin-cong-khai"),
    Shot("schedule", "lao-bao", SECTION + "lich-cong-tac"),
    Shot("event", "thanh", SECTION + "su-kien", "main .events a"),
    Shot("gallery", "khe-sanh", SECTION + "thu-vien-anh", STORY),
    Shot("video", "lao-bao", SECTION + "video", STORY),
    Shot("poll", "huong-lap", SECTION + "tham-do-y-kien", STORY),
    Shot("search", "khe-sanh", "/tim-kiem?tu-khoa=mot+cua"),
    Shot("file-check", "lao-bao", "/kiem-tra-tep"),
    Shot("english", "khe-sanh", "/en/"),
)
PHONES = (
    Shot("phone-front", "khe-sanh", "/"),
    Shot("phone-documents", "lao-bao", SECTION + "van-ban"),
    Shot("phone-schedule", "thanh", SECTION + "lich-cong-tac"),
    Shot("phone-article", "huong-lap", SECTION + "chinh-tri", STORY),
)
MANAGED = (
    Shot("desk-articles", "quan-ly", DESK + "bai-viet/"),
    Shot("desk-document", "quan-ly", DESK + "bai-viet/moi?chuyen-muc=van-ban"),
    Shot("desk-files", "quan-ly", DESK + "tap-tin/"),
    Shot("desk-arrange", "quan-ly", DESK + "bo-cuc/trang-chu"),
    Shot("desk-look", "quan-ly", DESK + "bo-cuc/giao-dien"),
)
ENDING = "/ban-lam-viec/huong-phung/"  # where rights end and a picture has none
OVERSEEN = (
    Shot("desk-start", "quan-ly", ENDING),
    Shot("desk-stock", "quan-ly", ENDING + "ban-quyen/ra-soat"),
)
CHIEF, CHIEF_THERE = "truong-ban@khe-sanh.demo", "truong-ban@huong-phung.demo"
PASTE = """(area, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    area.focus();
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(description="Chụp mọi loại trang của bản dùng thử đang chạy.")
    parser.add_argument("port", type=int, help="cổng của bản dùng thử")
    port = parser.parse_args().port
    chromium = next(path for name in CHROMIUM if (path := shutil.which(name)))
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=FLAGS.split())
        take(browser, port, SITES, WIDE)
        take(browser, port, PHONES, PHONE)
        take(browser, port, MANAGED, WIDE, account=CHIEF)
        take(browser, port, OVERSEEN, WIDE, account=CHIEF_THERE)
        write(sign_in(browser, port, WIDE, CHIEF), port)
        browser.close()


def take(browser: Browser, port: int, shots: tuple[Shot, ...], width: int, account: str = "") -> None:
    """Pictures of these pages at a width, as a visitor or as somebody with an account."""
    page = sign_in(browser, port, width, account)
    for shot in shots:
        page.goto(f"http://{shot.site}.localhost:{port}{shot.path}")
        if shot.opens:
            page.locator(shot.opens).first.click()
        keep(page, FOLDER / f"{shot.name}.jpg", width)
        if shot.name == "front-co-dien":
            keep(page, FOLDER / "khe-sanh.png", width)


def sign_in(browser: Browser, port: int, width: int, account: str) -> Page:
    """A page at a width, of a visitor or of somebody with an account."""
    page = browser.new_context(viewport={"width": width, "height": 900}, locale="vi-VN").new_page()
    if account:
        page.goto(f"http://quan-ly.localhost:{port}/")
        page.locator("input[name=email]").fill(account)
        page.locator("input[type=password]").fill(PASSWORD)
        page.locator("main button[type=submit]").click()
    return page


def write(page: Page, port: int) -> None:
    """The pages of somebody who writes: a text that stands at a neighbour's is pasted, and ends in the bin."""
    desk = f"http://quan-ly.localhost:{port}{DESK}"

    def shoot(name: str) -> None:
        keep(page, FOLDER / f"desk-{name}.jpg", WIDE)

    page.goto(f"http://lao-bao.localhost:{port}{SECTION}chinh-tri")
    page.locator(STORY).first.click()
    title, text = page.locator("h1").inner_text(), page.locator(".prose").first.inner_html()
    page.goto(f"{desk}bai-viet/moi?chuyen-muc=chinh-tri")
    page.locator("[name=title]").fill(title)
    page.locator("#f-body .ProseMirror").evaluate(PASTE, text)
    page.locator("[data-live-preview] summary").click()
    page.frame_locator("[data-live-preview] iframe").locator("h1").wait_for()
    page.set_viewport_size({"width": WIDE, "height": TALLEST})
    page.locator("#f-body").evaluate("area => area.scrollIntoView()")
    page.wait_for_timeout(800)
    save(page.screenshot(), FOLDER / "desk-editor.jpg")
    with page.expect_response("**/nguon-goc/article?*"):
        page.locator("#basis-agreement").check()
    page.wait_for_timeout(300)
    part(page, "#f-basis", "rights")
    with page.expect_response("**/nguon-goc/article?*"):
        page.locator("#basis-own_staff").check()
    page.wait_for_timeout(300)
    page.locator("[name=step][value=submit], [name=step][value=publish]").first.click()
    page.get_by_text("Bài đã lưu, chưa chuyển bước").wait_for()
    shoot("reuse")
    article = page.url.rsplit("/", 1)[0]
    page.goto(f"{article}/nhan-xet")
    page.get_by_text("Viết nhận xét").click()
    page.get_by_label("Về đoạn nào của bài").fill(title)
    page.get_by_label("Nhận xét của bạn").fill("Bài này Lao Bảo đã đăng. Ta dẫn nguồn, hay viết tin của mình?")
    page.get_by_role("button", name="Gửi nhận xét").click()
    page.locator("li.remark").wait_for()
    shoot("remarks")
    page.goto(f"{desk}bai-viet/")
    for at in range(3):
        page.locator("main tbody input[type=checkbox]").nth(at).check()
    page.get_by_label("Với các bài đã chọn:").select_option("discard")
    page.get_by_role("button", name="Xem trước").click()
    page.wait_for_load_state()
    shoot("bulk")
    page.goto(article)
    page.get_by_text("Bỏ vào thùng rác…").click()
    page.get_by_role("button", name="Bỏ vào thùng rác", exact=True).click()
    page.goto(f"{desk}thung-rac/")
    shoot("bin")
    page.goto(f"{desk}anh/")
    shoot("library")
    page.locator("main .picture-card a, main figure a, main li a").first.click()
    page.get_by_role("link", name="Cắt ảnh, đặt điểm chính").click()
    shoot("crop")


def part(page: Page, selector: str, name: str) -> None:
    """A part of a page, by itself."""
    save(page.locator(selector).screenshot(), FOLDER / f"desk-{name}.jpg")


def keep(page: Page, path: Path, width: int) -> None:
    """The page from its top, up to a limit; scrolled through first, so that pictures that load late are there."""
    tall = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
    for top in range(0, tall, 600):
        page.evaluate(f"scrollTo(0, {top})")
        page.wait_for_timeout(80)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(150)
    taken = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": tall})
    save(taken, path)


def save(taken: bytes, path: Path) -> None:
    """A picture as light as it can be read."""
    with Image.open(io.BytesIO(taken)) as picture:
        if path.suffix == ".png":
            picture.convert("RGB").quantize(64).save(path, optimize=True)
        else:
            picture.convert("RGB").save(path, quality=QUALITY, optimize=True, progressive=True)


if __name__ == "__main__":
    main()
