"""A finding opens on the day a right ends, and closes when the right is prolonged or the work is out of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from cast import CHIEF, SUPERVISOR, World
from congxa import copyright as rights
from congxa import oversight, publishing
from congxa.cli import jobs
from congxa.copyright import WorkKind
from congxa.core import clock
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.oversight import Finding, FindingFilter
from publishing.desk import OWN, add_picture, figure, published


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    yield
    clock.set_clock(None)


def next_day() -> None:
    now = clock.now() + timedelta(days=1)
    clock.set_clock(lambda: now)


def found(world: World, state: str = "open") -> list[Finding]:
    with world.office(SUPERVISOR) as (actor, _):
        only = FindingFilter(check="rights_expired", state=state)
        return [row.finding for row in oversight.findings(actor, [world.unit("suoi-trong").unit_id], only)]


def keep_rights(world: World) -> None:
    facts = world.unit("suoi-trong")
    with transaction(Scope(DbRole.DESK, (facts.unit_id,), facts.lineage)):
        publishing.keep_rights()
    with transaction(Scope(DbRole.OFFICE, (facts.unit_id,), facts.lineage)):
        oversight.scan((facts.unit_id,), clock.now(), ("rights_expired",))


def test_what_may_be_shown_no_longer_is_found_with_the_way_to_mend_it_until_it_is_mended(world: World) -> None:
    ending = replace(OWN, valid_until=clock.today())
    with world.desk(CHIEF) as (actor, unit_id):
        picture = add_picture(actor, unit_id, origin=ending)
        article = published(actor, unit_id, origin=ending, body=f"<p>Sáng nay.</p>{figure(picture, 'Ảnh')}")
    keep_rights(world)
    assert found(world) == []
    next_day()
    keep_rights(world)
    assert {(row.subject_kind, row.subject_id) for row in found(world)} == {
        ("article", article.id),
        ("picture", picture),
    }
    assert all("Gia hạn quyền" in row.mend and row.evidence["rule"] for row in found(world))
    with world.desk(CHIEF) as (actor, unit_id):
        rights.set_origin(unit_id, WorkKind.PICTURE, picture, OWN)
    keep_rights(world)
    assert [row.subject_kind for row in found(world)] == ["article"]
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.withdraw(actor, unit_id, article.id, article.version, "Hết hạn quyền")
    keep_rights(world)
    assert found(world) == []
    assert len(found(world, "closed")) == 2


def test_a_finding_opens_and_closes_in_the_work_that_withholds_and_brings_back(world: World) -> None:
    ending, today = replace(OWN, valid_until=clock.today()), clock.today()
    with world.desk(CHIEF) as (actor, unit_id):
        picture = add_picture(actor, unit_id, origin=OWN)
        article = published(actor, unit_id, body=f"<p>Sáng nay.</p>{figure(picture, 'Ảnh')}")
        other = published(actor, unit_id, origin=ending)
    next_day()
    with world.desk(CHIEF) as (actor, unit_id):
        rights.set_origin(unit_id, WorkKind.PICTURE, picture, replace(OWN, valid_until=today))
    assert [(row.subject_kind, row.subject_id) for row in found(world)] == [("picture", picture)]
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.withdraw(actor, unit_id, article.id, article.version, "Hết hạn quyền")
    assert found(world) == []
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.keep_rights()
    assert [(row.subject_kind, row.subject_id) for row in found(world)] == [("article", other.id)]
    with world.desk(CHIEF) as (actor, unit_id):
        rights.set_origin(unit_id, WorkKind.ARTICLE, other.id, OWN)
    assert found(world) == []
    assert {row.closed_at for row in found(world, "closed")} >= {clock.now()}


def test_the_desk_touches_no_finding_of_another_kind(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        published(actor, unit_id, body='<p>Xem <a href="https://w88-example.test/">đây</a>.</p>')
    with world.office(SUPERVISOR):
        oversight.scan((world.unit("suoi-trong").unit_id,), clock.now())
    with world.desk(CHIEF):
        statement = text("update finding set state = 'closed' where \"check\" <> 'rights_expired'")
        assert db.session.execute(statement).rowcount == 0  # type: ignore[attr-defined]
        held = db.session.scalar(text("select count(*) from finding"))
        assert held and held > 0


def test_the_worker_keeps_the_rights_of_every_unit_each_hour(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        published(actor, unit_id, origin=replace(OWN, valid_until=clock.today()))
    next_day()
    jobs.keep_rights(0)
    assert [row.subject_kind for row in found(world)] == ["article"]
    with world.office(SUPERVISOR) as (actor, _):
        rights_seen = oversight.rights_of(actor, world.unit("suoi-trong").unit_id)
    assert rights_seen.share == publishing.RightsShare(1, 0)  # a right that is over is none
    assert (rights_seen.ending, rights_seen.over) == (0, 1)
    assert "1 * * * *" in {task.cron for task in jobs.queue.periodic_registry.periodic_tasks.values()}
