"""What happens by itself at its time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from cast import CHIEF, FAR_CHIEF, NEIGHBOUR, SUPERVISOR, World
from congxa import audit, links, media, publishing
from congxa.cli import jobs
from congxa.core import clock
from congxa.core.actor import ActorKind
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.identity import Permission
from congxa.publishing import Article
from publishing.desk import GOOD, add_picture, draft


@contextmanager
def clockwork(world: World, *units: str) -> Iterator[None]:
    facts = [world.unit(slug) for slug in units]
    with transaction(Scope(DbRole.DESK, tuple(unit.unit_id for unit in facts), facts[0].lineage)):
        yield


def schedule(world: World, at: datetime, body: str = GOOD.body) -> int:
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, draft(body=body))
        publishing.schedule(chief, unit_id, article.id, article.version, at)
        return article.id


def test_a_scheduled_article_goes_out_at_its_moment_and_not_before(world: World) -> None:
    at = clock.now() + timedelta(hours=2)
    article_id = schedule(world, at)
    with clockwork(world, "suoi-trong"):
        assert publishing.publish_due(at - timedelta(seconds=1)) == []
    with world.public("suoi-trong"):
        assert db.session.scalars(select(Article.id)).all() == []
    with clockwork(world, "suoi-trong", "ban-moi"):
        assert publishing.publish_due(at) == [article_id]
    with clockwork(world, "suoi-trong"):
        assert publishing.publish_due(at) == []
    with world.public("suoi-trong"):
        assert db.session.scalars(select(Article.publish_at)).all() == [None]
    with world.desk(CHIEF) as (chief, unit_id):
        newest = audit.records(chief, [unit_id])[0]
    assert (newest.event, newest.actor_kind, newest.actor_name) == (
        "article.published",
        ActorKind.SYSTEM,
        "Hẹn giờ đăng",
    )


def test_one_that_may_not_go_out_returns_with_the_reason_and_the_others_go(world: World) -> None:
    at = clock.now() + timedelta(hours=2)
    bad = schedule(world, at, '<p><a href="https://bad.example/">nhà cái</a></p>')
    good = schedule(world, at + timedelta(minutes=1))
    with world.office(SUPERVISOR) as (supervisor, office_id):
        links.block(supervisor, office_id, "bad.example", "Cờ bạc")
    with clockwork(world, "suoi-trong"):
        assert publishing.publish_due(at + timedelta(hours=1)) == [good]
    with world.desk(CHIEF) as (chief, unit_id):
        back = publishing.articles(chief, unit_id, state="submitted")[0]
        newest = audit.records(chief, [unit_id], subject=("article", str(bad)))[0]
    assert back.id == bad
    assert back.publish_at is None
    assert "bad.example" in back.state_note
    assert newest.event == audit.Event.ARTICLE_UNSCHEDULED
    assert newest.note == back.state_note


def test_a_schedule_is_taken_back(world: World) -> None:
    at = clock.now() + timedelta(hours=2)
    article_id = schedule(world, at)
    with world.desk(CHIEF) as (chief, unit_id):
        publishing.unschedule(chief, unit_id, article_id, 2)
    with clockwork(world, "suoi-trong"):
        assert publishing.publish_due(at) == []


def test_the_work_of_one_unit_leaves_the_others_alone(world: World) -> None:
    at = clock.now() + timedelta(hours=2)
    schedule(world, at)
    with clockwork(world, "ban-moi"):
        assert publishing.publish_due(at) == []


def test_a_banner_leaves_the_site_when_its_time_is_over(world: World) -> None:
    end = clock.now() + timedelta(hours=1)
    with world.desk(NEIGHBOUR) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        banner = publishing.create_banner(chief, unit_id, "Chiến dịch", "https://a.example/", picture, end)
    with clockwork(world, "ban-moi"):
        assert publishing.retire_banners(end - timedelta(seconds=1)) == []
        assert publishing.retire_banners(end) == [banner.id]
        assert f"banner:{unit_id}" in db.session.info["tags"]
    with world.public("ban-moi") as unit_id:
        assert media.pictures(unit_id, [picture]) == {}


def test_one_unit_whose_schedule_is_broken_holds_up_no_other(world: World) -> None:
    at = clock.now() + timedelta(hours=2)
    article_id = schedule(world, at)
    for person in (NEIGHBOUR, FAR_CHIEF):  # whichever comes first
        with world.desk(person) as (actor, unit_id):
            broken = publishing.create(actor, unit_id, draft())
            publishing.schedule(actor, unit_id, broken.id, broken.version, at)
            broken.kind = "no kind of ours"
    clock.set_clock(lambda: at)
    try:
        with pytest.raises(RuntimeError, match="ban-moi"):
            jobs.publish_due(0)
    finally:
        clock.set_clock(None)
    with world.desk(CHIEF) as (chief, unit_id):
        assert publishing.article_for(chief, Permission.DESK_READ, unit_id, article_id).state == "published"
