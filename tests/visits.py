"""Visiting the platform without a browser: the whole WSGI stack, a real sign-in, real CSRF tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from werkzeug.test import Client, TestResponse

from cast import Person

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

MANAGE = "http://quan-ly.localhost"


@dataclass
class Visitor:
    """A browser without a screen."""

    client: Client

    def get(self, url: str, **kwargs: Any) -> TestResponse:
        base, path = _split(url)
        return self.client.get(path, base_url=base, **kwargs)

    def post(self, url: str, data: dict[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """Post a form with the CSRF token of this browser's session."""
        base, path = _split(url)
        return self.client.post(path, base_url=base, data={"csrf_token": self.token(), **(data or {})}, **kwargs)

    def token(self) -> str:
        page = self.client.get("/tai-khoan", base_url=MANAGE, follow_redirects=True).text
        found = re.search(r'name="csrf-token" content="([^"]+)"', page)
        assert found, page[:500]
        return found.group(1)

    def sign_in(self, person: Person, password: str = "") -> TestResponse:
        form = {"email": person.email, "password": password or person.password}
        return self.post(f"{MANAGE}/dang-nhap", form)


def _split(url: str) -> tuple[str, str]:
    scheme, rest = url.split("://", 1)
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host}", slash + path or "/"


def visitor(wsgi: WSGIApplication) -> Visitor:
    return Visitor(Client(wsgi))


def signed_in(wsgi: WSGIApplication, person: Person) -> Visitor:
    """A browser in which the person has signed in."""
    browser = visitor(wsgi)
    assert browser.sign_in(person).status_code == 302
    return browser
