"""How a unit is called: with the word for its kind, and with a capital where a sentence or a title begins."""

from __future__ import annotations

import pytest

from cast import World
from congxa import tenancy


@pytest.mark.parametrize(
    ("slug", "inside", "first"),
    [
        ("suoi-trong", "xã Suối Trong", "Xã Suối Trong"),
        ("ban-moi", "thị trấn Bản Mới", "Thị trấn Bản Mới"),
        ("nui-cao", "huyện Núi Cao", "Huyện Núi Cao"),
    ],
)
def test_a_unit_is_called_with_the_word_for_its_kind(world: World, slug: str, inside: str, first: str) -> None:
    unit = world.unit(slug)
    assert (unit.full_name, unit.full_title) == (inside, first)
    assert tenancy.title_of(unit.unit_id) == first
