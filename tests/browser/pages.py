"""What people do at a page, and what is looked at on every page that they come to."""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Response, ViewportSize

from cast import Person

MANAGE = "quan-ly"
AXE = Path(__file__).parents[2] / "platform/congxa/web/assets/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}


@dataclass(frozen=True)
class Site:
    """Where the running server is found."""

    port: int


def address(site: Site, slug: str, path: str = "/") -> str:
    """The address of a path at the site of a unit, or at the management host."""
    return f"http://{slug}.localhost:{site.port}{path}"


# ----- looking ---------------------------------------------------------------------------------------------------


def axe(page: Page) -> None:
    """No breach of WCAG 2.1 A or AA that axe can find. Evaluated, because the page's policy lets no script in."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    wanted = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"], "preload": False}
    found: dict[str, Any] = page.evaluate("wanted => axe.run(document, wanted)", wanted)
    told = [
        f"{each['id']}: {each['help']}\n    {node['target']} {node['html']}\n    {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
    assert not told, f"axe at {page.url}, {page.viewport_size}:\n" + "\n".join(told)


def fits(page: Page) -> None:
    """Nothing is wider than the window, so nobody scrolls sideways."""
    wide, most = page.evaluate("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if wide > most:
        culprits = page.evaluate(
            "most => [...document.querySelectorAll('body *')]"
            ".filter(each => each.getBoundingClientRect().right > most + 1).slice(0, 8)"
            ".map(each => each.outerHTML.slice(0, 160))",
            most,
        )
        raise AssertionError(f"{page.url} is {wide} px wide at {most} px:\n" + "\n".join(culprits))


def look(page: Page) -> None:
    """The page can be read by everybody, and fits."""
    axe(page)
    fits(page)


def look_on_phone(page: Page) -> None:
    """The same page at 360 px."""
    page.set_viewport_size(PHONE)
    look(page)
    page.set_viewport_size(DESKTOP)


# ----- going -----------------------------------------------------------------------------------------------------


def visit(page: Page, url: str, status: int = 200) -> Response:
    """Open an address and look the page over."""
    response = page.goto(url)
    assert response is not None
    assert response.status == status, f"{response.status} at {url}"
    look(page)
    return response


def press(page: Page, button: str, status: int = 200) -> None:
    """Press a button that leads to another page, and look that page over."""
    with page.expect_navigation() as moved:
        page.get_by_role("button", name=button, exact=True).click()
    assert moved.value.status == status, f"{moved.value.status} at {page.url}"
    look(page)


def follow(page: Page, link: str) -> None:
    """Follow the first link with these words, and look the page over."""
    with page.expect_navigation() as moved:
        page.get_by_role("link", name=link, exact=True).first.click()
    assert moved.value.status == 200, f"{moved.value.status} at {page.url}"
    look(page)


def sign_in(page: Page, person: Person, password: str = "") -> None:
    """Fill in the sign-in form that the page shows, and send it."""
    page.get_by_label("Địa chỉ thư điện tử").fill(person.email)
    page.get_by_label("Mật khẩu").fill(password or person.password)
    press(page, "Đăng nhập")


def picture_loads(page: Page, alt: str) -> None:
    """The picture with this description is there, and the browser could draw it."""
    picture = page.get_by_role("img", name=alt)
    picture.scroll_into_view_if_needed()
    page.wait_for_function("alt => document.querySelector(`img[alt='${alt}']`).naturalWidth > 0", arg=alt)


def read(site: Site, slug: str, path: str = "/") -> tuple[int, str]:
    """Fetch a public address as a program would: status and text."""
    connection = HTTPConnection("127.0.0.1", site.port, timeout=10)
    connection.request("GET", path, headers={"Host": f"{slug}.localhost:{site.port}"})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()
