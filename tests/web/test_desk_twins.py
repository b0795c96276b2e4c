"""Whoever sends on a picture that another unit calls its own as well is told so at that moment."""

from __future__ import annotations

import pytest
from PIL import ImageOps

from cast import CHIEF, NEIGHBOUR, World
from congxa import publishing
from congxa.config import Settings
from congxa.copyright import Basis, Origin
from media.scenes import scene
from publishing.desk import OWN, figure
from reuse.pictures import jpeg, shows
from web.desk_reader import SitDown, desks, written

TOLD = "Thị trấn Bản Mới cũng khai là của họ"


@pytest.fixture
def at_desk(settings: Settings, world: World) -> SitDown:
    return desks(settings)


def sent_on(world: World, at_desk: SitDown, origin: Origin, step: str) -> str:
    """The chief's unit writes an article with a mirrored, smaller copy of the neighbour's picture, and sends it on."""
    shows(world, NEIGHBOUR, scene(31))
    with world.desk(CHIEF) as (actor, unit_id):
        copy = jpeg(ImageOps.mirror(scene(31)).resize((300, 200)), 40)
        number = publishing.add_picture(actor, unit_id, "anh.jpg", copy, "Cầu", "", origin).id
    chief = at_desk(CHIEF)
    path = written(chief, body=f"<p>Cầu mới.</p>{figure(number, 'Cầu')}")
    page = chief.post(path, chief.get(path).form() | {"step": step})
    assert page.status == 200, page.text
    return page.text


@pytest.mark.parametrize("step", ["submit", "publish"])
def test_a_picture_that_two_units_call_their_own_is_told_when_it_is_sent_on(
    world: World, at_desk: SitDown, step: str
) -> None:
    assert TOLD in sent_on(world, at_desk, OWN, step)


def test_a_picture_whose_source_is_said_is_sent_on_without_a_word(world: World, at_desk: SitDown) -> None:
    said = Origin(Basis.PUBLIC_DOMAIN, author="Lê Thị Núi", source_name="Xã Bản Mới")
    assert "cũng khai là của họ" not in sent_on(world, at_desk, said, "submit")
