"""How the tests sit at a desk: a signed-in browser without a screen, and what a person reads on its pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode
from werkzeug.test import TestResponse

from cast import CHIEF, SUPERVISOR, Person, World
from congxa import oversight, publishing
from congxa.app import create_manage_app
from congxa.config import Settings
from congxa.core import clock
from congxa.identity import Permission

HOST = "http://quan-ly.localhost"
TITLE = "Bản Suối Trong khánh thành cầu treo mới"
BODY = "<p>Sáng nay bà con <strong>bản Suối Trong</strong> đi trên cây cầu mới.</p>"


@dataclass
class Page:
    """An answer, read as a person reads it."""

    response: TestResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def html(self) -> str:
        return self.response.get_data(as_text=True)

    @property
    def text(self) -> str:
        body = LexborHTMLParser(self.html).body
        return " ".join(body.text(separator=" ").split()) if body else ""

    def all(self, selector: str) -> list[LexborNode]:
        return LexborHTMLParser(self.html).css(selector)

    def form(self, selector: str = "form.editing") -> dict[str, str]:
        """What a browser would send of this form if no button of it were pressed."""
        form = LexborHTMLParser(self.html).css_first(selector)
        assert form is not None, f"no {selector} in {self.text[:300]}"
        sent: dict[str, str] = {}
        for node in form.css("input[name], textarea[name], select[name]"):
            given = node.attributes
            name, kind = given["name"] or "", given.get("type")
            if kind == "file" or (kind in ("radio", "checkbox") and "checked" not in given):
                continue
            if node.tag == "textarea":
                sent[name] = node.text()
            elif node.tag == "select":
                sent[name] = next((o.attributes["value"] or "" for o in node.css("option[selected]")), "")
            else:
                sent[name] = given.get("value") or ""
        return sent

    def messages_at(self, name: str) -> str:
        return " ".join(node.text() for node in self.all(f"#f-{name}-loi"))


@dataclass
class Desk:
    """A person at the desk of a unit, in a browser of their own."""

    client: FlaskClient
    unit: str
    token: str

    def path(self, rest: str) -> str:
        return rest if rest.startswith("/tep/") else f"/ban-lam-viec/{self.unit}{rest}"

    def get(self, rest: str, **kwargs: Any) -> Page:
        return Page(self.client.get(self.path(rest), base_url=HOST, **kwargs))

    def post(self, rest: str, data: dict[str, Any] | None = None, follow: bool = True, **kwargs: Any) -> Page:
        sent = {"csrf_token": self.token, **(data or {})}
        return Page(self.client.post(self.path(rest), base_url=HOST, data=sent, follow_redirects=follow, **kwargs))


SitDown = Callable[[Person], Desk]
_browsers: dict[str, Desk] = {}  # signing in is limited to thirty a minute: a person signs in once for the whole run


@cache
def manage_app(settings: Settings) -> Flask:
    """The management application under test, made once."""
    return create_manage_app(settings)


def desks(settings: Settings) -> SitDown:
    """Gives everyone of the cast a browser that is signed in."""

    def sit_down(person: Person) -> Desk:
        desk = _browsers.get(person.key)
        # Another test may have ended the person's sessions.
        if desk is None or desk.client.get("/tai-khoan", base_url=HOST).status_code != 200:
            desk = _browsers[person.key] = _sit_down(settings, person)
        return desk

    return sit_down


def _sit_down(settings: Settings, person: Person) -> Desk:
    client = manage_app(settings).test_client()
    page = Page(client.get("/dang-nhap", base_url=HOST))
    typed = page.form("form") | {"email": person.email, "password": person.password}
    answer = client.post("/dang-nhap", data=typed, base_url=HOST, follow_redirects=True)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    token = Page(answer).all("meta[name=csrf-token]")[0].attributes["content"] or ""
    return Desk(client, person.unit, token)


def filled(desk: Desk, **changes: str) -> dict[str, str]:
    """The form of a new article, complete for going out."""
    typed = desk.get("/bai-viet/moi?chuyen-muc=chinh-tri").form()
    complete = {"title": TITLE, "section": "chinh-tri", "summary": "Cầu mới.", "body": BODY}
    return typed | complete | {"basis": "own_staff", "author": "Hồ Văn Mẫu"} | changes


def written(desk: Desk, **changes: str) -> str:
    """A new article, saved; gives its path at the desk."""
    answer = desk.post("/bai-viet/moi", filled(desk, **changes), follow=False)
    assert answer.status == 303, answer.text
    return answer.response.headers["Location"].removeprefix(f"/ban-lam-viec/{desk.unit}")


def picture_file(colour: str = "green") -> tuple[io.BytesIO, str]:
    data = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(data, "JPEG")
    data.seek(0)
    return data, "cau-treo.jpg"


def state_of(world: World, path: str) -> str:
    with world.desk(CHIEF) as (actor, unit_id):
        number = int(path.rsplit("/", 1)[1])
        return publishing.article_for(actor, Permission.DESK_READ, unit_id, number).state


def directed(world: World, finding_ids: list[int] | None = None) -> int:
    """A directive to Suối Trong, due in two days; gives the number of its task."""
    with world.office(SUPERVISOR) as (actor, office_id):
        unit_id = world.unit("suoi-trong").unit_id
        due_on = clock.today() + timedelta(days=2)
        words = ("Gỡ liên kết quảng cáo", "Gỡ ngay trong hai ngày.")
        oversight.issue(actor, office_id, *words, [unit_id], due_on, finding_ids or ())
        return oversight.tasks(actor, unit_id)[0].task_id
