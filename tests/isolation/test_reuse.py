"""Prints and texts of other units: what is public may be compared by every desk, and nothing else of them is there."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import Connection, errors
from psycopg.rows import TupleRow

from cast import CHIEF, NEIGHBOUR, SUPERVISOR, World
from congxa import publishing, reuse
from congxa.config import Settings
from congxa.reuse import PressDraft
from publishing.desk import draft, published
from reuse.texts import text

TABLES = (
    *("public_text", "public_print", "press_batch", "press_text", "press_print", "reuse_answer"),
    *("picture_print", "picture_twin"),
)
VIEWS = ("every_public_text", "every_public_print", "every_public_picture", "every_public_claim")
PRESS = PressDraft("Báo Vùng Cao", "Mùa cà phê", "", "https://bao-vung-cao.example/1", None, text(2, 80))


@pytest.fixture
def raw(built: Settings) -> Iterator[Connection[TupleRow]]:
    """A connection of the application's login, as an attacker with its password would have it."""
    with psycopg.connect(built.database_url.replace("+psycopg", "")) as connection:
        yield connection


@pytest.fixture
def kept(world: World) -> World:
    """The neighbour has a public text, a draft and a withdrawn text; the office of both knows a press text."""
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        published(actor, unit_id, title="Bài đang đăng công khai", body=f"<p>{text(1, 60)}</p>")
        publishing.create(actor, unit_id, draft(title="Bản nháp riêng của đơn vị", body=f"<p>{text(3, 60)}</p>"))
        gone = published(actor, unit_id, title="Bài đã gỡ khỏi trang", body=f"<p>{text(4, 60)}</p>")
        publishing.withdraw(actor, unit_id, gone.id, gone.version, "Sai.")
    with world.office(SUPERVISOR) as (actor, unit_id):
        reuse.add_press(actor, unit_id, "Đợt", [PRESS])
    return world


def enter(raw: Connection[TupleRow], role: str, world: World, slug: str) -> None:
    unit = world.unit(slug)
    lineage = ",".join(map(str, unit.lineage))
    raw.execute(
        "select set_config('role', %s, true), set_config('congxa.scope', %s, true),"
        " set_config('congxa.lineage', %s, true)",
        (role, str(unit.unit_id), lineage),
    )


def count(raw: Connection[TupleRow], relation: str) -> int:
    ((number,),) = raw.execute(f"select count(*) from {relation}").fetchall()
    return int(number)


@pytest.mark.parametrize("relation", (*TABLES, *VIEWS))
def test_the_public_face_has_no_right_on_any_of_it(raw: Connection[TupleRow], kept: World, relation: str) -> None:
    enter(raw, "congxa_site", kept, "ban-moi")
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute(f"select * from {relation}")


def test_a_desk_reads_what_is_public_of_others_and_neither_drafts_nor_what_was_withdrawn(
    raw: Connection[TupleRow], kept: World
) -> None:
    enter(raw, "congxa_desk", kept, "suoi-trong")
    rows = raw.execute("select title from every_public_text").fetchall()
    assert rows == [("Bài đang đăng công khai",)]
    assert count(raw, "every_public_print") > 0
    assert count(raw, "public_text") == count(raw, "public_print") == 0


def test_an_item_that_is_no_longer_public_is_not_shown_even_if_its_text_stayed(
    raw: Connection[TupleRow], kept: World
) -> None:
    enter(raw, "congxa_desk", kept, "ban-moi")
    assert raw.execute("update article set state = 'withdrawn' where state = 'published'").rowcount == 1
    assert count(raw, "public_text") == 1
    assert count(raw, "every_public_text") == 0


def test_a_desk_changes_nothing_of_another_unit(raw: Connection[TupleRow], kept: World) -> None:
    enter(raw, "congxa_desk", kept, "suoi-trong")
    for table in ("public_text", "public_print", "picture_print", "picture_twin"):
        assert raw.execute(f"delete from {table}").rowcount == 0
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute(
            "insert into public_text (unit_id, article_id, title, path, published_at, body)"
            " values (%s, 1, 'x', '/', now(), 'x')",
            (kept.unit("ban-moi").unit_id,),
        )


def test_without_a_scope_the_views_are_empty(raw: Connection[TupleRow], kept: World) -> None:
    raw.execute("select set_config('role', 'congxa_desk', true), set_config('congxa.scope', '', true)")
    assert [count(raw, view) for view in VIEWS] == [0] * len(VIEWS)


@pytest.mark.parametrize(
    ("role", "slug", "seen"),
    [
        ("congxa_desk", "suoi-trong", 1),
        ("congxa_desk", "cat-trang", 0),
        ("congxa_office", "nui-cao", 1),
        ("congxa_office", "ven-bien", 0),
    ],
)
def test_a_press_text_is_seen_by_its_office_and_below_it_alone(
    raw: Connection[TupleRow], kept: World, role: str, slug: str, seen: int
) -> None:
    enter(raw, role, kept, slug)
    assert count(raw, "press_text") == seen
    assert (count(raw, "press_print") > 0) == bool(seen)


def test_a_desk_cannot_bring_press_texts_in_or_take_them_away(raw: Connection[TupleRow], kept: World) -> None:
    for statement in ("delete from press_text", "update press_text set title = 'x'", "select * from press_batch"):
        enter(raw, "congxa_desk", kept, "suoi-trong")
        with pytest.raises(errors.InsufficientPrivilege):
            raw.execute(statement)
        raw.rollback()


def test_pictures_of_others_are_compared_only_while_they_are_public(raw: Connection[TupleRow], kept: World) -> None:
    enter(raw, "congxa_desk", kept, "suoi-trong")
    assert count(raw, "every_public_picture") == count(raw, "every_public_claim") == 0
    assert count(raw, "picture_print") == 0


def test_a_look_up_asks_the_index_of_prints_and_reads_no_other_text(raw: Connection[TupleRow], kept: World) -> None:
    """A policy with an operator that is not leak-proof would make PostgreSQL read every row."""
    enter(raw, "congxa_desk", kept, "suoi-trong")
    raw.execute("set local enable_seqscan = off")
    plan = raw.execute(
        "explain select given, found.text_id from unnest(array[1, 2, 3]) given,"
        " lateral (select text_id from every_public_print where print = given limit 26) found"
    ).fetchall()
    assert any("Index" in line and "pk_public_print" in line for (line,) in plan), plan


def test_an_answer_belongs_to_the_unit_that_gave_it(raw: Connection[TupleRow], kept: World) -> None:
    with kept.desk(CHIEF) as (actor, unit_id):
        copied = publishing.create(actor, unit_id, draft(body=f"<p>{text(1, 60)}</p>"))
        (match,) = reuse.matches(copied)
        reuse.explain(actor, unit_id, copied.id, match.source.key, "Hai xã cùng soạn bài này.")
    enter(raw, "congxa_desk", kept, "ban-moi")
    assert count(raw, "reuse_answer") == 0
    raw.rollback()
    enter(raw, "congxa_desk", kept, "suoi-trong")
    assert count(raw, "reuse_answer") == 1
