"""Have two people looked at a text? As a table, and on the way of an item."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from cast import CHIEF, EDITOR, World
from congxa import publishing
from congxa.core import clock
from congxa.core.db import db
from congxa.core.errors import Refused
from congxa.publishing.eyes import Eyes, refuse_alone
from congxa.publishing.readable import ARTICLES
from publishing.desk import GOOD, draft

A, B = "Người viết", "Trưởng ban"


@pytest.mark.parametrize(
    ("created", "written", "approver", "second"),
    [
        (A, A, B, True),  # the usual way
        (A, A, A, False),  # one's own piece
        (A, B, B, True),  # the chief mended a letter before she approved
        (B, A, B, True),  # begun by the one, written by the other
    ],
)
def test_an_approval_counts_when_somebody_else_wrote_at_it(
    created: str, written: str, approver: str, second: bool
) -> None:
    eyes = Eyes(created, written).approved(approver)
    assert (eyes.approved_by, eyes.has_second) == (approver, second)


@pytest.mark.parametrize(("by", "public", "keeps"), [(B, True, True), (A, True, False), (B, False, False)])
def test_a_save_takes_the_approval_back_unless_another_than_the_author_changes_what_is_public(
    by: str, public: bool, keeps: bool
) -> None:
    eyes = Eyes(A, A, B, True).written(by, is_public=public)
    assert (eyes.written_by, eyes.has_second, eyes.approved_by) == (by, keeps, B if keeps else "")


def test_who_is_alone_with_a_text_is_told_who_can_go_on() -> None:
    with pytest.raises(Refused, match="trưởng ban biên tập khác"):
        refuse_alone(Eyes(A, A), A)
    refuse_alone(Eyes(A, A), B)
    refuse_alone(Eyes(A, A, B, True), A)


def test_one_s_own_piece_stands_in_its_section_and_not_on_top_until_another_approves(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, GOOD)
        publishing.publish(chief, unit_id, article.id, article.version)
        assert (article.has_second_eyes, article.approved_by) == (False, chief.name)
        with pytest.raises(Refused):
            publishing.approve(chief, unit_id, article.id, article.version)
    with world.public("suoi-trong"):
        assert db.session.scalar(select(ARTICLES.c.has_second_eyes)) is False


def test_what_was_approved_waits_again_when_its_text_changes(world: World) -> None:
    with world.desk(EDITOR) as (editor, unit_id):
        article = publishing.create(editor, unit_id, GOOD)
        publishing.submit(editor, unit_id, article.id, article.version)
    with world.desk(CHIEF) as (chief, unit_id):
        approved = publishing.approve(chief, unit_id, article.id, article.version)
        assert (approved.state, approved.has_second_eyes) == ("approved", True)
        changed = publishing.save(chief, unit_id, article.id, draft(summary="Đã sửa lại."), approved.version)
        assert (changed.state, changed.has_second_eyes) == ("submitted", False)


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A unit that asks for four eyes."""
    monkeypatch.setattr("congxa.publishing.gate.asks_for_two", lambda _unit_id: True)


@pytest.mark.usefixtures("two")
def test_what_its_author_changes_after_it_was_given_its_time_waits_for_the_second_person_again(world: World) -> None:
    at = clock.now() + timedelta(hours=1)
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, GOOD)
        other = replace(chief, name="Trưởng ban thứ hai")
        article = publishing.schedule(other, unit_id, article.id, article.version, at)
        article = publishing.save(chief, unit_id, article.id, draft(summary="Lời khác hẳn."), article.version)
        with pytest.raises(Refused, match="hai người"):
            publishing.publish(chief, unit_id, article.id, article.version)
        assert publishing.publish_due(at + timedelta(minutes=1)) == []
        assert (article.state, "hai người" in article.state_note) == ("submitted", True)
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.schedule(other, unit_id, article.id, article.version, at)
        assert publishing.publish_due(at + timedelta(minutes=1)) == [article.id]


@pytest.mark.usefixtures("two")
def test_nobody_alone_changes_the_words_of_what_is_public(world: World) -> None:
    with world.desk(CHIEF) as (chief, unit_id):
        article = publishing.create(chief, unit_id, GOOD)
        other = replace(chief, name="Trưởng ban thứ hai")
        article = publishing.publish(other, unit_id, article.id, article.version)
        with pytest.raises(Refused, match="hai người"):
            publishing.save(chief, unit_id, article.id, draft(summary="Lời khác hẳn."), article.version)
    with world.desk(CHIEF) as (_chief, unit_id):
        changed = publishing.save(other, unit_id, article.id, draft(summary="Người khác sửa."), article.version)
        assert (changed.state, changed.has_second_eyes) == ("published", True)
