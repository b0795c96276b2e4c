"""When must a writer say where a passage comes from, and how is it said?

By the origin of the article when its basis and source fit, by marking a quotation, or in a word of explanation. It is
asked wherever an article goes on (``publishing.further``), and answered by whoever may write it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from congxa import audit, publishing
from congxa.core import clock, text
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.core.errors import Conflict, Invalid, Problem
from congxa.core.events import listen
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing import Article, Draft, ask_more
from congxa.publishing.drafts import lines
from congxa.publishing.events import ArticlePurged
from congxa.reuse.finding import Match, asked_from, matches
from congxa.reuse.models import ReuseAnswer
from congxa.reuse.naming import named

FIELD = "reuse"
MAX_SAID = 1000
SHORTEST_SAID = 10  # letters; "ok" explains nothing
_NOTHING: Mapping[str, int] = {}


@ask_more
def ask(article: Article, draft: Draft, public: Draft | None) -> Iterable[Problem]:
    """One question for each text of which too much stands in the article without a word about it, or too much more
    than is public already."""
    found = open_matches(article, matches(article, draft))
    if found and public:  # what is public is compared only when something is open
        known = {match.source.key: match.unsaid for match in matches(article, public)}
        found = open_matches(article, found, known)
    for match in found:
        yield Problem(FIELD, question(match))


def open_matches(article: Article, found: Iterable[Match], known: Mapping[str, int] = _NOTHING) -> list[Match]:
    """Those that are still to be answered. ``known``: so many words of a source were let pass before."""
    least = asked_from(article.unit_id)
    return [match for match in found if match.unsaid >= known.get(match.source.key, 0) + least]


def question(match: Match) -> str:
    """What is asked of the writer, and how to answer."""
    return say(
        "%(unsaid)s từ trùng với %(source)s mà chưa nói lấy từ đâu. Bấm “Xem hai bên cạnh nhau”"
        " trong bài, rồi chọn căn cứ sử dụng và ghi nguồn ở mục Nguồn gốc, đánh dấu phần trích"
        " dẫn, viết lại đoạn đó, hoặc ghi lời giải thích.",
        unsaid=text.number(match.unsaid),
        source=named(match.source),
    )


def explain(actor: Actor, unit_id: int, article_id: int, source: str, said: str) -> None:
    """Keep in a word why an article has passages in common with a source (its key).

    Raises Invalid at ``said``, Conflict when there is nothing in common any more, Missing, Refused.
    """
    article = publishing.article_for(actor, Permission.DESK_READ, unit_id, article_id)
    publishing.require_with(actor, Permission.ARTICLE_WRITE, article)
    words = lines(said)
    _check(words)
    match = next((each for each in matches(article) if each.source.key == source), None)
    if match is None:
        raise Conflict(say("Bài không còn đoạn nào trùng với bài đó, nên không cần giải thích."))
    row = {
        "unit_id": unit_id,
        "article_id": article_id,
        "source": source,
        "words": match.words,
        "said": words,
        "at": clock.now(),
        "by": actor.name,
    }
    same = ("unit_id", "article_id", "source")
    new = {name: value for name, value in row.items() if name not in same}
    db.session.execute(insert(ReuseAnswer).values(row).on_conflict_do_update(index_elements=same, set_=new))
    subject = audit.Subject("article", article.id, article.title)
    audit.record(actor, audit.Event.REUSE_EXPLAINED, unit_id, subject, {source: (match.said or None, words)})


def _check(said: str) -> None:
    if len(said) < SHORTEST_SAID:
        raise Invalid.at(
            "said", say("Chưa ghi lời giải thích. Hãy ghi ngắn gọn đoạn này lấy từ đâu và vì sao được dùng.")
        )
    if len(said) > MAX_SAID:
        message = say(
            "Lời giải thích dài %(length)s ký tự; tối đa %(most)s. Hãy rút ngắn lại.",
            length=text.number(len(said)),
            most=text.number(MAX_SAID),
        )
        raise Invalid.at("said", message)


@listen(ArticlePurged)
def forget_answers(event: ArticlePurged) -> None:
    """What was said of an article's passages goes with it; the record of acts keeps the words."""
    of_article = (ReuseAnswer.unit_id == event.unit_id, ReuseAnswer.article_id == event.article_id)
    db.session.execute(delete(ReuseAnswer).where(*of_article))
