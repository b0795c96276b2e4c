"""What colleagues say to each other of an item: no face but their own desk sees it, by the database itself."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import Connection, errors
from psycopg.rows import TupleRow

from cast import CHIEF, EDITOR, NEIGHBOUR, World
from congxa import publishing
from congxa.config import Settings
from congxa.core.errors import Missing
from congxa.publishing import remarks
from publishing.desk import published


@pytest.fixture
def raw(built: Settings) -> Iterator[Connection[TupleRow]]:
    with psycopg.connect(built.database_url.replace("+psycopg", "")) as connection:
        yield connection


@pytest.fixture
def said(world: World) -> tuple[int, int]:
    """A remark on a public item of Suối Trong: (article, remark)."""
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id)
        return article.id, remarks.add(actor, unit_id, article.id, "Sai ngày", "thôn Một khánh thành nhà văn hóa.").id


def enter(raw: Connection[TupleRow], role: str, scope: int) -> None:
    raw.execute("select set_config('role', %s, true), set_config('congxa.scope', %s, true)", (role, str(scope)))


@pytest.mark.parametrize("role", ["congxa_site", "congxa_office", "congxa_gate", "congxa_platform"])
def test_no_other_face_reads_or_writes_a_remark(
    raw: Connection[TupleRow], world: World, said: tuple[int, int], role: str
) -> None:
    for statement in ("select words from remark", "update remark set words = 'x'", "delete from remark"):
        enter(raw, role, world.unit("suoi-trong").unit_id)
        with pytest.raises(errors.InsufficientPrivilege):
            raw.execute(statement)
        raw.rollback()


def test_the_desk_sees_its_own_and_the_neighbour_nothing(
    raw: Connection[TupleRow], world: World, said: tuple[int, int]
) -> None:
    for slug, seen in (("suoi-trong", [(said[1],)]), ("ban-moi", [])):
        enter(raw, "congxa_desk", world.unit(slug).unit_id)
        assert raw.execute("select id from remark").fetchall() == seen
        raw.rollback()


def test_a_remark_is_deleted_only_with_an_item_in_the_bin(
    raw: Connection[TupleRow], world: World, said: tuple[int, int]
) -> None:
    enter(raw, "congxa_desk", world.unit("suoi-trong").unit_id)
    assert raw.execute("delete from remark").rowcount == 0


def test_the_neighbour_can_neither_say_nor_answer_nor_settle_anything_at_it(
    world: World, said: tuple[int, int]
) -> None:
    article_id, remark_id = said
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        with pytest.raises(Missing):
            remarks.add(actor, unit_id, article_id, "x")
        with pytest.raises(Missing):
            remarks.answer(actor, unit_id, article_id, remark_id, "x")
        for settle in (remarks.resolve, remarks.reopen):
            with pytest.raises(Missing):
                settle(actor, unit_id, article_id, remark_id)


def test_a_remark_under_another_item_of_the_same_unit_does_not_exist(world: World, said: tuple[int, int]) -> None:
    with world.desk(EDITOR) as (actor, unit_id):
        other = publishing.create(
            actor, unit_id, publishing.Draft(title="Một bài viết khác", section="chinh-tri", body="<p>Khác.</p>")
        )
        with pytest.raises(Missing):
            remarks.answer(actor, unit_id, other.id, said[1], "x")
