"""Who repeats a text is told whose it is, and is held up until it is said where the passage comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cast import CHIEF, FAR_CHIEF, NEIGHBOUR, World
from congxa import publishing, reuse
from congxa.copyright import Basis, Origin
from congxa.core import clock
from congxa.core.errors import Invalid
from congxa.identity import Permission
from congxa.publishing import Article, Draft
from congxa.reuse import Standing
from publishing.desk import draft, published
from publishing.samples import sample
from reuse.copying import THEIRS, found, html, neighbour_publishes, refused, submit, written
from reuse.texts import STANDING, text


def test_a_passage_of_a_neighbour_is_told_with_its_place_and_its_length(world: World) -> None:
    theirs = neighbour_publishes(world)
    words = THEIRS.split()
    copied = " ".join(words[20:90])
    article = written(world, text(50, 60), copied, text(51, 60))
    (match,) = found(world, article)
    assert match.source.title == theirs.title
    assert reuse.owner_of(match.source) == "thị trấn Bản Mới"
    (pair,) = match.pairs
    assert pair.here == pair.there.rstrip(".") or pair.here == pair.there
    assert pair.here.split()[0].strip(".,") == words[20].strip(".,")
    assert 60 <= pair.words <= 75
    assert match.share == round(match.words * 100 / len_of(article))
    assert pair.standing is Standing.UNSAID


def len_of(article: Article) -> int:
    from congxa.reuse.draft_words import own_words

    return len(own_words(Draft(summary=article.summary, body=article.body, kind=article.kind)).words)


def test_what_is_not_said_holds_the_submission_up_and_says_how_to_go_on(world: World) -> None:
    neighbour_publishes(world)
    message = refused(world, written(world, THEIRS))
    assert "“Bài của Bản Mới về mùa màng” của thị trấn Bản Mới" in message
    assert "Nguồn gốc" in message
    assert "giải thích" in message


def test_an_article_of_ones_own_words_is_submitted_without_a_question(world: World) -> None:
    neighbour_publishes(world)
    article = written(world, text(77, 200))
    assert found(world, article) == ()
    assert submit(world, article).state == "submitted"


def test_neither_the_chief_editor_nor_the_clock_passes_by(world: World) -> None:
    neighbour_publishes(world)
    article = written(world, THEIRS)
    with world.desk(CHIEF) as (actor, unit_id), pytest.raises(Invalid) as refusal:
        publishing.publish(actor, unit_id, article.id, article.version)
    assert [problem.field for problem in refusal.value.problems] == [reuse.FIELD]


def test_what_was_copied_while_it_waited_comes_back_at_its_moment_with_the_reason(world: World) -> None:
    article = written(world, THEIRS)
    now = clock.now()
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.schedule(actor, unit_id, article.id, article.version, now + timedelta(hours=1))
    neighbour_publishes(world)
    with world.desk(CHIEF) as (actor, unit_id):
        assert publishing.publish_due(now + timedelta(hours=2)) == []
        stands = publishing.article_for(actor, Permission.DESK_READ, unit_id, article.id)
        assert stands.state != "published"
        assert "của thị trấn Bản Mới" in stands.state_note


def test_short_passages_are_told_and_hold_nothing_up(world: World) -> None:
    neighbour_publishes(world)
    article = written(world, text(50, 80), " ".join(THEIRS.split()[10:40]))
    (match,) = found(world, article)
    assert match.words < reuse.asked_from(article.unit_id)
    assert submit(world, article).state == "submitted"


def test_what_stands_in_the_papers_of_all_communes_is_no_passage(world: World) -> None:
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        for number in range(30):
            published(actor, unit_id, title=f"Bài số {number} của xã", body=html(STANDING, text(100 + number, 60)))
    article = written(world, STANDING, text(99, 60))
    assert found(world, article) == ()


def test_the_units_own_acts_are_neither_kept_nor_asked_about(world: World) -> None:
    """Questions of citizens with their answers, procedures, documents: their words are the law's."""
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        procedure = sample("procedure")
        article = publishing.create(actor, unit_id, replace(procedure, body=html(THEIRS)))
        publishing.publish(actor, unit_id, article.id, article.version)
    assert found(world, written(world, THEIRS)) == ()
    neighbour_publishes(world)
    with world.desk(FAR_CHIEF):
        assert reuse.matches(article) == ()


def test_of_what_a_unit_above_hands_down_only_the_original_is_known(world: World) -> None:
    handed_down = Origin(Basis.SYNDICATED, source_name="UBND huyện Núi Cao")
    with world.desk(FAR_CHIEF) as (actor, unit_id):
        copy = draft(body=html(THEIRS), origin=handed_down)
        publishing.import_article(actor, unit_id, publishing.ImportedArticle(copy, clock.now()))
    assert found(world, written(world, THEIRS)) == ()


def test_a_withdrawn_text_is_forgotten_and_comes_back_with_it(world: World) -> None:
    theirs = neighbour_publishes(world)
    article = written(world, THEIRS)
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        theirs = publishing.withdraw(actor, unit_id, theirs.id, theirs.version, "Sai sự thật.")
    assert found(world, article) == ()
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        theirs = publishing.reopen(actor, unit_id, theirs.id, theirs.version)
        publishing.publish(actor, unit_id, theirs.id, theirs.version)
    assert len(found(world, article)) == 1


def test_a_changed_text_is_known_as_it_stands_now(world: World) -> None:
    theirs = neighbour_publishes(world)
    article = written(world, THEIRS)
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        other = draft(title="Bài của Bản Mới về mùa màng", body=html(text(44, 100)))
        theirs = publishing.save(actor, unit_id, theirs.id, other, theirs.version)
    assert found(world, article) == ()
    with world.desk(NEIGHBOUR) as (actor, unit_id):
        again = draft(title="Tên mới của bài này", body=html(THEIRS))
        publishing.save(actor, unit_id, theirs.id, again, theirs.version)
    (match,) = found(world, article)
    assert match.source.title == "Tên mới của bài này"


def test_an_article_does_not_meet_itself_or_what_its_own_unit_wrote(world: World) -> None:
    with world.desk(CHIEF) as (actor, unit_id):
        first = published(actor, unit_id, body=html(THEIRS))
        assert reuse.matches(first) == ()
        second = publishing.create(actor, unit_id, draft(body=html(THEIRS)))
        assert reuse.matches(second) == ()


def test_the_prints_can_be_made_anew(world: World) -> None:
    neighbour_publishes(world)
    article = written(world, THEIRS)
    with world.desk(NEIGHBOUR) as (_actor, unit_id):
        assert reuse.reindex(unit_id) == 1
        assert reuse.reindex(unit_id) == 1
    assert len(found(world, article)) == 1
