"""Every kind of content on every theme: readable by everybody at both widths, and whole without any script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.pages import PHONE, address, fits, look_on_phone, visit
from browser.room import Room
from browser.stage import dressed
from cast import World
from congxa.config import ROOT
from publishing.whole_site import LISTS, UNIT, list_addresses, write_whole_site

THEMES = sorted(path.parent.name for path in (ROOT / "themes").glob("*/theme.toml"))


def every_path(world: World) -> tuple[str, ...]:
    return (*write_whole_site(world).values(), *list_addresses().values(), *LISTS)


@pytest.mark.parametrize("theme", THEMES)
def test_every_kind_can_be_read_by_everybody(world: World, room: Room, theme: str) -> None:
    paths = every_path(world)
    page = room.reader()
    with dressed(room.site, theme):
        for path in paths:
            visit(page, address(room.site, UNIT, path))
            look_on_phone(page)
        visit(page, address(room.site, UNIT, "/khong-co"), status=404)
        look_on_phone(page)
    assert page.context.cookies() == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_kind_is_whole_without_script(world: World, room: Room, theme: str) -> None:
    paths = every_path(world)
    plain, scripted = room.reader(java_script_enabled=False), room.reader()
    with dressed(room.site, theme):
        for path in paths:
            url = address(room.site, UNIT, path)
            for page in (plain, scripted):
                answer = page.goto(url)
                assert answer is not None and answer.status == 200, url
            assert words_of(plain) == words_of(scripted), url
            expect(plain.get_by_role("heading", level=1)).to_have_count(1)
            plain.set_viewport_size(PHONE)
            fits(plain)


def words_of(page: Page) -> str:
    """What stands in the main part to be read, apart from what only a script can do."""
    hidden = "[data-share],[data-print],[data-read-aloud],.reading-tools,button,[data-share-done],[data-views]"
    return str(
        page.evaluate(
            """hidden => {
                const main = document.querySelector("main").cloneNode(true);
                for (const each of main.querySelectorAll(hidden)) each.remove();
                return main.textContent.replace(/\\s+/g, " ").trim();
            }""",
            hidden,
        )
    )
