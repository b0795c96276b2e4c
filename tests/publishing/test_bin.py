"""Nothing is deleted without its days in the bin."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, text

from cast import CHIEF, CONTRIBUTOR, NEIGHBOUR, World
from congxa import audit, publishing
from congxa.cli import jobs
from congxa.core import clock
from congxa.core.db import DbRole, Scope, db, open_bin, transaction
from congxa.core.errors import Conflict, Invalid, Missing, Refused
from congxa.media import Picture
from congxa.publishing import Article, ArticleRevision, PictureUse, remarks
from congxa.publishing import bin as articles_bin
from congxa.publishing.autosaves.models import Autosave
from congxa.publishing.library import bin as library_bin
from congxa.readership import ArticleView
from congxa.reuse.models import ReuseAnswer
from publishing.desk import GOOD, add_picture, draft, figure, published


def test_what_is_thrown_away_is_nowhere_else_and_comes_back_as_it_was(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        article = publishing.create(chief, unit_id, draft(body=GOOD.body + figure(picture, "Nhà")))
        publishing.discard(chief, unit_id, article.id, article.version)
        article_id = article.id
    with world.desk(CHIEF) as (chief, unit_id):
        assert publishing.articles(chief, unit_id) == []
        assert sum(publishing.counts(chief, unit_id).values()) == 0
        assert db.session.scalar(select(func.count()).select_from(PictureUse)) == 0
        with pytest.raises(Missing):
            publishing.save(chief, unit_id, article_id, GOOD, 2)
    with world.desk(CHIEF) as (chief, unit_id):
        assert [row.id for row in publishing.binned(chief, unit_id)] == [article_id]
    with world.desk(NEIGHBOUR) as (neighbour, unit_id):
        assert publishing.binned(neighbour, unit_id) == []
        with pytest.raises(Missing):
            publishing.take_back(neighbour, unit_id, article_id)
    with world.desk(CHIEF) as (chief, unit_id):
        back = publishing.take_back(chief, unit_id, article_id)
        assert (back.title, back.state, back.binned_at) == (GOOD.title, "draft", None)
        assert db.session.scalar(select(func.count()).select_from(PictureUse)) == 1
        with pytest.raises(Conflict):
            publishing.take_back(chief, unit_id, article_id)


def test_what_is_public_is_taken_off_first(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
        with pytest.raises(Conflict, match="Gỡ bài"):
            publishing.discard(chief, unit_id, article.id, article.version)


def test_a_contributor_throws_away_drafts_and_nothing_that_was_decided(world: World) -> None:
    with world.desk(CONTRIBUTOR) as (contributor, unit_id):
        article = publishing.create(contributor, unit_id, GOOD)
        publishing.submit(contributor, unit_id, article.id, article.version)
        with pytest.raises(Refused):
            publishing.discard(contributor, unit_id, article.id, article.version)


def test_after_its_days_it_goes_for_good_with_its_versions_and_the_record_stays(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        kept, gone = publishing.create(chief, unit_id, GOOD), publishing.create(chief, unit_id, GOOD)
        publishing.discard(chief, unit_id, gone.id, gone.version)
        days = publishing.bin_days(unit_id)
    facts = world.unit("suoi-trong")
    for after, wanted in ((days - 1, 0), (days + 1, 1)):
        with transaction(Scope(DbRole.DESK, (facts.unit_id,), facts.lineage)):
            assert articles_bin.purge(facts.unit_id, clock.now() + timedelta(days=after)) == wanted
    with world.desk(CHIEF) as (chief, unit_id):
        assert publishing.binned(chief, unit_id) == []
        assert db.session.scalars(select(Article.id)).all() == [kept.id]
        assert set(db.session.scalars(select(ArticleRevision.article_id))) == {kept.id}
        events = [row.event for row in audit.records(chief, [unit_id], subject=("article", str(gone.id)))]
    assert events == ["article.purged", "article.binned", "article.created"]


def test_what_was_read_and_explained_goes_for_good_like_everything_else(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
        off = publishing.withdraw(chief, unit_id, article.id, article.version, "Sai số liệu")
        remarks.add(chief, unit_id, article.id, "Xem lại số hộ.")
        now = {"unit_id": unit_id, "article_id": article.id}
        db.session.add(ArticleView(**now, day=clock.today(), views=3))
        db.session.add(ReuseAnswer(**now, source="bai-1", words=80, said="Soạn chung.", at=clock.now(), by=chief.name))
        db.session.flush()
        publishing.discard(chief, unit_id, article.id, off.version)
        days = publishing.bin_days(unit_id)
    facts = world.unit("suoi-trong")
    with transaction(Scope(DbRole.DESK, (facts.unit_id,), facts.lineage)):
        assert articles_bin.purge(facts.unit_id, clock.now() + timedelta(days=days + 1)) == 1


def test_the_views_and_answers_of_what_stands_are_deleted_by_nobody(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = published(chief, unit_id)
        db.session.add(ArticleView(unit_id=unit_id, article_id=article.id, day=clock.today(), views=3))
        db.session.flush()
        db.session.execute(delete(ArticleView))
        assert db.session.scalar(select(func.count()).select_from(ArticleView)) == 1


def test_whatever_names_an_article_can_let_go_of_it(world: World) -> None:
    """One table that cannot keeps the whole unit's bin from being emptied, night after night."""
    naming = text(
        "select conrelid::regclass::text from pg_constraint where contype = 'f' and confrelid = 'article'::regclass"
        " and not has_table_privilege('congxa_desk', conrelid, 'delete')"
    )
    with world.desk(CHIEF):
        assert db.session.scalars(naming).all() == []


def test_a_form_whose_article_was_thrown_away_makes_another(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        first = publishing.create(chief, unit_id, GOOD, "khoa-cua-bieu-mau")
        publishing.discard(chief, unit_id, first.id, first.version)
    with world.desk(CHIEF) as (chief, unit_id):
        again = publishing.create(chief, unit_id, GOOD, "khoa-cua-bieu-mau")
        assert again.id != first.id and again.state == "draft"


def test_an_item_comes_back_though_its_picture_is_gone_for_good(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        picture = add_picture(chief, unit_id)
        article = publishing.create(chief, unit_id, draft(body=GOOD.body + figure(picture, "Nhà")))
        publishing.discard(chief, unit_id, article.id, article.version)
        library_bin.throw_away(chief, unit_id, Picture, [picture])
        later = clock.now() + timedelta(days=publishing.bin_days(unit_id) + 1)
        assert library_bin.purge(unit_id, later) == 1
    with world.desk(CHIEF) as (chief, unit_id):
        back = publishing.take_back(chief, unit_id, article.id)
        with pytest.raises(Invalid, match="thư viện"):
            publishing.save(chief, unit_id, back.id, replace(publishing.draft_of(back), summary="Sửa."), back.version)


def test_the_night_empties_every_bin_of_every_unit(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, GOOD)
        publishing.discard(chief, unit_id, article.id, article.version)
        library_bin.throw_away(chief, unit_id, Picture, [add_picture(chief, unit_id)])
        typed = [("title", "Chưa kịp lưu")]
        publishing.autosaves.keep(chief, unit_id, "mot-khoa", typed, version=0, section="chinh-tri", title="")
        days = publishing.bin_days(unit_id)
    with world.desk(NEIGHBOUR) as (neighbour, unit_id):
        article = publishing.create(neighbour, unit_id, GOOD)
        publishing.discard(neighbour, unit_id, article.id, article.version)
    night = clock.now() + timedelta(days=days + 1)
    clock.set_clock(lambda: night)
    try:
        jobs.empty_bins(0)
    finally:
        clock.set_clock(None)
    for person in (CHIEF, NEIGHBOUR):
        with world.desk(person) as (chief, unit_id):
            open_bin()
            for table in (Article, Picture, Autosave):
                assert db.session.scalar(select(func.count()).select_from(table)) == 0
