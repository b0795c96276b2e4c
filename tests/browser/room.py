"""Where people sit at browsers."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from browser.pages import DESKTOP, MANAGE, Site, address, sign_in
from browser.watch import Watch
from cast import Person

PATIENCE = 30_000  # milliseconds; how long a page takes on a busy machine is for the bench to say


@dataclass
class Room:
    """Each call seats somebody at a browser of its own, with its own cookies."""

    site: Site
    chromium: Browser
    watch: Watch
    kept: dict[Person, Any]
    contexts: list[BrowserContext] = field(default_factory=list)

    def reader(self, **more: Any) -> Page:
        """A browser in which nobody is signed in; ``more`` as Playwright's new_context takes it."""
        return self._open(**more)

    def calling_itself(self, agent: str) -> Page:
        """A browser of that name: by its own, Chromium without a screen counts as a program."""
        return self._open(user_agent=agent)

    def without_scripts(self) -> Page:
        """A browser that runs no script."""
        return self._open(java_script_enabled=False)

    def signed_in_without_scripts(self, person: Person) -> Page:
        """The same person in a browser that runs no script."""
        self.signed_in(person)
        return self._open(java_script_enabled=False, storage_state=self.kept[person])

    def signed_in(self, person: Person) -> Page:
        """A browser in which the person has signed in; through the form once, later with the cookies it gave."""
        if person in self.kept and self._still_in(person):
            return self._open(storage_state=self.kept[person])
        page = self._open()
        page.goto(address(self.site, MANAGE, "/dang-nhap"))
        sign_in(page, person)
        self.kept[person] = page.context.storage_state()
        return page

    def _still_in(self, person: Person) -> bool:
        """False when another test has ended the person's sessions."""
        cookies = "; ".join(f"{each['name']}={each['value']}" for each in self.kept[person]["cookies"])
        connection = HTTPConnection("127.0.0.1", self.site.port, timeout=10)
        host = f"{MANAGE}.localhost:{self.site.port}"
        connection.request("GET", "/tai-khoan", headers={"Host": host, "Cookie": cookies})
        return connection.getresponse().status == 200

    def _open(self, **more: Any) -> Page:
        context = self.chromium.new_context(viewport=DESKTOP, locale="vi-VN", reduced_motion="reduce", **more)
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        self.watch.follow(context)
        return context.new_page()
