"""Who may only write works at what they began; an editor works at everything of the unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cast import CHIEF, CONTRIBUTOR, EDITOR, Person, World
from congxa import publishing, reuse
from congxa.core.actor import Actor
from congxa.core.errors import Refused
from congxa.publishing import Article, Step, remarks
from publishing.desk import GOOD, draft


def begun(world: World, person: Person) -> Article:
    with world.desk(person) as (actor, unit_id):
        return publishing.create(actor, unit_id, GOOD)


ACTS: dict[str, Callable[[Actor, int, Article], object]] = {
    "save": lambda actor, unit, it: publishing.save(
        actor, unit, it.id, draft(title="Một tiêu đề khác hẳn"), it.version
    ),
    "submit": lambda actor, unit, it: publishing.submit(actor, unit, it.id, it.version),
    "discard": lambda actor, unit, it: publishing.discard(actor, unit, it.id, it.version),
    "restore": lambda actor, unit, it: publishing.restore(actor, unit, it.id, 1, it.version),
    "explain": lambda actor, unit, it: reuse.explain(actor, unit, it.id, "bai-1", "Hai xã cùng soạn bài này."),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_contributor_does_nothing_with_what_another_began(world: World, act: str) -> None:
    article = begun(world, EDITOR)
    with world.desk(CONTRIBUTOR) as (actor, unit_id), pytest.raises(Refused, match="do Biên tập viên Suối Trong viết"):
        ACTS[act](actor, unit_id, article)
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        assert publishing.next_steps(actor, article) == ()
        assert not publishing.may_bin(actor, article)


def test_a_contributor_has_the_whole_way_to_the_chief_with_an_item_of_their_own(world: World) -> None:
    article = begun(world, CONTRIBUTOR)
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        kept = publishing.save(actor, unit_id, article.id, draft(title="Khánh thành nhà văn hóa thôn Hai"), 1)
        assert publishing.next_steps(actor, kept) == (Step.SUBMIT,)
        publishing.discard(actor, unit_id, article.id, kept.version)
        publishing.take_back(actor, unit_id, article.id)
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        publishing.submit(actor, unit_id, article.id, publishing.articles(actor, unit_id)[0].version)


def test_an_editor_and_a_chief_work_at_what_a_contributor_began(world: World) -> None:
    article = begun(world, CONTRIBUTOR)
    with world.desk(EDITOR) as (actor, unit_id):
        publishing.save(actor, unit_id, article.id, draft(title="Khánh thành nhà văn hóa thôn Ba"), 1)
    with world.desk(CHIEF) as (actor, unit_id):
        publishing.submit(actor, unit_id, article.id, 2)


def test_a_contributor_takes_nothing_of_another_out_of_the_bin(world: World) -> None:
    article = begun(world, EDITOR)
    with world.desk(EDITOR) as (actor, unit_id):
        publishing.discard(actor, unit_id, article.id, 1)
    with world.desk(CONTRIBUTOR) as (actor, unit_id), pytest.raises(Refused):
        publishing.take_back(actor, unit_id, article.id)


def test_a_contributor_says_something_of_anothers_item_and_calls_nothing_of_it_done(world: World) -> None:
    article = begun(world, EDITOR)
    with world.desk(CONTRIBUTOR) as (actor, unit_id):
        said = remarks.add(actor, unit_id, article.id, "Nhà văn hóa có mấy gian?", "")
    with world.desk(CONTRIBUTOR) as (actor, unit_id), pytest.raises(Refused):
        remarks.resolve(actor, unit_id, article.id, said.id)
