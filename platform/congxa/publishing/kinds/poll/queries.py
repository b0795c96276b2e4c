"""Which polls are open, what did people vote for, and may the options still be changed?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Table, bindparam, func, select

from congxa.core import clock, text
from congxa.core.db import db, hold
from congxa.core.errors import Problem
from congxa.core.words import say
from congxa.publishing import public
from congxa.publishing.kinds.kind import Answer, Ask, Values
from congxa.publishing.kinds.poll.facts import CLOSES_ON, OPENS_ON, OPTIONS
from congxa.publishing.kinds.poll.models import PollVote
from congxa.publishing.kinds.poll.results import Result, results_of
from congxa.publishing.kinds.poll.rules import STATE_WORDS, PollState, key_of, state_of, texts
from congxa.publishing.models import Article
from congxa.publishing.public import ARTICLES, LINES, AnyRow, Story

assert isinstance(PollVote.__table__, Table)
_VOTE, _ARTICLE = PollVote.__table__.c, ARTICLES.c
_COUNTS = (
    select(_VOTE.choice, func.count().label("votes"))
    .where(_VOTE.unit_id == bindparam("unit_id"), _VOTE.article_id == bindparam("article_id"))
    .group_by(_VOTE.choice)
)
_OPEN = (
    select(*LINES)
    .where(
        _ARTICLE.unit_id == bindparam("unit_id"),
        _ARTICLE.kind == "poll",
        bindparam("today").between(_ARTICLE.fields["opens_on"].astext, _ARTICLE.fields["closes_on"].astext),
    )
    .order_by(_ARTICLE.published_at.desc(), _ARTICLE.id.desc())
    .limit(1)
)


def open_poll(unit_id: int) -> Story | None:
    """The newest poll of a unit in which people can vote today."""
    found = public.rows(_OPEN, unit_id=unit_id, today=clock.today().isoformat())
    return public.story(found[0]) if found else None


def choices(story: Story) -> list[tuple[str, str]]:
    """The options of a poll as a form offers them: what it sends, and in words."""
    return _choices(OPTIONS.read(story.fields.get("options")))


def page(unit_id: int, row: AnyRow, values: Values) -> Mapping[str, object]:
    """Where the poll stands, what can be chosen, and what was chosen so far."""
    results = _results(unit_id, row.id, values)
    state = state_of(values, clock.today())
    return {
        "state": state.value,
        "state_words": STATE_WORDS[state],
        "choices": _choices(values["options"]),
        "results": results,
        "total": sum(result.votes for result in results),
    }


def listing(ask: Ask) -> Answer:
    """The polls, the newest first, each with where it stands."""
    found = public.in_section(ask.unit_id, ask.section_id, ask.start, ask.length)
    states = {story.id: _state(story) for story in found.stories}
    words = {state.value: said for state, said in STATE_WORDS.items()}
    return Answer(found, {"states": states, "state_words": words}, {})


def told(unit_id: int, article_id: int, values: Values) -> Sequence[tuple[str, str]]:
    """For the desk: how many voted for what."""
    results = _results(unit_id, article_id, values)
    total = sum(result.votes for result in results)
    lines = [(each.option, f"{text.number(each.votes)} ({text.number(each.share)}%)") for each in results]
    return [(say("Số phiếu"), text.number(total)), *(lines if total else ())]


def clashes(unit_id: int, article_id: int | None, values: Values) -> Iterable[Problem]:
    """Once somebody has voted, the options stay as they are: a vote counts for what was read when it was cast."""
    if article_id is None:
        return
    hold("poll", article_id)  # no vote arrives between this look and the save
    stands = db.session.scalar(
        select(Article.fields).where(Article.unit_id == unit_id, Article.id == article_id, Article.kind == "poll")
    )
    votes = sum(_counts(unit_id, article_id).values())
    if stands and votes and texts(OPTIONS.read(stands.get("options"))) != texts(values["options"]):
        yield Problem(
            "options",
            say(
                "Đã có %(votes)s phiếu, nên không sửa được các phương án. Hãy để các phương án như cũ;"
                " cần hỏi khác thì lập cuộc thăm dò mới.",
                votes=text.number(votes),
            ),
        )


def closed_before(units: Sequence[int], day: date) -> Sequence[int]:
    """For the worker: the polls of these units whose last day was earlier."""
    over = select(Article.id).where(
        Article.unit_id.in_(units), Article.kind == "poll", Article.fields["closes_on"].astext < day.isoformat()
    )
    return db.session.scalars(over).all()


def _state(story: Story) -> PollState:
    days = {field.name: field.read(story.fields.get(field.name)) for field in (OPENS_ON, CLOSES_ON)}
    return state_of(days, clock.today())


def _choices(options: Sequence[Mapping[str, str]]) -> list[tuple[str, str]]:
    return [(key_of(words), words) for words in texts(options)]


def _results(unit_id: int, article_id: int, values: Values) -> list[Result]:
    return results_of(texts(values["options"]), _counts(unit_id, article_id))


def _counts(unit_id: int, article_id: int) -> dict[int, int]:
    return {row.choice: row.votes for row in public.rows(_COUNTS, unit_id=unit_id, article_id=article_id)}
