"""Does a work break a rule of ``data/gate.toml``? Pure: one function a rule; words, figures and days are data.

Each function gives the figures of its message for every breach, and nothing for none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from congxa.copyright import quotation
from congxa.copyright.licences import licence_of
from congxa.copyright.origin import Basis, Origin, WorkKind
from congxa.copyright.press import is_press
from congxa.copyright.quotation import Limits, Measure
from congxa.copyright.records.facts import Records
from congxa.copyright.table import Rule
from congxa.core.text import number, short_date
from congxa.core.words import Words, say, together

Figures: TypeAlias = Mapping[str, Any]
WORK_TITLES: Mapping[WorkKind, Words] = {
    WorkKind.ARTICLE: say("bài"),
    WorkKind.PICTURE: say("ảnh"),
    WorkKind.FILE: say("phim, tệp"),
}


@dataclass(frozen=True)
class Work:
    """One work at the gate. ``label`` names it in messages ("Bài", "Ảnh 2"); ``on`` is the date of publication in
    Vietnam, None where no date is given: then no period is asked."""

    sort: WorkKind
    label: str
    kind: str
    origin: Origin
    on: date | None
    records: Records | None = None
    measure: Measure | None = None
    limits: Limits | None = None
    is_cropped: bool = False
    pictures: Sequence[tuple[str, Origin | None]] = field(default_factory=tuple)  # of a text: label and origin of each


def breaches(rule: Rule, work: Work) -> Iterator[Figures]:
    """The figures of every breach of this rule by this work."""
    if rule.concerns(work.sort, work.origin.basis):
        for figures in RULES[rule.key](rule, work):
            yield {"label": work.label, **figures}


def _not_yet(_rule: Rule, work: Work) -> Iterator[Figures]:
    start = work.origin.valid_from
    if start and work.on and work.on < start:
        yield {"day": short_date(start)}


def _no_longer(_rule: Rule, work: Work) -> Iterator[Figures]:
    end = work.origin.valid_until
    if end and work.on and work.on > end:
        yield {"day": short_date(end)}


def _agreement_not_in_force(_rule: Rule, work: Work) -> Iterator[Figures]:
    if work.records is None or work.on is None or work.origin.agreement_id is None:
        return
    found = work.records.agreements.get(work.origin.agreement_id)
    if found is None:
        yield {"number": work.origin.agreement, "days": say("không còn trong danh sách của đơn vị")}
    elif not found.holds(work.on):
        yield {"number": found.number, "days": found.days}


def _agreement_scope(_rule: Rule, work: Work) -> Iterator[Figures]:
    found = work.records.agreements.get(work.origin.agreement_id or 0) if work.records else None
    if found is not None and work.sort not in found.works:
        yield {"number": found.number, "works": together((WORK_TITLES[each] for each in found.works), ", ")}


def _contributor_consent(_rule: Rule, work: Work) -> Iterator[Figures]:
    if work.records is None or work.origin.contributor_id is None or work.origin.proof_id is not None:
        return
    found = work.records.contributors.get(work.origin.contributor_id)
    if found is None or not found.consents(work.on or date.min):
        yield {"name": found.name if found else work.origin.author}


def _licence_unknown(_rule: Rule, work: Work) -> Iterator[Figures]:
    known, origin = licence_of(work.origin), work.origin
    if origin.licence and known is None:
        yield {"name": origin.licence}
    elif known and origin.licence_version and origin.licence_version not in known.versions:
        yield {"name": known.title(origin.licence_version)}


def _licence_derivatives(_rule: Rule, work: Work) -> Iterator[Figures]:
    known = licence_of(work.origin)
    if known and work.is_cropped and not known.derivatives:
        yield {"name": known.title(work.origin.licence_version)}


def _licence_use(rule: Rule, work: Work) -> Iterator[Figures]:
    known = licence_of(work.origin)
    if known and rule.figures["earns_money"] and not known.commercial:
        yield {"name": known.title(work.origin.licence_version)}


def _pure_news_kind(rule: Rule, work: Work) -> Iterator[Figures]:
    if work.kind in rule.figures["kinds"]:
        yield {}


def _pure_news_length(rule: Rule, work: Work) -> Iterator[Figures]:
    most = rule.figures["most"]
    if work.measure and work.measure.words > most:
        yield {"words": number(work.measure.words), "most": number(most)}


def _pure_news_pictures(rule: Rule, work: Work) -> Iterator[Figures]:
    press = {Basis(each) for each in rule.figures["bases"]}
    labels = [label.lower() for label, origin in work.pictures if origin and origin.basis in press]
    if labels:
        yield {"pictures": together(labels, ", ")}


def _own_from_press(_rule: Rule, work: Work) -> Iterator[Figures]:
    if is_press(work.origin.source_url):
        yield {"address": work.origin.source_url}


def _quotation_unmarked(_rule: Rule, work: Work) -> Iterator[Figures]:
    if work.measure and work.measure.words and not work.measure.quoted:
        yield {}


def _quotation_limit(_rule: Rule, work: Work) -> Iterator[Figures]:
    found, limits = work.measure, work.limits
    if found and limits and quotation.is_too_much(found, limits):
        yield {
            "quoted": number(found.quoted),
            "share": found.share,
            "max_share": limits.max_share,
            "max_words": number(limits.max_words),
        }


def _quotation_longest(_rule: Rule, work: Work) -> Iterator[Figures]:
    found, limits = work.measure, work.limits
    if found and limits and found.longest > limits.max_words_each:
        yield {"longest": number(found.longest), "max_words_each": number(limits.max_words_each)}


RULES: Mapping[str, Callable[[Rule, Work], Iterator[Figures]]] = {
    "not_yet_in_force": _not_yet,
    "no_longer_in_force": _no_longer,
    "agreement_not_in_force": _agreement_not_in_force,
    "agreement_scope": _agreement_scope,
    "contributor_consent": _contributor_consent,
    "licence_unknown": _licence_unknown,
    "licence_derivatives": _licence_derivatives,
    "licence_use": _licence_use,
    "pure_news_kind": _pure_news_kind,
    "pure_news_length": _pure_news_length,
    "pure_news_pictures": _pure_news_pictures,
    "own_from_press": _own_from_press,
    "quotation_unmarked": _quotation_unmarked,
    "quotation_limit": _quotation_limit,
    "quotation_longest": _quotation_longest,
}
