"""What a reader can do with an article, as the server sends it: listen, print, pass on, come back later."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
import segno

from cast import CHIEF, NEIGHBOUR, World
from congxa import publishing
from congxa.config import Settings
from congxa.identity import Permission
from congxa.publishing import Article
from publishing.desk import draft, published
from web.site_reader import Reader, site_app

BASE = "http://suoi-trong.vn.example"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def reader(settings: Settings, world: World) -> Reader:
    return Reader(site_app(settings), "suoi-trong")


def address_of(article: Article) -> str:
    return publishing.address(article.id, article.slug)


def modules_of(svg: bytes) -> list[tuple[int, int, int]]:
    """The dark runs of a code drawn with one unit a module, as (x, y, length), border included."""
    root = ElementTree.fromstring(svg)
    path = next(node for node in root.iter(f"{SVG}path") if node.get("stroke"))
    runs, x, y = [], 0.0, 0.0
    for command, said in re.findall(r"([Mmhl])([^Mmhl]*)", path.get("d") or ""):
        numbers = [float(one) for one in re.findall(r"-?\d*\.?\d+", said)]
        if command == "M":
            x, y = numbers
        elif command == "m":
            x, y = x + numbers[0], y + numbers[1]
        else:
            runs.append((round(x), int(y), round(numbers[0])))
            x += numbers[0]
    return runs


def test_the_code_holds_the_short_address_module_by_module(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id)
        number, path = article.id, address_of(article)
    answer = reader.get(f"/ma-qr/{number}.svg")
    assert (answer.status_code, answer.content_type) == (200, "image/svg+xml")
    wanted = segno.make(f"{BASE}/bai-viet/{number}", error="m", micro=False)
    dark = {(x + step, y) for x, y, length in modules_of(answer.data) for step in range(length)}
    matrix = [list(row) for row in wanted.matrix_iter(border=4)]
    assert dark == {(x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert "style" not in answer.text
    assert reader.get(f"/bai-viet/{number}").location == BASE + path


def test_no_code_leads_to_what_is_not_public(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        hidden = publishing.create(actor, unit_id, draft()).id
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        foreign = published(actor, unit_id).id
    for number in (hidden, foreign, 10**30, 0):
        assert reader.get(f"/ma-qr/{number}.svg").status_code == 404


def test_a_letter_carries_title_and_address(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        path = address_of(published(actor, unit_id, title='Họp "tổng kết" & bàn việc mới'))
    page = reader.text(path)
    letter = re.search(r'href="(mailto:[^"]*)"[^>]*>Gửi qua thư', page)
    assert letter is not None
    said = parse_qs(urlsplit(letter[1].replace("&amp;", "&")).query)
    assert said == {"subject": ['Họp "tổng kết" & bàn việc mới'], "body": [BASE + path]}


def test_what_only_a_script_can_do_is_hidden_until_it_can(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        path = address_of(published(actor, unit_id))
    page = reader.text(path)
    for tool in ("data-print", "data-copy", "data-share", "data-aloud"):
        assert re.search(rf"<(?:button|div)[^>]* {tool} hidden", page), tool
    assert BASE + path in page.partition("<figcaption>")[2]  # the address as words, for those who have no camera


def test_an_old_address_leads_on_after_the_title_changed(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = publishing.create(actor, unit_id, draft(title="Tên khi còn là bản nháp"))
        number, old = article.id, address_of(article)
    with world.desk(CHIEF) as (actor, unit_id):
        article = publishing.article_for(actor, Permission.DESK_READ, unit_id, number)
        changed = replace(publishing.draft_of(article), title="Tên lúc đăng lên trang")
        saved = publishing.save(actor, unit_id, number, changed, article.version)
        new = address_of(publishing.publish(actor, unit_id, number, saved.version))
    assert old != new
    for before in (old, f"/bai-viet/{number}"):
        answer = reader.get(before)
        assert (answer.status_code, answer.location) == (301, BASE + new)
    with world.desk(CHIEF) as (actor, unit_id):
        article = publishing.article_for(actor, Permission.DESK_READ, unit_id, number)
        changed = replace(publishing.draft_of(article), title="Tên sửa sau khi đăng")
        publishing.save(actor, unit_id, number, changed, article.version)
    assert "Tên sửa sau khi đăng" in reader.text(new)  # an address that was public once stays


def test_a_code_is_kept_in_one_colour_and_small(reader: Reader, world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        number = published(actor, unit_id).id
    data = reader.get(f"/ma-qr/{number}.svg").data
    assert len(data) < 8_000
    ElementTree.parse(io.BytesIO(data))
