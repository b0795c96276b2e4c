"""Which steps may an article take, and who may take them? Pure: the table is read by services and buttons alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from congxa.core.errors import Conflict
from congxa.core.words import say
from congxa.identity import Permission


class ArticleState(StrEnum):
    """Where an article stands on its way to the reader."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ARCHIVED = "archived"


class Step(StrEnum):
    """A step from one state to another; the name is the button's and the address's."""

    SUBMIT = "submit"
    RETRACT = "retract"
    RETURN = "return"
    APPROVE = "approve"
    PUBLISH = "publish"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    REOPEN = "reopen"
    ARCHIVE = "archive"


@dataclass(frozen=True)
class Transition:
    """From which states a step leads where, who may take it, and whether it must say why.

    ``keeps``: states that the step leaves as they are: a second person may approve what is public already.
    """

    origins: frozenset[ArticleState]
    target: ArticleState
    permission: Permission
    needs_note: bool = False
    keeps: frozenset[ArticleState] = frozenset()


_S = ArticleState
_P = Permission

TRANSITIONS: Mapping[Step, Transition] = {
    Step.SUBMIT: Transition(frozenset({_S.DRAFT, _S.RETURNED}), _S.SUBMITTED, _P.ARTICLE_WRITE),
    Step.RETRACT: Transition(frozenset({_S.SUBMITTED}), _S.DRAFT, _P.ARTICLE_WRITE),
    Step.RETURN: Transition(frozenset({_S.SUBMITTED, _S.APPROVED}), _S.RETURNED, _P.ARTICLE_PUBLISH, needs_note=True),
    Step.APPROVE: Transition(
        frozenset({_S.SUBMITTED}),
        _S.APPROVED,
        _P.ARTICLE_PUBLISH,
        keeps=frozenset({_S.SCHEDULED, _S.PUBLISHED}),
    ),
    # A chief editor's own piece need not be submitted to herself, unless the unit asks for four eyes.
    Step.PUBLISH: Transition(
        frozenset({_S.DRAFT, _S.RETURNED, _S.SUBMITTED, _S.APPROVED, _S.SCHEDULED}), _S.PUBLISHED, _P.ARTICLE_PUBLISH
    ),
    Step.SCHEDULE: Transition(
        frozenset({_S.DRAFT, _S.RETURNED, _S.SUBMITTED, _S.APPROVED}), _S.SCHEDULED, _P.ARTICLE_PUBLISH
    ),
    Step.UNSCHEDULE: Transition(frozenset({_S.SCHEDULED}), _S.SUBMITTED, _P.ARTICLE_PUBLISH),
    Step.WITHDRAW: Transition(frozenset({_S.PUBLISHED}), _S.WITHDRAWN, _P.ARTICLE_WITHDRAW, needs_note=True),
    Step.EXPIRE: Transition(frozenset({_S.PUBLISHED}), _S.EXPIRED, _P.ARTICLE_WITHDRAW),
    Step.REOPEN: Transition(frozenset({_S.WITHDRAWN, _S.EXPIRED, _S.ARCHIVED}), _S.DRAFT, _P.ARTICLE_WRITE),
    Step.ARCHIVE: Transition(frozenset({_S.WITHDRAWN, _S.EXPIRED}), _S.ARCHIVED, _P.ARTICLE_WITHDRAW),
}

STATE_TITLES: Mapping[ArticleState, str] = {
    _S.DRAFT: "Bản nháp",
    _S.SUBMITTED: "Chờ duyệt",
    _S.RETURNED: "Trả lại để sửa",
    _S.APPROVED: "Đã duyệt",
    _S.SCHEDULED: "Hẹn giờ đăng",
    _S.PUBLISHED: "Đã đăng",
    _S.WITHDRAWN: "Đã gỡ",
    _S.EXPIRED: "Hết hạn đăng",
    _S.ARCHIVED: "Lưu trữ",
}

STEP_TITLES: Mapping[Step, str] = {
    Step.SUBMIT: "Gửi duyệt",
    Step.RETRACT: "Rút lại để sửa tiếp",
    Step.RETURN: "Trả lại để sửa",
    Step.APPROVE: "Duyệt",
    Step.PUBLISH: "Đăng bài",
    Step.SCHEDULE: "Hẹn giờ đăng",
    Step.UNSCHEDULE: "Hủy hẹn giờ",
    Step.WITHDRAW: "Gỡ bài",
    Step.EXPIRE: "Kết thúc đăng",
    Step.REOPEN: "Mở lại để sửa",
    Step.ARCHIVE: "Đưa vào lưu trữ",
}

# What an article in this state may be changed by: what is public changes only with the right to publish.
_TO_SAVE: Mapping[ArticleState, Permission] = {
    _S.DRAFT: _P.ARTICLE_WRITE,
    _S.SUBMITTED: _P.ARTICLE_WRITE,
    _S.RETURNED: _P.ARTICLE_WRITE,
    _S.APPROVED: _P.ARTICLE_PUBLISH,
    _S.SCHEDULED: _P.ARTICLE_PUBLISH,
    _S.PUBLISHED: _P.ARTICLE_PUBLISH,
}

# What may be thrown into the bin, and taken out again, by whom; what is public or about to be is taken off first.
_TO_BIN: Mapping[ArticleState, Permission] = {
    _S.DRAFT: _P.ARTICLE_WRITE,
    _S.RETURNED: _P.ARTICLE_WRITE,
    _S.SUBMITTED: _P.ARTICLE_PUBLISH,
    _S.APPROVED: _P.ARTICLE_PUBLISH,
    _S.WITHDRAWN: _P.ARTICLE_WITHDRAW,
    _S.EXPIRED: _P.ARTICLE_WITHDRAW,
    _S.ARCHIVED: _P.ARTICLE_WITHDRAW,
}
# No longer before readers and not on the way to them: such an item holds neither its number nor its week.
ENDED = frozenset({_S.WITHDRAWN, _S.EXPIRED, _S.ARCHIVED})


def move(step: Step, state: str) -> ArticleState:
    """The state that the step leads to. Raises Conflict when it is not open from ``state``, ValueError for a state
    that does not exist."""
    now, transition = ArticleState(state), TRANSITIONS[step]
    if now in transition.keeps:
        return now
    if now not in transition.origins:
        closed = why_closed(step, state)
        raise Conflict(say("%(closed)s Có thể người khác vừa xử lý bài này; hãy tải lại trang.", closed=closed))
    return transition.target


def why_closed(step: Step, state: str) -> str:
    """Why a step that is not open from this state cannot be taken."""
    said = {"now": say(STATE_TITLES[ArticleState(state)]), "step": say(STEP_TITLES[step]).lower()}
    return say("Bài đang ở trạng thái “%(now)s” nên không thể %(step)s.", **said)


def steps_from(state: str) -> tuple[Step, ...]:
    """The steps open from a state, whoever may take them, in the order of the table."""
    now = ArticleState(state)
    return tuple(step for step, transition in TRANSITIONS.items() if now in transition.origins | transition.keeps)


def permission_to_save(state: str) -> Permission:
    """What it takes to change an article in this state; Conflict for one that has ended (it is reopened first)."""
    now = ArticleState(state)
    if now not in _TO_SAVE:
        raise Conflict(
            say(
                "Bài ở trạng thái “%(now)s” nên không sửa được. Hãy bấm “%(reopen)s” trước.",
                now=say(STATE_TITLES[now]),
                reopen=say(STEP_TITLES[Step.REOPEN]),
            )
        )
    return _TO_SAVE[now]


def is_open(state: str) -> bool:
    """Whether an article in this state can be changed at all, by whoever."""
    return ArticleState(state) in _TO_SAVE


def permission_to_bin(state: str) -> Permission:
    """What it takes to throw an article in this state away, or to take it back; Conflict for one that is public or
    about to be."""
    now = ArticleState(state)
    if now not in _TO_BIN:
        first = say(STEP_TITLES[Step.WITHDRAW if now is _S.PUBLISHED else Step.UNSCHEDULE])
        raise Conflict(
            say(
                "Bài ở trạng thái “%(now)s” nên chưa bỏ được. Hãy bấm “%(first)s” trước.",
                now=say(STATE_TITLES[now]),
                first=first,
            )
        )
    return _TO_BIN[now]
