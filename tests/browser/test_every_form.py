"""The form of every kind of content at the desk can be read by everybody, empty and filled, wide and narrow."""

from __future__ import annotations

import pytest

from browser.pages import MANAGE, address, look_on_phone, visit
from browser.room import Room
from cast import FAR_CHIEF, World
from publishing.samples import KINDS, sample, shown


@pytest.mark.parametrize("key", KINDS)
def test_the_form_of_a_kind_can_be_read_by_everybody(world: World, room: Room, key: str) -> None:
    article = shown(world, key)
    desk = room.signed_in(FAR_CHIEF)
    for path in (f"moi?chuyen-muc={sample(key).section}", str(article.id)):
        visit(desk, address(room.site, MANAGE, f"/ban-lam-viec/cat-trang/bai-viet/{path}"))
        look_on_phone(desk)
