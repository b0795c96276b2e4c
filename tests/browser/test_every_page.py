"""The pages of the management host that no journey passes: they can be read by everybody too, wide and narrow."""

from __future__ import annotations

import pytest

from browser.pages import MANAGE, address, look_on_phone, visit
from browser.room import Room
from browser.stage import BAD, add_picture, figure, publish
from cast import CHIEF, EDITOR, SUPERVISOR, Person, World
from congxa import links, oversight, publishing, tenancy
from congxa.core import clock

DESK = (
    "/bai-viet/", "/bai-viet/?tim=khong-co", "/bai-viet/1", "/bai-viet/1/xem-thu", "/bai-viet/1/lich-su", "/anh/",
    "/anh/tai-len", "/anh/1", "/bieu-ngu/", "/bieu-ngu/moi", "/bieu-ngu/1", "/lien-ket/", f"/lien-ket/?ten-mien={BAD}",
    "/chi-dao/", "/nhat-ky/",
)  # fmt: skip
OFFICE = (
    "/don-vi/suoi-trong", "/phat-hien/1", "/lien-ket/quy-tac/", "/lien-ket/quy-tac/1",
    f"/lien-ket/mien/{BAD}", "/chi-dao/moi", "/chi-dao/",
)  # fmt: skip


def fill_the_stage(world: World) -> None:
    """One of each thing that a page can show."""
    picture = add_picture(world, CHIEF, "Cổng chào của thôn Một")
    body = f'<p>Xem <a href="https://{BAD}/">ưu đãi</a>.</p>{figure(picture)}'
    publish(world, CHIEF, "Hội chợ hàng Việt về bản", body=body, cover_id=picture)
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.create_banner(actor, unit_id, "Cổng dịch vụ công", "https://dichvucong.gov.vn/", picture)
    with world.office(SUPERVISOR) as (actor, office_id):
        oversight.scan(tenancy.directory().below[office_id], clock.now())
        links.block(actor, office_id, BAD, "Trang cờ bạc", "Luật Quảng cáo, điều 7")


@pytest.mark.parametrize(
    ("person", "start", "paths"),
    [(CHIEF, "/ban-lam-viec/suoi-trong", DESK), (SUPERVISOR, "/giam-sat/nui-cao", OFFICE)],
    ids=["desk", "office"],
)
def test_every_page_can_be_read_by_everybody(
    world: World, room: Room, person: Person, start: str, paths: tuple[str, ...]
) -> None:
    fill_the_stage(world)
    page = room.signed_in(person)
    for path in paths:
        visit(page, address(room.site, MANAGE, start + path))
        look_on_phone(page)


def test_what_is_not_hers_is_answered_by_a_page_that_can_be_read(world: World, room: Room) -> None:
    page = room.signed_in(EDITOR)
    for path in ("/ban-lam-viec/ban-moi/", "/giam-sat/nui-cao/", "/ban-lam-viec/suoi-trong/bai-viet/999"):
        visit(page, address(room.site, MANAGE, path), status=404)
    look_on_phone(page)
    visit(page, address(room.site, MANAGE, "/ban-lam-viec/suoi-trong/nhat-ky/"), status=403)
