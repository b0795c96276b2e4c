"""Row-level security, proven with the application's own login on raw connections: no ORM, no helper of ours."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import Connection, errors
from psycopg.rows import TupleRow

from cast import CHIEF, FAR_CHIEF, NEIGHBOUR, World
from congxa import publishing
from congxa.config import Settings
from congxa.core import clock
from congxa.core.db import Base
from congxa.core.events import announce
from congxa.publishing.events import ArticleShown
from publishing.samples import sample, shown

ROLES = ("congxa_site", "congxa_desk", "congxa_office")
OPEN = {"unit", "site", "site_host", "tenant_apply", "site_arrangement", "timekeeper"}  # facts about units, public
ACCOUNTS = {"user_account", "sign_in_failure"}
TENANT_OWNED = sorted({table.name for table in Base.metadata.sorted_tables} - OPEN - ACCOUNTS)


@pytest.fixture
def raw(built: Settings) -> Iterator[Connection[TupleRow]]:
    """A connection of the application's login, as an attacker with its password would have it."""
    with psycopg.connect(built.database_url.replace("+psycopg", "")) as connection:
        yield connection


@pytest.fixture
def two_articles(world: World) -> dict[str, int]:
    """A draft in each of two neighbouring communes: unit slug -> article id."""
    ids = {}
    for person in (CHIEF, NEIGHBOUR):
        with world.desk(person) as (actor, unit_id):
            draft = publishing.Draft(
                title="Bản nháp riêng của đơn vị", section="chinh-tri", body="<p>Chưa công khai.</p>"
            )
            ids[person.unit] = publishing.create(actor, unit_id, draft).id
    return ids


def enter(raw: Connection[TupleRow], role: str, scope: str) -> None:
    raw.execute("select set_config('role', %s, true), set_config('congxa.scope', %s, true)", (role, scope))


def test_every_tenant_owned_table_forces_row_security(raw: Connection[TupleRow]) -> None:
    rows = raw.execute(
        "select relname from pg_class where relrowsecurity and relforcerowsecurity and relkind = 'r'"
    ).fetchall()
    assert {name for (name,) in rows} >= set(TENANT_OWNED)


@pytest.mark.parametrize("table", sorted(set(TENANT_OWNED) | ACCOUNTS))
def test_without_a_role_nothing_can_be_read(raw: Connection[TupleRow], table: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute(f"select * from {table}")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("table", TENANT_OWNED)
def test_without_a_scope_there_are_no_rows(
    raw: Connection[TupleRow], two_articles: object, table: str, role: str
) -> None:
    enter(raw, role, "")
    try:
        rows = raw.execute(f"select * from {table}").fetchall()
    except errors.InsufficientPrivilege:
        return  # closed even earlier
    assert rows == []


def test_a_desk_sees_its_own_draft_and_not_the_neighbours(
    raw: Connection[TupleRow], world: World, two_articles: dict[str, int]
) -> None:
    enter(raw, "congxa_desk", str(world.unit("suoi-trong").unit_id))
    rows = raw.execute("select id from article").fetchall()
    assert rows == [(two_articles["suoi-trong"],)]


def test_an_office_sees_both_and_another_office_none(
    raw: Connection[TupleRow], world: World, two_articles: dict[str, int]
) -> None:
    both = ",".join(str(world.unit(slug).unit_id) for slug in ("suoi-trong", "ban-moi"))
    enter(raw, "congxa_office", both)
    assert len(raw.execute("select id from article").fetchall()) == 2
    raw.rollback()
    enter(raw, "congxa_office", str(world.unit("cat-trang").unit_id))
    assert raw.execute("select id from article").fetchall() == []


def test_the_public_face_never_sees_a_draft(raw: Connection[TupleRow], world: World, two_articles: object) -> None:
    enter(raw, "congxa_site", str(world.unit("suoi-trong").unit_id))
    assert raw.execute("select id from article").fetchall() == []


def test_the_public_face_cannot_write(raw: Connection[TupleRow], world: World, two_articles: object) -> None:
    enter(raw, "congxa_site", str(world.unit("suoi-trong").unit_id))
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute("update article set title = 'x'")


def test_a_desk_cannot_write_into_another_unit(
    raw: Connection[TupleRow], world: World, two_articles: dict[str, int]
) -> None:
    enter(raw, "congxa_desk", str(world.unit("suoi-trong").unit_id))
    touched = raw.execute("update article set title = 'x' where id = %s", (two_articles["ban-moi"],))
    assert touched.rowcount == 0
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute("update article set unit_id = %s", (world.unit("ban-moi").unit_id,))


def test_the_record_cannot_be_changed_or_emptied(
    raw: Connection[TupleRow], world: World, two_articles: dict[str, int]
) -> None:
    for statement in ("update audit_record set note = 'x'", "delete from audit_record", "truncate audit_record"):
        enter(raw, "congxa_office", str(world.unit("suoi-trong").unit_id))
        with pytest.raises(errors.InsufficientPrivilege):
            raw.execute(statement)
        raw.rollback()


def test_not_even_the_owner_changes_the_record(built: Settings, two_articles: dict[str, int]) -> None:
    with (
        psycopg.connect(built.owner_url.replace("+psycopg", "")) as owner,
        pytest.raises(errors.RaiseException, match="append-only"),
    ):
        owner.execute("update audit_record set note = 'x'")


def test_the_login_cannot_become_the_owner(raw: Connection[TupleRow]) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute("set role congxa_owner")


def test_the_view_for_searching_shows_what_is_in_scope_and_no_more(raw: Connection[TupleRow], world: World) -> None:
    """It reads past the row-level policies of its table, so it must say the same itself."""
    with world.desk(CHIEF) as (_, unit_id):
        section_id = publishing.sections(unit_id)[0].id
        announce(ArticleShown(unit_id, 1, "news", section_id, "Tin của Suối Trong", "", "", "tin", clock.now()))
    for scope, wanted in ((str(unit_id), 1), (str(world.unit("ban-moi").unit_id), 0), ("", 0)):
        enter(raw, "congxa_site", scope)
        assert len(raw.execute("select id from search_public").fetchall()) == wanted
        raw.rollback()
    for role in ("congxa_desk", "congxa_office", "congxa_gate", "congxa_platform"):
        enter(raw, role, str(unit_id))
        with pytest.raises(errors.InsufficientPrivilege):
            raw.execute("select id from search_public")
        raw.rollback()
    enter(raw, "congxa_site", str(unit_id))
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute("select id from search_item")


VOTE = "insert into poll_vote (unit_id, article_id, choice, voter, voted_on) values (%s, %s, %s, %s, current_date)"


@pytest.fixture
def polls(world: World) -> dict[str, int]:
    """Polls of Cát Trắng: one that is open, one that is over, one that is a draft; and what is no poll."""
    over = {"opens_on": "2020-01-01", "closes_on": "2020-01-31"}
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        draft = publishing.create(actor, unit_id, sample("poll")).id
    open_one, closed, event = shown(world, "poll"), shown(world, "poll", over), shown(world, "event")
    return {"open": open_one.id, "over": closed.id, "draft": draft, "event": event.id, "unit": unit_id}


def test_the_public_face_adds_a_vote_and_reads_what_was_voted_for(
    raw: Connection[TupleRow], polls: dict[str, int]
) -> None:
    enter(raw, "congxa_site", str(polls["unit"]))
    raw.execute(VOTE, (polls["unit"], polls["open"], 2, "mot"))
    assert raw.execute("select article_id, choice from poll_vote").fetchall() == [(polls["open"], 2)]


@pytest.mark.parametrize("column", ["voter", "voted_on", "id", "*"])
def test_the_public_face_never_reads_who_voted(raw: Connection[TupleRow], polls: dict[str, int], column: str) -> None:
    enter(raw, "congxa_site", str(polls["unit"]))
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute(f"select {column} from poll_vote")


@pytest.mark.parametrize(("poll", "choice"), [("over", 0), ("draft", 0), ("event", 0), ("open", 3), ("open", -1)])
def test_the_database_itself_refuses_a_vote_that_no_poll_takes(
    raw: Connection[TupleRow], polls: dict[str, int], poll: str, choice: int
) -> None:
    enter(raw, "congxa_site", str(polls["unit"]))
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute(VOTE, (polls["unit"], polls[poll], choice, "mot"))


def test_no_vote_is_cast_from_another_units_site(
    raw: Connection[TupleRow], world: World, polls: dict[str, int]
) -> None:
    neighbour = world.unit("suoi-trong").unit_id
    for unit_id in (polls["unit"], neighbour):
        enter(raw, "congxa_site", str(neighbour))
        with pytest.raises((errors.InsufficientPrivilege, errors.ForeignKeyViolation)):
            raw.execute(VOTE, (unit_id, polls["open"], 0, "mot"))
        raw.rollback()


@pytest.mark.parametrize(
    "statement", ["update poll_vote set choice = 0", "delete from poll_vote", "update poll_vote set voter = null"]
)
def test_the_public_face_takes_no_vote_back(raw: Connection[TupleRow], polls: dict[str, int], statement: str) -> None:
    enter(raw, "congxa_site", str(polls["unit"]))
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute(statement)


def test_a_desk_deletes_nothing_that_does_not_lie_in_the_bin(raw: Connection[TupleRow], polls: dict[str, int]) -> None:
    enter(raw, "congxa_site", str(polls["unit"]))
    raw.execute(VOTE, (polls["unit"], polls["open"], 0, "một người"))
    raw.execute("reset role")
    enter(raw, "congxa_desk", str(polls["unit"]))
    for table in ("article", "article_revision", "poll_vote"):
        assert raw.execute(f"delete from {table} where unit_id = %s", (polls["unit"],)).rowcount == 0


def test_what_lies_in_the_bin_is_seen_by_whoever_opens_it_and_never_by_the_public(
    raw: Connection[TupleRow], polls: dict[str, int]
) -> None:
    enter(raw, "congxa_desk", str(polls["unit"]))
    raw.execute("select set_config('congxa.bin', 'open', true)")
    raw.execute("update article set binned_at = now() where id = %s", (polls["open"],))
    see = "select id from article where id = %s"
    assert raw.execute(see, (polls["open"],)).fetchall() == [(polls["open"],)]
    raw.execute("select set_config('congxa.bin', '', true)")
    assert raw.execute(see, (polls["open"],)).fetchall() == []
    raw.execute("select set_config('congxa.bin', 'open', true)")
    enter(raw, "congxa_site", str(polls["unit"]))
    assert raw.execute(see, (polls["open"],)).fetchall() == []


def test_a_desk_casts_and_changes_no_vote(raw: Connection[TupleRow], polls: dict[str, int]) -> None:
    for statement in (
        "insert into poll_vote (unit_id, article_id, choice, voter, voted_on) values (1, 1, 0, 'x', current_date)",
        "update poll_vote set choice = 0",
    ):
        enter(raw, "congxa_desk", str(polls["unit"]))
        with pytest.raises(errors.InsufficientPrivilege):
            raw.execute(statement)
        raw.rollback()


@pytest.mark.parametrize("table", ["picture", "file"])
def test_the_public_face_reads_everything_of_a_picture_but_what_its_file_says_of_itself(
    raw: Connection[TupleRow], table: str
) -> None:
    columns = [column.name for column in Base.metadata.tables[table].columns if column.name != "evidence"]
    enter(raw, "congxa_site", "1")
    raw.execute(f"select {', '.join(columns)} from {table}")
    with pytest.raises(errors.InsufficientPrivilege):
        raw.execute(f"select evidence from {table}")
