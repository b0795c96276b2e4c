"""A delivery that fails for a reason nobody foresaw: put off longer each time, told of, tried at once on demand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from cast import CHIEF, DISTRICT_CHIEF, EDITOR, World
from congxa import audit, publishing, tenancy
from congxa.adapters.engines import Engines
from congxa.cli.timekeeper import deliver
from congxa.core import clock
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.core.errors import Missing, Unavailable
from congxa.publishing import SyndicatedCopy, receiving, sending, trouble
from congxa.publishing.syndicated.trouble import Trouble
from publishing.desk import draft, published
from publishing.stumbling import stumbling

StopClock = Callable[[datetime], None]


def below(world: World) -> list[int]:
    return list(tenancy.directory().below[world.unit("nui-cao").unit_id])


def sent(world: World) -> int:
    """An item sent to all units below, and not brought there yet."""
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
        sending.send(chief, unit_id, article.id, sending.Sending(below(world)))
        return article.id


def copies(world: World, article_id: int) -> dict[str, SyndicatedCopy]:
    by_id = tenancy.directory().by_id
    with world.desk(DISTRICT_CHIEF):
        found = db.session.scalars(select(SyndicatedCopy).where(SyndicatedCopy.source_article_id == article_id)).all()
        return {by_id[copy.unit_id].slug: copy for copy in found}


def due(world: World) -> list[int]:
    by_id = tenancy.directory().by_id
    with transaction(Scope(DbRole.DESK, tuple(by_id)), writes=False):
        return [receiver for _copy, _sender, receiver in publishing.delivery.pending(by_id)]


def test_pauses_double_up_to_ten_minutes() -> None:
    pauses = [trouble.pause_after(failures).total_seconds() for failures in range(1, 12)]
    assert pauses == [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]
    assert trouble.pause_after(1_000_000).total_seconds() == 600


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Unavailable("Kho tệp không trả lời"), Trouble.STORAGE),
        (OperationalError("select", {}, Exception()), Trouble.DATABASE),
        (IntegrityError("insert", {}, Exception()), Trouble.CLASH),
        (KeyError("x"), Trouble.UNKNOWN),
    ],
)
def test_the_reason_is_told_apart(error: Exception, kind: Trouble) -> None:
    assert trouble.trouble_of(error) is kind


def test_one_failing_unit_keeps_no_other_waiting_and_is_put_off(
    world: World, engines: Engines, stop_clock: StopClock
) -> None:
    now = clock.now()
    stop_clock(now)
    first, second = sent(world), sent(world)
    suoi_trong = world.unit("suoi-trong").unit_id
    with stumbling(engines, suoi_trong):
        deliver()
        for article_id in (first, second):
            assert copies(world, article_id)["ban-moi"].state == "delivered"
        failing = copies(world, first)["suoi-trong"]
        assert (failing.is_pending, failing.failures, failing.trouble) == (True, 1, "unknown")
        assert (failing.failing_since, failing.next_try_at) == (now, now + timedelta(seconds=2))
        assert copies(world, second)["suoi-trong"].failures == 0  # one try a look is enough to know
        deliver()
        assert copies(world, second)["suoi-trong"].failures == 1
        assert due(world) == []  # it stands in the row, so a worker that starts anew knows it too
        later = now + timedelta(seconds=2)
        stop_clock(later)
        deliver()
        failing = copies(world, first)["suoi-trong"]
        assert (failing.failures, failing.failing_since, failing.next_try_at) == (2, now, later + timedelta(seconds=4))
    stop_clock(later + timedelta(seconds=4))
    deliver()
    deliver()
    for article_id in (first, second):
        mended = copies(world, article_id)["suoi-trong"]
        assert (mended.state, mended.is_pending) == ("delivered", False)
        assert (mended.failures, mended.failing_since, mended.next_try_at, mended.trouble) == (0, None, None, "")


def test_a_person_tries_again_at_once_and_it_stands_in_the_record(world: World, engines: Engines) -> None:
    article_id, suoi_trong = sent(world), world.unit("suoi-trong").unit_id
    with stumbling(engines, suoi_trong):
        deliver()
        with world.desk(EDITOR) as (editor, _unit_id), pytest.raises(Missing):
            trouble.try_now(editor, world.unit("nui-cao").unit_id, article_id)
    assert copies(world, article_id)["suoi-trong"].next_try_at is not None
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        assert trouble.try_now(chief, unit_id, article_id) == 1
        newest = audit.records(chief, [unit_id])[0]
        assert (newest.event, newest.changes["units"]) == ("article.retried", [None, "suoi-trong"])
    assert due(world) == [suoi_trong]
    deliver()
    assert copies(world, article_id)["suoi-trong"].state == "delivered"
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        assert trouble.try_now(chief, unit_id, article_id) == 0


def test_what_changes_above_is_tried_at_once_and_a_decision_below_ends_the_trouble(
    world: World, engines: Engines
) -> None:
    article_id, suoi_trong = sent(world), world.unit("suoi-trong").unit_id
    with stumbling(engines, suoi_trong):
        deliver()
        with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
            source = next(row for row in publishing.all_articles(chief, unit_id) if row.id == article_id)
            publishing.save(chief, unit_id, article_id, draft(summary="Đã chữa."), source.version)
        assert suoi_trong in due(world)
        deliver()
        assert copies(world, article_id)["suoi-trong"].failures == 2
        with world.desk(CHIEF) as (chief, unit_id):
            receiving.refuse_copy(chief, unit_id, receiving.received(chief, unit_id)[0].id, "Không liên quan")
    declined = copies(world, article_id)["suoi-trong"]
    assert (declined.state, trouble.is_failing(declined), due(world)) == ("declined", False, [])


def test_whoever_holds_an_item_of_one_unit_holds_up_that_unit_alone(world: World, engines: Engines) -> None:
    article_id = sent(world)
    deliver()
    held = copies(world, article_id)["suoi-trong"].article_id
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        source = next(row for row in publishing.all_articles(chief, unit_id) if row.id == article_id)
        publishing.save(chief, unit_id, article_id, draft(summary="Lời mới."), source.version)
    engine = create_engine(engines.superuser_url)
    with engine.begin() as other:
        other.execute(text("select from article where id = :id for update"), {"id": held})
        deliver()
    engine.dispose()
    found = copies(world, article_id)
    assert (found["suoi-trong"].failures, found["suoi-trong"].trouble) == (1, "database")
    assert [copy.is_pending for slug, copy in found.items() if slug != "suoi-trong"] == [False] * (len(found) - 1)
