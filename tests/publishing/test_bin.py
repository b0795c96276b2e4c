"""Nothing is deleted without its days in the bin."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from cast import CHIEF, CONTRIBUTOR, NEIGHBOUR, World
from congxa import audit, publishing
from congxa.core import clock
from congxa.core.db import DbRole, Scope, db, transaction
from congxa.core.errors import Conflict, Missing, Refused
from congxa.publishing import Article, ArticleRevision, PictureUse
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
    for after, wanted in ((days - 1, []), (days + 1, [gone.id])):
        with transaction(Scope(DbRole.DESK, (facts.unit_id,), facts.lineage)):
            assert publishing.empty_bin(clock.now() + timedelta(days=after)) == wanted
    with world.desk(CHIEF) as (chief, unit_id):
        assert publishing.binned(chief, unit_id) == []
        assert db.session.scalars(select(Article.id)).all() == [kept.id]
        assert set(db.session.scalars(select(ArticleRevision.article_id))) == {kept.id}
        events = [row.event for row in audit.records(chief, [unit_id], subject=("article", str(gone.id)))]
    assert events == ["article.purged", "article.binned", "article.created"]
