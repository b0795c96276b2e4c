"""Which works of a unit went along with what it sent: known to the two units alone, and made by the sender alone."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import Connection, errors
from psycopg.rows import TupleRow

from cast import DISTRICT_CHIEF, World
from congxa.cli.timekeeper import deliver
from congxa.config import Settings
from congxa.publishing import sending
from publishing.desk import GOOD, add_picture, figure, published

READ = "select source_work_id from syndicated_work"


@pytest.fixture
def raw(built: Settings) -> Iterator[Connection[TupleRow]]:
    with psycopg.connect(built.database_url.replace("+psycopg", "")) as connection:
        yield connection


@pytest.fixture
def picture(world: World) -> int:
    """A picture of the district that went to Suối Trong alone."""
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        number = add_picture(chief, unit_id)
        item = published(chief, unit_id, body=GOOD.body + figure(number, "Nhà văn hóa"))
        sending.send(chief, unit_id, item.id, sending.Sending([world.unit("suoi-trong").unit_id]))
    deliver()
    return number


def enter(raw: Connection[TupleRow], role: str, world: World, slug: str) -> None:
    scope = str(world.unit(slug).unit_id)
    raw.execute("select set_config('role', %s, true), set_config('congxa.scope', %s, true)", (role, scope))


def test_only_sender_and_receiver_know_of_it(raw: Connection[TupleRow], world: World, picture: int) -> None:
    for slug, seen in (("nui-cao", [(picture,)]), ("suoi-trong", [(picture,)]), ("ban-moi", []), ("cat-trang", [])):
        enter(raw, "congxa_desk", world, slug)
        assert raw.execute(READ).fetchall() == seen, slug
        raw.rollback()


@pytest.mark.parametrize("role", ["congxa_site", "congxa_office", "congxa_gate", "congxa_platform"])
def test_no_other_face_reads_it(raw: Connection[TupleRow], world: World, picture: int, role: str) -> None:
    enter(raw, role, world, "suoi-trong")
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute(READ)


def test_the_receiver_neither_makes_nor_changes_nor_drops_one(
    raw: Connection[TupleRow], world: World, picture: int
) -> None:
    for statement in (
        "insert into syndicated_work select source_unit_id, 'file', 1, source_article_id, unit_id from syndicated_copy",
        "update syndicated_work set source_work_id = 0",
        "delete from syndicated_work",
    ):
        enter(raw, "congxa_desk", world, "suoi-trong")
        with pytest.raises(errors.InsufficientPrivilege):
            raw.execute(statement)
        raw.rollback()


def test_the_receiver_does_not_see_the_sender_s_own_row_of_the_picture(
    raw: Connection[TupleRow], world: World, picture: int
) -> None:
    enter(raw, "congxa_desk", world, "suoi-trong")
    seen = raw.execute("select unit_id, adopted_id from picture").fetchall()
    assert seen == [(world.unit("suoi-trong").unit_id, picture)]
