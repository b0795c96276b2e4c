"""Which steps may an article take, and who may take them? Pure: the table is read by services and buttons alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from congxa.core.errors import Conflict
from congxa.identity import Permission


class ArticleState(StrEnum):
    """Where an article stands on its way to the reader."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """A step from one state to another; the name is the button's and the address's."""

    SUBMIT = "submit"
    RETURN = "return"
    PUBLISH = "publish"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Transition:
    """From which states a step leads where, who may take it, and whether it must say why."""

    origins: frozenset[ArticleState]
    target: ArticleState
    permission: Permission
    needs_note: bool = False


_S = ArticleState
_P = Permission

TRANSITIONS: Mapping[Step, Transition] = {
    Step.SUBMIT: Transition(frozenset({_S.DRAFT}), _S.SUBMITTED, _P.ARTICLE_WRITE),
    Step.RETURN: Transition(frozenset({_S.SUBMITTED}), _S.DRAFT, _P.ARTICLE_PUBLISH, needs_note=True),
    # A chief editor's own piece need not be submitted to herself.
    Step.PUBLISH: Transition(frozenset({_S.DRAFT, _S.SUBMITTED, _S.SCHEDULED}), _S.PUBLISHED, _P.ARTICLE_PUBLISH),
    Step.SCHEDULE: Transition(frozenset({_S.DRAFT, _S.SUBMITTED}), _S.SCHEDULED, _P.ARTICLE_PUBLISH),
    Step.UNSCHEDULE: Transition(frozenset({_S.SCHEDULED}), _S.SUBMITTED, _P.ARTICLE_PUBLISH),
    Step.WITHDRAW: Transition(frozenset({_S.PUBLISHED}), _S.WITHDRAWN, _P.ARTICLE_WITHDRAW, needs_note=True),
    Step.REOPEN: Transition(frozenset({_S.WITHDRAWN}), _S.DRAFT, _P.ARTICLE_WRITE),
}

STATE_TITLES: Mapping[ArticleState, str] = {
    _S.DRAFT: "Bản nháp",
    _S.SUBMITTED: "Chờ duyệt",
    _S.SCHEDULED: "Hẹn giờ đăng",
    _S.PUBLISHED: "Đã đăng",
    _S.WITHDRAWN: "Đã gỡ",
}

STEP_TITLES: Mapping[Step, str] = {
    Step.SUBMIT: "Gửi duyệt",
    Step.RETURN: "Trả lại để sửa",
    Step.PUBLISH: "Đăng bài",
    Step.SCHEDULE: "Hẹn giờ đăng",
    Step.UNSCHEDULE: "Hủy hẹn giờ",
    Step.WITHDRAW: "Gỡ bài",
    Step.REOPEN: "Mở lại để sửa",
}

# What an article in this state may be changed by: what is public changes only with the right to publish.
_TO_SAVE: Mapping[ArticleState, Permission] = {
    _S.DRAFT: _P.ARTICLE_WRITE,
    _S.SUBMITTED: _P.ARTICLE_WRITE,
    _S.SCHEDULED: _P.ARTICLE_PUBLISH,
    _S.PUBLISHED: _P.ARTICLE_PUBLISH,
}


def move(step: Step, state: str) -> ArticleState:
    """The state that the step leads to. Raises Conflict when it is not open from ``state``, ValueError for a state
    that does not exist."""
    now, transition = ArticleState(state), TRANSITIONS[step]
    if now not in transition.origins:
        raise Conflict(
            f"Bài đang ở trạng thái “{STATE_TITLES[now]}” nên không thể {STEP_TITLES[step].lower()}."
            " Có thể người khác vừa xử lý bài này; hãy tải lại trang."
        )
    return transition.target


def steps_from(state: str) -> tuple[Step, ...]:
    """The steps open from a state, whoever may take them, in the order of the table."""
    now = ArticleState(state)
    return tuple(step for step, transition in TRANSITIONS.items() if now in transition.origins)


def permission_to_save(state: str) -> Permission:
    """What it takes to change an article in this state; Conflict for one that was withdrawn (it is reopened first)."""
    now = ArticleState(state)
    if now not in _TO_SAVE:
        raise Conflict("Bài đã gỡ nên không sửa được. Hãy bấm “Mở lại để sửa” trước.")
    return _TO_SAVE[now]
