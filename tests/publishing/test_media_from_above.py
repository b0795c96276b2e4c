"""What came with an item from above stays the sender's: where it comes from, and whether readers see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from cast import CHIEF, DISTRICT_CHIEF, NEIGHBOUR, Person, World
from congxa import audit, media, publishing, tenancy
from congxa import copyright as rights
from congxa.adapters.engines import Engines
from congxa.cli.timekeeper import deliver, follow_agreements
from congxa.copyright import Basis, ContributorDraft, Origin, WorkKind
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict
from congxa.media import File, Picture
from congxa.publishing import SyndicatedCopy, receiving, sending
from congxa.publishing.library.withdrawal import restore_file, restore_picture, withdraw_file, withdraw_picture
from congxa.publishing.syndicated.rules import Mode
from copyright.stage import agreement, contributor
from media import papers
from publishing.desk import GOOD, OWN, add_picture, draft, figure, photo, published
from publishing.stumbling import stumbling

Sending = sending.Sending
SAID = replace(OWN, author="Người chụp mới")
REASON = "Lộ số điện thoại của người dân"
ACTS = {
    WorkKind.PICTURE: (withdraw_picture, restore_picture),
    WorkKind.FILE: (withdraw_file, restore_file),
}
BOTH = pytest.mark.parametrize("kind", [WorkKind.PICTURE, WorkKind.FILE])


@dataclass(frozen=True)
class Given:
    """An item with a picture and a file that the district sent to all below."""

    world: World
    article_id: int
    works: dict[WorkKind, int]

    def copy(self, kind: WorkKind, person: Person = CHIEF) -> Picture | File:
        """What the commune has of it."""
        shelf = Picture if kind is WorkKind.PICTURE else File
        with self.world.desk(person) as (_actor, unit_id):
            mine = select(shelf).where(shelf.unit_id == unit_id, shelf.adopted_id == self.works[kind])
            return db.session.scalars(mine).one()

    def origin(self, kind: WorkKind) -> Origin:
        copy = self.copy(kind)
        with self.world.desk(CHIEF) as (_chief, unit_id):
            return rights.origins(unit_id, kind, [copy.id])[copy.id]

    def article(self) -> publishing.Article:
        """The item there."""
        with self.world.desk(CHIEF) as (chief, unit_id):
            copy = receiving.received(chief, unit_id)[0]
            return next(row for row in publishing.all_articles(chief, unit_id) if row.id == copy.article_id)

    def withdraw(self, kind: WorkKind, reason: str = REASON) -> None:
        """By the district, and brought to the communes."""
        with self.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
            ACTS[kind][0](chief, unit_id, self.works[kind], reason)
        deliver()

    def restore(self, kind: WorkKind) -> None:
        with self.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
            ACTS[kind][1](chief, unit_id, self.works[kind])
        deliver()

    def correct(self, kind: WorkKind, origin: Origin) -> None:
        """What the district says of it, brought to the communes."""
        with self.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
            describe(kind)(chief, unit_id, self.works[kind], origin)
        deliver()


def describe(kind: WorkKind) -> Callable[..., object]:
    """Say another origin of a picture or a file, and nothing else."""

    def picture(actor: Actor, unit_id: int, number: int, origin: Origin) -> object:
        return publishing.describe_picture(actor, unit_id, number, "Nhà văn hóa", "", origin)

    def file(actor: Actor, unit_id: int, number: int, origin: Origin) -> object:
        found = media.files_of(unit_id, [number])[number]
        return publishing.describe_file(actor, unit_id, number, found.title, "", found.version, origin)

    return picture if kind is WorkKind.PICTURE else file


def send(world: World, article_id: int, mode: Mode = Mode.LOCKED) -> None:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        sending.send(chief, unit_id, article_id, Sending(tenancy.directory().below[unit_id], mode))
    deliver()


def give(world: World, mode: Mode = Mode.LOCKED) -> Given:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        file = media.add_file(chief, unit_id, "ke-hoach.pdf", papers.pdf(2), "Kế hoạch")
        describe(WorkKind.FILE)(chief, unit_id, file.id, OWN)
        body = GOOD.body + figure(picture, "Nhà văn hóa")
        article = published(chief, unit_id, body=body, fields={"files": [file.id]})
    send(world, article.id, mode)
    return Given(world, article.id, {WorkKind.PICTURE: picture, WorkKind.FILE: file.id})


@pytest.fixture
def given(world: World) -> Given:
    return give(world)


@BOTH
def test_where_it_comes_from_is_said_above_alone_and_everything_else_here(given: Given, kind: WorkKind) -> None:
    copy, said = given.copy(kind), given.origin(kind)
    with given.world.desk(CHIEF) as (chief, unit_id):
        with pytest.raises(Conflict, match=r"do Huyện Núi Cao ghi và chỉ sửa được trong thư viện của đơn vị ấy"):
            describe(kind)(chief, unit_id, copy.id, OWN)
        batch = publishing.complete(chief, unit_id, [f"{kind}-{copy.id}"], OWN)
        assert ["do Huyện Núi Cao ghi" in work["refusal"] for work in batch.works] == [True]
        [change] = publishing.preview_completion(chief, unit_id, [f"{kind}-{copy.id}"], OWN)
        assert "do Huyện Núi Cao ghi" in change.refusal
        describe(kind)(chief, unit_id, copy.id, said)
    assert given.origin(kind) == said


def test_the_preview_of_a_completion_says_of_an_item_too_that_it_is_not_changed_here(given: Given) -> None:
    number = given.article().id
    with given.world.desk(CHIEF) as (chief, unit_id):
        [change] = publishing.preview_completion(chief, unit_id, [f"article-{number}"], OWN)
        assert "giữ nguyên văn" in change.refusal


def test_sending_the_same_picture_in_again_says_nothing_of_what_came_from_above(world: World) -> None:
    copy = give(world, Mode.ADAPTABLE).copy(WorkKind.PICTURE)  # not public yet
    with world.desk(CHIEF) as (chief, unit_id):
        rights.set_origin(unit_id, WorkKind.PICTURE, copy.id, Origin())  # as of one of which nothing was said above
        again = publishing.add_picture(chief, unit_id, "cua-toi.png", photo(), "Nhà văn hóa", "", SAID)
        assert again.id == copy.id
        assert rights.origins(unit_id, WorkKind.PICTURE, [copy.id]) == {}


@BOTH
def test_what_the_district_takes_off_is_off_below_with_its_reason_and_only_the_district_brings_it_back(
    given: Given, kind: WorkKind
) -> None:
    given.withdraw(kind)
    copy = given.copy(kind)
    assert (copy.withdrawn_by, copy.withdrawn_reason, copy.is_gone) == ("Huyện Núi Cao", REASON, True)
    assert given.copy(kind, NEIGHBOUR).is_gone
    withdraw, restore = ACTS[kind]
    with given.world.desk(CHIEF) as (chief, unit_id):
        with pytest.raises(Conflict, match="Huyện Núi Cao đã gỡ"):
            restore(chief, unit_id, copy.id)
        with pytest.raises(Conflict, match="trước đó"):
            withdraw(chief, unit_id, copy.id, "Xã cũng gỡ")
    given.restore(kind)
    assert not given.copy(kind).is_gone and not given.copy(kind, NEIGHBOUR).is_gone
    assert given.article().state == "published"


@BOTH
def test_what_the_commune_took_off_itself_stays_off_and_waits_for_the_district_all_the_same(
    given: Given, kind: WorkKind
) -> None:
    withdraw, restore = ACTS[kind]
    number = given.copy(kind).id
    with given.world.desk(CHIEF) as (chief, unit_id):
        withdraw(chief, unit_id, number, "Xã xem lại")
    given.withdraw(kind)
    assert given.copy(kind).withdrawn_reason == "Xã xem lại"
    with given.world.desk(CHIEF) as (chief, unit_id), pytest.raises(Conflict, match="Huyện Núi Cao đã gỡ"):
        restore(chief, unit_id, number)
    given.restore(kind)
    assert given.copy(kind).withdrawn_reason == "Xã xem lại"
    with given.world.desk(CHIEF) as (chief, unit_id):
        restore(chief, unit_id, number)
    assert not given.copy(kind).is_gone


def test_another_reason_above_is_the_reason_below(given: Given) -> None:
    with given.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        withdraw_file(chief, unit_id, given.works[WorkKind.FILE], "Sai")
    deliver()
    with given.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        restore_file(chief, unit_id, given.works[WorkKind.FILE])
        withdraw_file(chief, unit_id, given.works[WorkKind.FILE], REASON)
    deliver()
    assert given.copy(WorkKind.FILE).withdrawn_reason == REASON


@BOTH
@pytest.mark.parametrize("fate", ["declined", "taken back", "shown no more", "rewritten below"])
def test_it_follows_whatever_became_of_the_item(world: World, kind: WorkKind, fate: str) -> None:
    given = give(world, Mode.ADAPTABLE)
    article = given.article()
    with world.desk(CHIEF) as (chief, unit_id):
        copy = receiving.received(chief, unit_id)[0]
        if fate == "declined":
            receiving.refuse_copy(chief, unit_id, copy.id, "Không liên quan")
        if fate == "rewritten below":
            mine = publishing.draft_of(article)
            publishing.save(chief, unit_id, article.id, replace(mine, summary="Của xã."), article.version)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        if fate == "taken back":
            sending.take_back_copies(chief, unit_id, given.article_id, [copy.unit_id], "Gửi nhầm")
        if fate in ("shown no more", "rewritten below"):
            source = next(row for row in publishing.all_articles(chief, unit_id) if row.id == given.article_id)
            publishing.save(chief, unit_id, source.id, draft(summary="Không còn ảnh, tệp."), source.version)
    deliver()
    with world.desk(CHIEF) as (chief, unit_id):
        before = receiving.copy_for(chief, unit_id, copy.id)
    given.withdraw(kind)
    given.correct(kind, SAID)
    assert given.copy(kind).withdrawn_reason == REASON
    assert given.origin(kind).author == "Người chụp mới"
    with world.desk(CHIEF) as (chief, unit_id):
        after = receiving.copy_for(chief, unit_id, copy.id)
    assert (after.state, after.reason, after.at, after.by) == (before.state, before.reason, before.at, before.by)
    assert not after.is_pending


@BOTH
def test_what_is_off_above_when_it_is_first_brought_is_off_below_and_comes_back(world: World, kind: WorkKind) -> None:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        file = media.add_file(chief, unit_id, "ke-hoach.pdf", papers.pdf(2), "Kế hoạch")
        works = {WorkKind.PICTURE: picture, WorkKind.FILE: file.id}
        body = GOOD.body + figure(picture, "Nhà văn hóa")
        article = published(chief, unit_id, body=body, fields={"files": [file.id]})
        ACTS[kind][0](chief, unit_id, works[kind], REASON)
    send(world, article.id)
    given = Given(world, article.id, works)
    assert given.copy(kind).withdrawn_reason == REASON
    given.restore(kind)
    assert not given.copy(kind).is_gone
    assert given.article().fields["files"] == [given.copy(WorkKind.FILE).id]


@BOTH
def test_a_corrected_origin_is_corrected_below_and_on_record(given: Given, kind: WorkKind) -> None:
    given.correct(kind, SAID)
    said = given.origin(kind)
    assert (said.basis, said.author, said.source_name) == (Basis.SYNDICATED, "Người chụp mới", "Huyện Núi Cao")
    with given.world.desk(CHIEF) as (chief, unit_id):
        record = audit.records(chief, [unit_id])[0]
        assert (record.actor_name, record.changes["author"]) == ("Huyện Núi Cao", [OWN.author, "Người chụp mới"])


@BOTH
def test_a_consent_that_is_ended_or_prolonged_above_ends_or_lasts_below(given: Given, kind: WorkKind) -> None:
    today = clock.today()
    with given.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        person = contributor(chief, unit_id, valid_until=today + timedelta(days=20))
    given.correct(kind, Origin(Basis.CONTRIBUTOR, author=person.name, contributor_id=person.id))
    assert given.copy(kind).rights_until == today + timedelta(days=20)

    def lasts(until: int) -> Picture | File:
        with given.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
            row = rights.contributor_for(chief, unit_id, person.id)
            kept: ContributorDraft = rights.contributor_draft(row, "")
            rights.save_contributor(
                chief, unit_id, row.id, replace(kept, valid_until=today + timedelta(days=until)), row.version
            )
        deliver()
        return given.copy(kind)

    assert lasts(-1).is_withheld
    copy = lasts(90)
    assert (copy.is_withheld, copy.is_gone, copy.rights_until) == (False, False, today + timedelta(days=90))


@BOTH
def test_an_agreement_that_is_ended_or_prolonged_above_ends_or_lasts_below(given: Given, kind: WorkKind) -> None:
    today = clock.today()
    with given.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        kept = agreement(chief, unit_id, covers_below=True, valid_from=today - timedelta(days=30))
    named = Origin(Basis.AGREEMENT, "Lâm Văn Mẫu", "Báo Vùng Cao", "https://bao.example/1", clock.now())
    given.correct(kind, replace(named, agreement=kept.number, agreement_id=kept.id))
    assert not given.copy(kind).is_gone

    def is_gone_after(until: int) -> bool:
        with given.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
            row = rights.agreement_for(chief, unit_id, kept.id)
            changed = replace(rights.agreement_draft(row), valid_until=today + timedelta(days=until))
            rights.save_agreement(chief, unit_id, row.id, changed, row.version)
        follow_agreements()
        deliver()
        return given.copy(kind).is_gone

    assert is_gone_after(-1)
    assert not is_gone_after(90)


@BOTH
def test_the_commune_s_own_of_the_same_bytes_stays_its_own(world: World, kind: WorkKind) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        if kind is WorkKind.PICTURE:
            own = add_picture(chief, unit_id)
        else:
            own = media.add_file(chief, unit_id, "cua-xa.pdf", papers.pdf(2), "Của xã").id
            describe(kind)(chief, unit_id, own, OWN)
    given = give(world)
    given.withdraw(kind)
    with world.desk(CHIEF) as (chief, unit_id):
        shelf = media.pictures(unit_id, [own]) if kind is WorkKind.PICTURE else media.files_of(unit_id, [own])
        assert not shelf[own].is_gone
        describe(kind)(chief, unit_id, own, SAID)


def test_a_word_that_cannot_be_brought_waits_its_turn_and_is_told(given: Given, engines: Engines) -> None:
    """Through the delivery of the items: put off, counted, seen in the table of the item."""
    with given.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        withdraw_file(chief, unit_id, given.works[WorkKind.FILE], REASON)
    with stumbling(engines, given.world.unit("suoi-trong").unit_id, "file"):
        deliver()
    assert not given.copy(WorkKind.FILE).is_gone
    assert given.copy(WorkKind.FILE, NEIGHBOUR).is_gone
    with given.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        assert publishing.watching.sent_items(chief, unit_id)[0].failing == 1
        assert publishing.trouble.try_now(chief, unit_id, given.article_id) == 1
    deliver()
    assert given.copy(WorkKind.FILE).is_gone
    with given.world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        waiting = select(SyndicatedCopy).where(SyndicatedCopy.is_pending)
        assert db.session.scalars(waiting).all() == []


def test_the_district_reads_how_many_units_have_it(given: Given) -> None:
    with given.world.desk(DISTRICT_CHIEF) as (_chief, unit_id):
        count = len(tenancy.directory().below[unit_id])
        for kind, number in given.works.items():
            assert publishing.units_given(unit_id, kind, number) == count
        other = publishing.add_picture(_chief, unit_id, "b.png", photo("red"), "Khác", "", OWN).id
        assert publishing.units_given(unit_id, WorkKind.PICTURE, other) == 0
