"""Every theme that a unit may choose: a site takes it on without a restart, and everybody can read it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.pages import PHONE, address, axe, look, visit
from browser.room import Room
from browser.stage import add_picture, dressed, figure, publish
from cast import FAR_CHIEF, World
from congxa.config import ROOT
from congxa.theming import Themes

SLUG = "cat-trang"
CHOICES = ("co-dien", "hien-dai", "nui-rung", "tuong-phan")


def fill(world: World) -> str:
    """News with a picture; gives the path of an article."""
    picture = add_picture(world, FAR_CHIEF, "Bà con trải bê tông con đường mới")
    for number in range(3):
        publish(world, FAR_CHIEF, f"Tin hoạt động thứ {number} của xã", age_days=number + 2)
    body = f"<p>Con đường dài 1,2 km.</p>{figure(picture)}<table><tr><th>Thôn</th><td>Một</td></tr></table>"
    return publish(world, FAR_CHIEF, "Thôn Một làm xong con đường mới", body=body, cover_id=picture)


@pytest.mark.parametrize("theme", CHOICES)
def test_the_readers_own_high_contrast_works_in_this_theme(world: World, room: Room, theme: str) -> None:
    article = fill(world)
    page = room.reader()
    with dressed(room.site, theme):
        visit(page, address(room.site, SLUG))
        page.locator("[data-contrast]:not(html)").click()
        look(page)
        visit(page, address(room.site, SLUG, article))
        expect(page.locator("html[data-contrast=high]")).to_have_count(1)


def test_the_theme_for_weak_lines_loads_no_typeface_and_no_picture_in_its_lists(world: World, room: Room) -> None:
    fill(world)
    page = room.reader()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type))
    with dressed(room.site, "tuong-phan"):
        page.goto(address(room.site, SLUG))
        page.evaluate("() => document.fonts.ready")
    assert "font" not in asked
    expect(page.locator("main img")).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("Thôn Một làm xong con đường mới")
    axe_aaa(page)


def axe_aaa(page: Page) -> None:
    """Contrast 7:1, as the theme promises (WCAG 2.1, 1.4.6)."""
    axe(page)
    found = page.evaluate("() => axe.run(document, {runOnly: ['color-contrast-enhanced']})")
    assert found["violations"] == []


def test_nothing_moves_while_a_page_comes(world: World, room: Room) -> None:
    article = fill(world)
    page = room.reader()
    page.set_viewport_size(PHONE)
    for theme in CHOICES:
        with dressed(room.site, theme):
            for path in ("/", article):
                page.goto(address(room.site, SLUG, path))
                page.evaluate("() => document.fonts.ready")
                assert page.evaluate(MOVED) < 0.02, f"{theme} {path}"


MOVED = """() => new Promise(done => {
  let moved = 0;
  new PerformanceObserver(list => { for (const each of list.getEntries()) moved += each.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 300);
})"""


def test_the_choices_are_the_themes_of_the_folder() -> None:
    assert set(CHOICES) == Themes(ROOT / "themes").names() - {"base"}
