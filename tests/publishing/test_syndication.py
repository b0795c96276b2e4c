"""A district publishes on the sites of its communes: sent, delivered, followed, changed, declined, taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cast import CHIEF, DISTRICT_CHIEF, EDITOR, FAR_CHIEF, NEIGHBOUR, SUPERVISOR, World
from congxa import links, media, publishing, tenancy
from congxa.cli.timekeeper import deliver
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.publishing import Article, SyndicatedCopy, receiving, sending
from congxa.publishing.syndicated.rules import Mode
from copyright.stage import agreement
from publishing.desk import GOOD, add_picture, draft, figure, published

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
