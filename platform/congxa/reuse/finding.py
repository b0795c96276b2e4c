"""What of this article stands elsewhere, where, how much of it, and has its writer said where it comes from?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from congxa import publishing
from congxa.core.db import db
from congxa.publishing import Article, Draft
from congxa.reuse.draft_words import OwnWords, own_words
from congxa.reuse.limits import limits
from congxa.reuse.models import ReuseAnswer
from congxa.reuse.passages import Passage, find_passages, places_of, standing_phrases
from congxa.reuse.sources import Source, near
from congxa.reuse.standing import Standing, standing_of
from congxa.reuse.winnowing import shingles, winnowed
from congxa.reuse.words import Words, words_of
from congxa.tenancy import directory

QUOTED_SHARE = 0.9  # of the words of a passage that stand in a quotation, so that it is one
AROUND = 12  # words shown before and after a passage of the other text


@dataclass(frozen=True)
class Pair:
    """One passage on both sides, as it is shown: the words here, and there with a few around them."""

    words: int
    here: str
    before: str
    there: str
    after: str
    standing: Standing


@dataclass(frozen=True)
class Match:
    """What an article has in common with one other text, in the order of the article."""

    source: Source
    pairs: tuple[Pair, ...]
    share: int  # percent of the article's words
    said: str = ""  # the explanation, as far as it covers what is common today

    @property
    def words(self) -> int:
        """All words that are equal."""
        return sum(pair.words for pair in self.pairs)

    @property
    def unsaid(self) -> int:
        """Those of which nobody has said where they come from."""
        return sum(pair.words for pair in self.pairs if pair.standing is Standing.UNSAID)


def matches(article: Article, draft: Draft | None = None) -> tuple[Match, ...]:
    """The texts that share passages with an article, or with what it would become, the most first.

    Reads in the scope of the unit's desk. Nothing for kinds whose text is nobody's work.
    """
    draft = draft or publishing.draft_of(article)
    if not publishing.kind_of(draft.kind or article.kind).needs_origin:
        return ()
    own = own_words(draft)
    all_prints = shingles(own.words.folded)
    kept = list(winnowed(all_prints))
    found = near(article.unit_id, {each.print for each in kept})
    if not found.sources:
        return ()
    passed_over = standing_phrases(kept, found.common)
    places = places_of(all_prints, passed_over)
    shared = []
    for source in found.sources:
        theirs = words_of(source.body)
        if passages := find_passages(own.words.folded, theirs.folded, passed_over, places):
            shared.append((source, theirs, passages))
    answers = _answers(article) if shared else {}
    told = [_match(own, *each, draft, answers) for each in shared]
    return tuple(sorted(told, key=lambda match: -match.words))


def asked_from(unit_id: int) -> int:
    """From how many equal words on a unit's policy demands to know where they come from."""
    policy = directory().by_id[unit_id].spec.policy
    said = policy.copied_words if policy is not None else None
    return said or limits().ask_from


def _match(
    own: OwnWords,
    source: Source,
    theirs: Words,
    passages: Sequence[Passage],
    draft: Draft,
    answers: Mapping[str, ReuseAnswer],
) -> Match:
    standings = [_standing(passage, own, source, draft) for passage in passages]
    unsaid = sum(each.equal for each, standing in zip(passages, standings, strict=True) if standing is Standing.UNSAID)
    answer = answers.get(source.key)
    # An explanation covers what was there when it was given, and not a text that was put beside it since.
    covers = answer is not None and unsaid < answer.words + limits().ask_from
    if covers:
        standings = [Standing.EXPLAINED if each is Standing.UNSAID else each for each in standings]
    pairs = []
    for passage, standing in zip(passages, standings, strict=True):
        around = max(0, passage.other_start - AROUND), min(len(theirs), passage.other_end + AROUND)
        pairs.append(
            Pair(
                words=passage.equal,
                here=own.words.passage(passage.start, passage.end),
                before=theirs.passage(around[0], passage.other_start),
                there=theirs.passage(passage.other_start, passage.other_end),
                after=theirs.passage(passage.other_end, around[1]),
                standing=standing,
            )
        )
    share = round(sum(passage.equal for passage in passages) * 100 / max(1, len(own.words)))
    return Match(source, tuple(pairs), share, answer.said if answer is not None and covers else "")


def _standing(passage: Passage, own: OwnWords, source: Source, draft: Draft) -> Standing:
    quoted = sum(number in own.quoted for number in range(passage.start, passage.end))
    is_quoted = quoted >= QUOTED_SHARE * (passage.end - passage.start)
    return standing_of(draft.origin, source, is_quoted=is_quoted)


def _answers(article: Article) -> Mapping[str, ReuseAnswer]:
    if article.id is None:
        return {}
    mine = (ReuseAnswer.unit_id == article.unit_id, ReuseAnswer.article_id == article.id)
    rows: Sequence[ReuseAnswer] = db.session.scalars(select(ReuseAnswer).where(*mine)).all()
    return {row.source: row for row in rows}
