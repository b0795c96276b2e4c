"""A district publishes on the sites of its communes: sent, delivered, followed, changed, declined, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from threading import Thread

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from cast import CHIEF, DISTRICT_CHIEF, EDITOR, FAR_CHIEF, NEIGHBOUR, SUPERVISOR, World
from congxa import links, media, publishing, tenancy
from congxa.cli.timekeeper import deliver
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.identity import Permission
from congxa.publishing import Article, SyndicatedCopy, receiving, sending
from congxa.publishing.library.withdrawal import restore_picture, withdraw_picture
from congxa.publishing.syndicated.rules import Mode
from copyright.stage import agreement
from publishing.desk import GOOD, OWN, add_picture, draft, figure, published

Sending = sending.Sending


def below(world: World) -> list[int]:
    return list(tenancy.directory().below[world.unit("nui-cao").unit_id])


def sent(world: World, mode: Mode = Mode.LOCKED, **changes: object) -> int:
    """An item of the district, sent to all units below and brought there; gives its number."""
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        article = published(chief, unit_id, **changes)
        sending.send(chief, unit_id, article.id, Sending(below(world), mode))
    deliver()
    return article.id


def copies(world: World, article_id: int) -> dict[str, SyndicatedCopy]:
    by_id = tenancy.directory().by_id
    with world.desk(DISTRICT_CHIEF) as (_chief, _unit_id):
        found = db.session.scalars(select(SyndicatedCopy).where(SyndicatedCopy.source_article_id == article_id)).all()
        return {by_id[copy.unit_id].slug: copy for copy in found}


def copy_at(world: World, article_id: int) -> tuple[SyndicatedCopy, Article]:
    """What stands of it in Suối Trong."""
    copy = copies(world, article_id)["suoi-trong"]
    with world.desk(CHIEF) as (chief, unit_id):
        article = next(row for row in publishing.all_articles(chief, unit_id) if row.id == copy.article_id)
        return copy, article


def test_a_locked_item_is_public_at_once_with_its_picture_and_its_source(world: World) -> None:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
    body = GOOD.body + figure(picture, "Nhà văn hóa") + '<p><a href="/chuyen-muc/chinh-tri">Xem thêm</a></p>'
    article_id = sent(world, body=body, cover_id=picture)
    copy, article = copy_at(world, article_id)
    assert (copy.state, copy.is_pending, article.state, article.title) == ("delivered", False, "published", GOOD.title)
    with world.desk(CHIEF) as (chief, unit_id):
        kept = publishing.draft_of(article)
        assert kept.origin.basis is Basis.SYNDICATED
        assert kept.origin.source_name == "Huyện Núi Cao"
        assert kept.origin.source_url.endswith(f"/bai-viet/{article_id}/{article.slug}")
        own = media.pictures(unit_id, [kept.cover_id or 0])
        assert list(own) == [kept.cover_id] and f"/tep/{kept.cover_id}/" in kept.body
    assert 'href="http' in article.body and "nui-cao" in article.body


def test_delivering_twice_changes_nothing(world: World) -> None:
    article_id = sent(world)
    _copy, before = copy_at(world, article_id)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        sending.send(chief, unit_id, article_id, Sending(below(world)))
    deliver()
    deliver()
    _copy, after = copy_at(world, article_id)
    assert (after.id, after.version) == (before.id, before.version)


def test_the_commune_cannot_change_a_locked_text_and_declines_where_it_may(world: World) -> None:
    article_id = sent(world)
    copy, article = copy_at(world, article_id)
    with world.desk(CHIEF) as (chief, unit_id):
        with pytest.raises(Conflict, match="giữ nguyên văn"):
            publishing.save(chief, unit_id, article.id, draft(summary="Đã sửa."), article.version)
        receiving.refuse_copy(chief, unit_id, copy.id, "Không liên quan đến xã")
    copy, article = copy_at(world, article_id)
    assert (copy.state, copy.reason, article.state) == ("declined", "Không liên quan đến xã", "withdrawn")
    with world.desk(CHIEF) as (chief, unit_id):
        with pytest.raises(Conflict, match="Nhận lại"):
            publishing.reopen(chief, unit_id, article.id, article.version)
        receiving.take_again(chief, unit_id, copy.id)
    deliver()
    copy, article = copy_at(world, article_id)
    assert copy.reason == ""
    assert (copy.state, article.state) == ("delivered", "published")


def test_where_an_adaptable_copy_comes_from_is_said_above_alone(world: World) -> None:
    article_id = sent(world, Mode.ADAPTABLE)
    _copy, article = copy_at(world, article_id)
    with world.desk(CHIEF) as (chief, unit_id), pytest.raises(Conflict, match="Nguồn gốc của tin này do Huyện Núi Cao"):
        publishing.save(chief, unit_id, article.id, draft(origin=OWN), article.version)
    with world.desk(CHIEF) as (chief, unit_id):  # a picture of the unit's own has an origin of its own
        picture = add_picture(chief, unit_id)
        mine = publishing.draft_of(article)
        body = mine.body + figure(picture, "Ảnh của xã")
        kept = publishing.save(chief, unit_id, article.id, replace(mine, body=body), article.version)
        publishing.publish(chief, unit_id, article.id, kept.version)
    with world.desk(CHIEF) as (chief, unit_id):
        batch = publishing.complete(chief, unit_id, [f"article-{article.id}"], OWN)
        assert ["Nguồn gốc của tin này do" in work["refusal"] for work in batch.works] == [True]
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        source = next(row for row in publishing.all_articles(chief, unit_id) if row.id == article_id)
        newer = draft(summary="Lời mới.", origin=replace(OWN, author="Phòng Văn hóa"))
        publishing.save(chief, unit_id, article_id, newer, source.version)
    deliver()
    copy, _article = copy_at(world, article_id)
    with world.desk(CHIEF) as (chief, unit_id):  # what is offered brings its own origin along
        taken = receiving.take_newer(chief, unit_id, copy.id)
        assert publishing.draft_of(taken).origin.author == "Phòng Văn hóa"
        restored = publishing.restore(chief, unit_id, article.id, 1, taken.version)
        assert publishing.draft_of(restored).origin.author == "Phòng Văn hóa"


def test_what_may_not_be_declined_stays(world: World) -> None:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        item = published(chief, unit_id)
        sending.send(chief, unit_id, item.id, Sending(below(world), Mode.LOCKED, may_decline=False))
    deliver()
    copy, article = copy_at(world, item.id)
    with world.desk(CHIEF) as (chief, unit_id):
        with pytest.raises(Conflict, match="không được từ chối"):
            publishing.withdraw(chief, unit_id, article.id, article.version, "Không muốn")
        with pytest.raises(Conflict, match="không cho từ chối"):
            receiving.refuse_copy(chief, unit_id, copy.id, "Không muốn")


def test_an_adaptable_item_waits_for_the_chief_editor(world: World) -> None:
    article_id = sent(world, Mode.ADAPTABLE)
    _copy, article = copy_at(world, article_id)
    assert article.state == "submitted"
    with world.desk(CHIEF) as (chief, unit_id):
        publishing.publish(chief, unit_id, article.id, article.version)


def test_a_changed_source_overwrites_what_is_unchanged_and_offers_itself_to_what_was(world: World) -> None:
    article_id = sent(world, Mode.ADAPTABLE)
    _copy, article = copy_at(world, article_id)
    with world.desk(CHIEF) as (chief, unit_id):
        mine = publishing.draft_of(article)
        publishing.save(chief, unit_id, article.id, draft(summary="Lời của xã.", origin=mine.origin), article.version)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        source = next(row for row in publishing.all_articles(chief, unit_id) if row.id == article_id)
        publishing.save(chief, unit_id, article_id, draft(summary="Lời mới của huyện."), source.version)
    deliver()
    neighbours = copies(world, article_id)["ban-moi"]
    with world.desk(NEIGHBOUR) as (neighbour, unit_id):
        theirs = next(row for row in publishing.all_articles(neighbour, unit_id) if row.id == neighbours.article_id)
    copy, article = copy_at(world, article_id)
    assert (theirs.summary, article.summary) == ("Lời mới của huyện.", "Lời của xã.")
    assert copy.offered["summary"] == "Lời mới của huyện." and copy.delivered_version < copy.sent_version
    with world.desk(CHIEF) as (chief, unit_id):
        assert receiving.take_newer(chief, unit_id, copy.id).summary == "Lời mới của huyện."
    copy, _article = copy_at(world, article_id)
    assert (copy.offered, copy.is_changed, copy.delivered_version) == ({}, False, copy.sent_version)


def test_a_withdrawn_source_takes_its_copies_along_and_brings_them_back(world: World) -> None:
    article_id = sent(world)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        source = next(row for row in publishing.all_articles(chief, unit_id) if row.id == article_id)
        publishing.withdraw(chief, unit_id, article_id, source.version, "Sai số liệu")
    deliver()
    copy, article = copy_at(world, article_id)
    assert (copy.state, article.state) == ("withdrawn", "withdrawn")
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        source = next(row for row in publishing.all_articles(chief, unit_id) if row.id == article_id)
        again = publishing.reopen(chief, unit_id, article_id, source.version)
        publishing.publish(chief, unit_id, article_id, again.version)
    deliver()
    copy, article = copy_at(world, article_id)
    assert (copy.state, article.state) == ("delivered", "published")


def test_what_is_taken_back_on_purpose_stays_away(world: World) -> None:
    article_id = sent(world)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        assert sending.take_back_copies(chief, unit_id, article_id, below(world), "Gửi nhầm") == len(below(world))
    deliver()
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        source = next(row for row in publishing.all_articles(chief, unit_id) if row.id == article_id)
        publishing.save(chief, unit_id, article_id, draft(summary="Sửa bản gốc."), source.version)
    deliver()
    copy, article = copy_at(world, article_id)
    assert (copy.state, copy.reason, article.state) == ("withdrawn", "Gửi nhầm", "withdrawn")


def test_only_what_is_public_and_in_order_is_sent_and_only_downwards(world: World) -> None:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        kept = publishing.create(chief, unit_id, GOOD)
        with pytest.raises(Conflict, match="đang đăng"):
            sending.send(chief, unit_id, kept.id, Sending(below(world)))
        article = published(chief, unit_id)
        with pytest.raises(Invalid, match="ít nhất một xã"):
            sending.send(chief, unit_id, article.id, Sending([world.unit("cat-trang").unit_id]))
    with world.desk(EDITOR) as (editor, unit_id), pytest.raises(Refused):
        sending.send(editor, unit_id, 1, Sending([unit_id]))


def test_others_see_nothing_of_it(world: World) -> None:
    article_id = sent(world)
    copy = copies(world, article_id)["suoi-trong"]
    for person in (NEIGHBOUR, FAR_CHIEF):
        with world.desk(person) as (actor, unit_id):
            assert copy.id not in {row.id for row in receiving.received(actor, unit_id)}
            with pytest.raises(Missing):
                receiving.take_again(actor, unit_id, copy.id)


def test_what_the_commune_s_own_gate_refuses_is_told_to_both_sides(world: World) -> None:

    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        article = published(chief, unit_id, body='<p><a href="https://bad.example/">Xem</a></p>')
        sending.send(chief, unit_id, article.id, Sending(below(world)))
    with world.office(SUPERVISOR) as (supervisor, office_id):
        links.block(supervisor, office_id, "bad.example", "Cờ bạc")
    deliver()
    copy = copies(world, article.id)["suoi-trong"]
    assert copy.state == "refused" and "bad.example" in copy.reason


@pytest.mark.parametrize("covers", [False, True], ids=["the sender alone", "the units below too"])
def test_an_agreement_that_does_not_reach_below_stops_the_sending(world: World, covers: bool) -> None:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        kept = agreement(chief, unit_id, covers_below=covers)
        origin = Origin(
            Basis.AGREEMENT,
            author="Lâm Văn Mẫu",
            source_name="Báo Vùng Cao",
            source_url="https://bao.example/1",
            source_published_at=clock.now(),
            agreement="03/TT-BBT",
            agreement_id=kept.id,
        )
        article = published(chief, unit_id, origin=origin)
        if covers:
            assert sending.send(chief, unit_id, article.id, Sending(below(world)))
        else:
            with pytest.raises(Invalid, match="chưa cho các đơn vị ở dưới dùng"):
                sending.send(chief, unit_id, article.id, Sending(below(world)))
            assert sending.copies_of(article) == []
    if covers:
        deliver()
        assert {copy.state for copy in copies(world, article.id).values()} == {"delivered"}


def test_what_may_not_be_declined_is_not_ended_either(world: World) -> None:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        item = published(chief, unit_id)
        sending.send(chief, unit_id, item.id, Sending(below(world), Mode.ADAPTABLE, may_decline=False))
    deliver()
    _copy, article = copy_at(world, item.id)
    soon = clock.now() + timedelta(hours=1)
    with world.desk(CHIEF) as (chief, unit_id):
        mine = publishing.draft_of(article)
        article = publishing.publish(chief, unit_id, article.id, article.version)
        with pytest.raises(Conflict, match="không được từ chối"):
            publishing.expire(chief, unit_id, article.id, article.version)
        with pytest.raises(Conflict, match="thời điểm kết thúc"):
            publishing.save(chief, unit_id, article.id, replace(mine, expires_at=soon), article.version)


def test_ending_a_copy_by_hand_declines_it(world: World) -> None:
    article_id = sent(world)
    _copy, article = copy_at(world, article_id)
    with world.desk(CHIEF) as (chief, unit_id):
        publishing.expire(chief, unit_id, article.id, article.version)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        source = publishing.article_for(chief, Permission.DESK_READ, unit_id, article_id)
        publishing.save(chief, unit_id, article_id, draft(summary="Lời mới."), source.version)
    deliver()
    copy, article = copy_at(world, article_id)
    assert (copy.state, article.state) == ("declined", "expired")


def test_what_was_declined_or_taken_back_before_it_was_public_does_not_go_out(world: World) -> None:
    article_id = sent(world, Mode.ADAPTABLE)
    copy, article = copy_at(world, article_id)
    with world.desk(CHIEF) as (chief, unit_id):
        at = clock.now() + timedelta(hours=1)
        publishing.schedule(chief, unit_id, article.id, article.version, at)
        receiving.refuse_copy(chief, unit_id, copy.id, "Không liên quan đến xã")
        assert publishing.publish_due(at + timedelta(minutes=1)) == []
    _copy, article = copy_at(world, article_id)
    assert article.state == "submitted"
    with world.desk(CHIEF) as (chief, unit_id), pytest.raises(Conflict, match="Nhận lại"):
        publishing.publish(chief, unit_id, article.id, article.version)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        sending.take_back_copies(chief, unit_id, article_id, below(world), "Gửi nhầm")
    deliver()
    with world.desk(CHIEF) as (chief, unit_id), pytest.raises(Conflict, match="thu hồi"):
        publishing.publish(chief, unit_id, article.id, article.version)
    with world.desk(CHIEF) as (chief, unit_id):
        publishing.discard(chief, unit_id, article.id, article.version)
    assert copies(world, article_id)["suoi-trong"].state == "withdrawn"


def test_a_save_that_changes_nothing_does_not_cut_a_copy_off_from_its_source(world: World) -> None:
    article_id = sent(world, Mode.ADAPTABLE)
    _copy, article = copy_at(world, article_id)
    with world.desk(CHIEF) as (chief, unit_id):
        publishing.save(chief, unit_id, article.id, publishing.draft_of(article), article.version)
    copy, _article = copy_at(world, article_id)
    assert not copy.is_changed


def test_an_item_sent_anew_as_locked_is_word_for_word_again(world: World) -> None:
    article_id = sent(world, Mode.ADAPTABLE)
    _copy, article = copy_at(world, article_id)
    with world.desk(CHIEF) as (chief, unit_id):
        mine = replace(publishing.draft_of(article), summary="Lời của xã.")
        publishing.save(chief, unit_id, article.id, mine, article.version)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        sending.send(chief, unit_id, article_id, Sending(below(world), Mode.LOCKED))
    deliver()
    _copy, article = copy_at(world, article_id)
    assert article.summary == GOOD.summary


def test_a_withdrawal_that_comes_while_the_copies_are_brought_reaches_them(world: World) -> None:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
        sending.send(chief, unit_id, article.id, Sending(below(world)))

    def bring() -> None:
        with world.app.app_context():
            deliver()

    worker = Thread(target=bring)
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        publishing.withdraw(chief, unit_id, article.id, article.version, "Sai số liệu")
        worker.start()
        worker.join(timeout=2)  # it either waits for this work to end, or is done with what it saw
    worker.join(timeout=30)
    deliver()
    found = copies(world, article.id)
    assert {copy.state for copy in found.values()} == {"withdrawn"}
    assert not any(copy.is_pending for copy in found.values())


def test_a_picture_taken_off_above_is_off_in_the_copies_too_and_comes_back(world: World) -> None:
    with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        withdraw_picture(chief, unit_id, picture, "Chưa có quyền dùng")
    article_id = sent(world, body=GOOD.body + figure(picture, "Nhà văn hóa"))

    def here() -> media.Picture:
        with world.desk(CHIEF) as (_chief, unit_id):
            return db.session.scalars(select(media.Picture).where(media.Picture.unit_id == unit_id)).one()

    assert here().is_gone and "Chưa có quyền dùng" in here().withdrawn_reason
    for act, gone in ((restore_picture, False), (partial(withdraw_picture, reason="Gỡ lại"), True)):
        with world.desk(DISTRICT_CHIEF) as (chief, unit_id):
            act(chief, unit_id, picture)
        deliver()
        assert here().is_gone is gone
    assert copies(world, article_id)["suoi-trong"].state == "delivered"


def test_the_delivery_looks_at_nothing(world: World) -> None:
    """What one person alone let out above does not stand on top of a front page below."""
    _copy, article = copy_at(world, sent(world))
    assert (article.state, article.has_second_eyes) == ("published", False)


def test_neither_side_makes_itself_the_other(world: World) -> None:
    copy = copies(world, sent(world))["suoi-trong"]
    for person, column in ((CHIEF, "source_unit_id"), (DISTRICT_CHIEF, "unit_id"), (CHIEF, "source_article_id")):
        with pytest.raises(ProgrammingError, match="permission denied"), world.desk(person) as (_actor, unit_id):
            changed = text(f"update syndicated_copy set {column} = :mine where id = :id")
            db.session.execute(changed, {"mine": unit_id, "id": copy.id})


def test_the_review_of_stock_leaves_a_locked_text_alone(world: World) -> None:
    _copy, article = copy_at(world, sent(world))
    with world.desk(CHIEF) as (chief, unit_id):
        batch = publishing.complete(chief, unit_id, [f"article-{article.id}"], OWN)
        assert ["giữ nguyên văn" in work["refusal"] for work in batch.works] == [True]
        assert publishing.draft_of(article).origin.basis is Basis.SYNDICATED
