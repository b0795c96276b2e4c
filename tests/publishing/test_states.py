"""The table of legal steps."""

from __future__ import annotations

import pytest

from congxa.core.errors import Conflict
from congxa.identity import Permission
from congxa.publishing import STATE_TITLES, STEP_TITLES, TRANSITIONS, ArticleState, Step
from congxa.publishing.states import move, permission_to_save, steps_from

LEGAL = {
    ("draft", "publish"): "published",
    ("draft", "schedule"): "scheduled",
    ("draft", "submit"): "submitted",
    ("returned", "submit"): "submitted",
    ("returned", "publish"): "published",
    ("returned", "schedule"): "scheduled",
    ("submitted", "return"): "returned",
    ("submitted", "retract"): "draft",
    ("submitted", "approve"): "approved",
    ("approved", "return"): "returned",
    ("approved", "publish"): "published",
    ("approved", "schedule"): "scheduled",
    ("scheduled", "approve"): "scheduled",
    ("published", "approve"): "published",
    ("published", "expire"): "expired",
    ("expired", "reopen"): "draft",
    ("expired", "archive"): "archived",
    ("withdrawn", "archive"): "archived",
    ("archived", "reopen"): "draft",
    ("submitted", "publish"): "published",
    ("submitted", "schedule"): "scheduled",
    ("scheduled", "publish"): "published",
    ("scheduled", "unschedule"): "submitted",
    ("published", "withdraw"): "withdrawn",
    ("withdrawn", "reopen"): "draft",
}


@pytest.mark.parametrize("state", list(ArticleState))
@pytest.mark.parametrize("step", list(Step))
def test_a_step_leads_where_the_table_says_or_is_a_conflict(state: ArticleState, step: Step) -> None:
    expected = LEGAL.get((state, step))
    if expected is not None:
        assert move(step, state) == expected
        assert step in steps_from(state)
    else:
        with pytest.raises(Conflict, match=STATE_TITLES[state]):
            move(step, state)
        assert step not in steps_from(state)


def test_an_unknown_state_is_never_taken_for_a_legal_one() -> None:
    with pytest.raises(ValueError, match="gone"):
        move(Step.PUBLISH, "gone")


def test_only_the_right_to_publish_brings_anything_before_the_reader() -> None:
    public = {
        step for step, way in TRANSITIONS.items() if way.target in (ArticleState.PUBLISHED, ArticleState.SCHEDULED)
    }
    assert public == {Step.PUBLISH, Step.SCHEDULE}
    assert all(TRANSITIONS[step].permission is Permission.ARTICLE_PUBLISH for step in public)
    assert permission_to_save(ArticleState.PUBLISHED) is Permission.ARTICLE_PUBLISH
    assert permission_to_save(ArticleState.DRAFT) is Permission.ARTICLE_WRITE


def test_every_state_and_step_has_its_words() -> None:
    assert set(STATE_TITLES) == set(ArticleState)
    assert set(STEP_TITLES) == set(TRANSITIONS) == set(Step)
