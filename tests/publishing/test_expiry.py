"""What happens to works whose right ends: told before, withheld on the day, back at once when it is prolonged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from cast import CHIEF, CONTRIBUTOR, NEIGHBOUR, World
from congxa import copyright as rights
from congxa import media, publishing
from congxa.audit.models import AuditRecord
from congxa.copyright import Agreement, Basis, Origin, RightsNotice, WorkKind
from congxa.core import clock
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.core.errors import Missing, Refused
from congxa.identity import Permission
from congxa.publishing import Article, public
from congxa.search import Wanted, find
from publishing.desk import OWN, add_picture, draft, figure, published

END = date(2026, 12, 15)


@pytest.fixture
def at() -> Iterator[Callable[[date, time], None]]:
    """Sets the clock to a moment in Vietnam."""

    def set_to(day: date, hour: time = time(12)) -> None:
        moment = datetime.combine(day, hour, clock.VIETNAM)
        clock.set_clock(lambda: moment)

    set_to(END - timedelta(days=60))
    yield set_to
    clock.set_clock(None)


At = Callable[..., None]
ENDING = replace(OWN, valid_until=END)


def run_the_hour(world: World, unit: str = "suoi-trong") -> publishing.Settled:
    facts = world.unit(unit)
    with transaction(Scope(DbRole.DESK, (facts.unit_id,), facts.lineage)):
        return publishing.keep_rights()


def text_of(world: World, article: Article) -> str:
    with world.public("suoi-trong") as unit_id:
        row = public.article(unit_id, article.id)
        assert row is not None
        return f"{row.summary}{row.body}"


def test_a_text_is_withheld_when_the_day_ends_in_vietnam_and_not_before(world: World, at: At) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id, origin=ENDING)
    at(END, time(23, 59))
    assert run_the_hour(world) == (0, 0)
    assert "khánh thành" in text_of(world, article)
    at(END + timedelta(days=1), time(0, 1))
    assert run_the_hour(world) == (1, 0)
    assert text_of(world, article) == ""
    assert run_the_hour(world) == (0, 0)


def test_prolonging_the_right_brings_the_text_back_in_the_same_work(world: World, at: At) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id, origin=ENDING)
    at(END + timedelta(days=1))
    run_the_hour(world)
    with world.desk(CHIEF) as (actor, unit_id):
        standing = publishing.article_for(actor, Permission.DESK_READ, unit_id, article.id)
        longer = replace(publishing.draft_of(standing), origin=replace(ENDING, valid_until=END + timedelta(days=365)))
        saved = publishing.save(actor, unit_id, article.id, longer, standing.version)
        assert not saved.is_withheld
        assert saved.rights_until == END + timedelta(days=365)
        acts = db.session.scalars(
            select(AuditRecord.event).where(AuditRecord.event.startswith("work.")).order_by(AuditRecord.id)
        ).all()
    assert list(acts) == ["work.withheld", "work.released"]
    assert "khánh thành" in text_of(world, article)


def test_withholding_leaves_the_version_alone_so_that_an_open_form_can_still_be_saved(world: World, at: At) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id, origin=ENDING)
    at(END + timedelta(days=1))
    run_the_hour(world)
    with world.desk(CHIEF) as (actor, unit_id):
        assert publishing.article_for(actor, Permission.DESK_READ, unit_id, article.id).version == article.version


def agreement(unit_id: int, until: date) -> Agreement:
    row = Agreement(
        unit_id=unit_id, number="05/TT", partner="Báo Vùng Cao", signed_on=END - timedelta(days=400),
        valid_from=END - timedelta(days=400), valid_until=until, works=["article", "picture", "file"], scope="",
        covers_below=False, note="", created_at=clock.now(), created_by="-", closed_by="",
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row


def test_an_agreement_that_ends_earlier_ends_all_that_rests_on_it_and_prolonged_brings_it_back(
    world: World, at: At
) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        record = agreement(unit_id, END - timedelta(days=10))
        picture = add_picture(actor, unit_id)
        article = published(actor, unit_id, body=figure(picture, "Ảnh"))
        standing = Origin(Basis.AGREEMENT, source_name="Báo Vùng Cao", agreement_id=record.id, valid_until=END)
        for kind, number in ((WorkKind.PICTURE, picture), (WorkKind.ARTICLE, article.id)):
            rights.set_origin(unit_id, kind, number, standing)
        assert article.rights_until == END - timedelta(days=10)
    at(END - timedelta(days=9))
    assert run_the_hour(world) == (2, 0)
    with world.desk(CHIEF) as (actor, unit_id):
        row = db.session.get(Agreement, record.id)
        assert row is not None
        row.valid_until = END + timedelta(days=700)
        db.session.flush()
        rights.tell_record(row)
        assert not media.pictures(unit_id, [picture])[picture].is_withheld
        now = publishing.article_for(actor, Permission.DESK_READ, unit_id, article.id)
        assert (now.is_withheld, now.rights_until) == (False, END)


def test_a_withheld_text_is_found_by_its_title_alone(world: World, at: At) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        published(actor, unit_id, origin=ENDING, body="<p>Chim chào mào về bản.</p>")
    at(END + timedelta(days=1))
    for found in ((1, 1), (0, 1)):
        with world.public("suoi-trong") as unit_id:
            said = [find(unit_id, Wanted(words)).total for words in ("chào mào", "nhà văn hóa thôn Một")]
        assert tuple(said) == found
        run_the_hour(world)


def notices(world: World) -> list[tuple[date, int]]:
    with world.desk(CHIEF) as (_, unit_id):
        rows = select(RightsNotice.ends_on, RightsNotice.days).where(RightsNotice.unit_id == unit_id)
        return [(row[0], row[1]) for row in db.session.execute(rows.order_by(RightsNotice.id))]


def test_each_step_is_told_once_and_a_prolonged_right_starts_anew(world: World, at: At) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        article = published(actor, unit_id, origin=ENDING)
    for days in (31, 30, 29, 14, 3, 0, -1):
        at(END - timedelta(days=days))
        run_the_hour(world)
        run_the_hour(world)
    assert notices(world) == [(END, 30), (END, 14), (END, 0)]
    longer = END + timedelta(days=20)
    with world.desk(CHIEF) as (_, unit_id):
        rights.set_origin(unit_id, WorkKind.ARTICLE, article.id, replace(OWN, valid_until=longer))
    run_the_hour(world)
    assert notices(world)[3:] == [(longer, 30)]


def test_what_nobody_sees_is_told_to_nobody(world: World, at: At) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.create(actor, unit_id, draft(origin=ENDING))
        add_picture(actor, unit_id, origin=ENDING)
    at(END - timedelta(days=5))
    run_the_hour(world)
    assert notices(world) == []


def test_a_notice_that_was_read_is_told_no_more_and_the_end_stays_in_the_list(world: World, at: At) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        published(actor, unit_id, origin=ENDING)
    at(END - timedelta(days=20))
    run_the_hour(world)
    with world.desk(CHIEF) as (actor, unit_id):
        ending = publishing.endings(actor, unit_id)[0]
        assert ending.notice_id is not None
        publishing.mark_read(actor, unit_id, ending.notice_id)
        assert [each.notice_id for each in publishing.endings(actor, unit_id)] == [None]
    with world.desk(NEIGHBOUR) as (actor, unit_id), pytest.raises(Missing):
        publishing.mark_read(actor, unit_id, ending.notice_id)
    with world.desk(CONTRIBUTOR) as (actor, unit_id), pytest.raises(Refused):
        publishing.mark_read(actor, unit_id, ending.notice_id)
