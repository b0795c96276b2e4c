"""What an office knows of the press: compared with below it, kept once, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cast import CHIEF, ELSEWHERE, FAR_CHIEF, SUPERVISOR, World
from congxa import publishing, reuse
from congxa.core.errors import Conflict, Missing, Refused
from publishing.desk import draft
from reuse.copying import PRESS, found, html, office_knows, refused, written
from reuse.texts import text


def test_a_press_text_is_known_to_all_below_the_office_and_to_nobody_else(world: World) -> None:
    office_knows(world)
    article = written(world, PRESS.text)
    (match,) = found(world, article)
    assert (match.source.newspaper, match.source.address) == (PRESS.newspaper, PRESS.address)
    assert "Báo Vùng Cao" in refused(world, article)
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        far = publishing.create(actor, unit_id, draft(body=html(PRESS.text)))
        assert reuse.matches(far) == ()


def test_a_batch_of_press_texts_can_be_taken_back(world: World) -> None:
    batch_id = office_knows(world)
    article = written(world, PRESS.text)
    assert len(found(world, article)) == 1
    with world.office(SUPERVISOR) as (actor, unit_id):
        reuse.revoke_press(actor, unit_id, batch_id)
        assert reuse.press_count(actor, unit_id) == 0
        (batch,) = reuse.press_batches(actor, unit_id)
        assert batch.revoked_by == SUPERVISOR.name
        with pytest.raises(Conflict):
            reuse.revoke_press(actor, unit_id, batch_id)
    assert found(world, article) == ()


def test_a_press_text_that_is_known_is_not_kept_twice(world: World) -> None:
    office_knows(world)
    with world.office(SUPERVISOR) as (actor, unit_id):
        with pytest.raises(Conflict):
            reuse.add_press(actor, unit_id, "Lần hai", [PRESS])
        other = replace(PRESS, address="https://bao-vung-cao.example/bai-khac", text=text(31, 60))
        assert reuse.add_press(actor, unit_id, "Lần ba", [PRESS, other]).size == 1


def test_only_an_office_brings_press_texts_in(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id), pytest.raises(Refused):
        reuse.add_press(actor, unit_id, "Đợt", [PRESS])
    with world.office(ELSEWHERE) as (actor, _unit_id), pytest.raises(Missing):
        reuse.add_press(actor, world.unit("nui-cao").unit_id, "Đợt", [PRESS])
