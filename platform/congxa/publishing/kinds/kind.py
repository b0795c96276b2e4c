"""What is a kind of content? The shape that every folder beside this file fills."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from congxa.copyright import Basis, Origin
from congxa.core.errors import Problem
from congxa.core.words import say, together
from congxa.publishing.kinds.duty import Duty
from congxa.publishing.kinds.fields import Field, Files, Rich, Unfit

if TYPE_CHECKING:
    from congxa.publishing.public import AnyRow, Listing

Kept: TypeAlias = Mapping[str, Any]  # canonical JSON, as ``Article.fields`` holds it
Values: TypeAlias = Mapping[str, Any]  # Python values, as rules and templates read them


class Ask(NamedTuple):
    """What a reader asks of a section's list. ``args``: the query of the address, as it was typed."""

    unit_id: int
    section_id: int
    args: Mapping[str, str]
    start: int
    length: int


class Answer(NamedTuple):
    """A page of a section's list. ``context``: more for its template; ``kept``: the query that further pages repeat."""

    listing: Listing
    context: Mapping[str, object]
    kept: Mapping[str, str]


class Outgoing(NamedTuple):
    """An item at the gate. ``on``: the date in Vietnam at which it is, or was, published."""

    values: Values
    body: str
    origin: Origin
    on: date


def no_problems(*_said: object) -> Iterable[Problem]:
    """The rule of a kind that has none."""
    return ()


def nothing_more(*_said: object) -> Mapping[str, object]:
    """What a page shows beyond the item itself, for kinds that show no more."""
    return {}


def nothing_told(*_said: object) -> Sequence[tuple[str, str]]:
    """What the desk reads beside the item, for kinds of which there is nothing to tell."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of content: its facts, its rules, and what its pages ask of the database.

    Everything else is the same for all kinds: workflow, revisions, audit, gate, index of links, search, feeds. Its
    pages are ``templates/kinds/<key>/page.html`` and ``list.html`` in the same folder.
    """

    key: str
    title: str  # what the desk and a filter call it: "Văn bản"
    hint: str  # what belongs here, in one sentence for the editor
    fields: tuple[Field, ...] = ()
    title_label: str = "Tiêu đề"
    title_length: tuple[int, int] = (10, 200)
    summary_label: str = "Tóm tắt"
    body_label: str = "Nội dung"
    needs_body: bool = True
    is_news: bool = False  # flows into the news and the columns of the front page
    is_standing: bool = False  # bears the day of its last change instead of that of its publication
    ages: bool = False  # a section of it that gets nothing new for long is stale
    needs_origin: bool = True  # its text may be somebody's work; no for the unit's own official acts
    has_byline: bool = True
    usual_basis: Basis | None = None  # on what right its text mostly stands; chosen in an empty form
    length: int = 12  # items on a page of its list
    feed: tuple[str, ...] = ()  # the facts that an entry of a feed begins with
    duties: tuple[Duty, ...] = ()  # the days that the desk is reminded of

    # Pure: what cannot be kept, beyond each field by itself.
    check: Callable[[Values], Iterable[Problem]] = no_problems
    # Pure: what is missing before it may go out, beyond ``Field.needed``.
    lacks: Callable[[Outgoing], Iterable[Problem]] = no_problems
    # Asks the database: unit, the item itself (None while it is new), values. What clashes with other items.
    clashes: Callable[[int, int | None, Values], Iterable[Problem]] = no_problems
    # Asks the database in the role of the public face: what its page and its list show beyond the item.
    page: Callable[[int, AnyRow, Values], Mapping[str, object]] = nothing_more
    listing: Callable[[Ask], Answer] | None = None
    # Pure: properties of schema.org that its page tells programs beyond those of an article, from the row and values.
    schema_org: Callable[[AnyRow, Values], Mapping[str, object]] = nothing_more
    # Asks the database in the role of the desk: what the desk reads beside the item, as pairs of label and words.
    told: Callable[[int, int, Values], Sequence[tuple[str, str]]] = nothing_told

    @property
    def shows_others(self) -> bool:
        """Whether its page shows more than the item, so that it is made anew when any item of its kind changes."""
        return self.page is not nothing_more

    def field(self, name: str) -> Field | None:
        """The declared field of that name."""
        return next((each for each in self.fields if each.name == name), None)

    def tidy(self, typed: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
        """The canonical facts of what was typed, and what cannot be kept.

        What is empty and what no field declares is left out.
        """
        kept: dict[str, Any] = {}
        problems = []
        for each in self.fields:
            try:
                said = each.tidy(typed.get(each.name, ""))
            except Unfit as error:
                problems.append(Problem(each.name, together([say(each.label), error.message], ": ")))
            else:
                kept |= {} if _is_empty(said) else {each.name: said}
        return kept, problems

    def read(self, kept: Kept) -> dict[str, Any]:
        """The Python values of kept facts; every declared field is there."""
        return {each.name: each.read(kept.get(each.name)) for each in self.fields}

    def missing(self, kept: Kept, body: str, origin: Origin, on: date) -> list[Problem]:
        """What the item lacks before it may go out on this date."""
        gaps = [
            Problem(
                each.name,
                say("Mục “%(label)s” còn trống. Hãy bổ sung%(legal)s.", label=say(each.label), legal=_because(each)),
            )
            for each in self.fields
            if each.is_needed(on) and not each.lines(kept.get(each.name))
        ]
        return [*gaps, *self.lacks(Outgoing(self.read(kept), body, origin, on))]

    def words(self, kept: Kept) -> dict[str, str]:
        """The filled facts in words, by field; numbers of files and items are left out."""
        said = {each.name: "; ".join(each.lines(kept.get(each.name))) for each in self.fields if _is_worded(each)}
        return {name: words for name, words in said.items() if words}

    def feed_line(self, kept: Kept) -> str:
        """``Số, ký hiệu: 12/QĐ-UBND. Cơ quan ban hành: …``; empty for kinds that say nothing first."""
        words = self.words(kept)
        labels = {each.name: each.label for each in self.fields}
        return " ".join(f"{labels[name]}: {words[name]}." for name in self.feed if name in words)

    def file_ids(self, kept: Kept) -> dict[str, list[int]]:
        """The files it shows, by field."""
        return {each.name: each.read(kept.get(each.name)) for each in self.fields if isinstance(each, Files)}

    def rich(self) -> tuple[Rich, ...]:
        """The fields that hold HTML."""
        return tuple(each for each in self.fields if isinstance(each, Rich))

    def html(self, kept: Kept) -> dict[str, str]:
        """The outgoing addresses by field, for the index of links; fields without any are left out."""
        found = {each.name: each.html(kept.get(each.name)) for each in self.fields}
        return {name: html for name, html in found.items() if html}


def _is_empty(said: Any) -> bool:
    return said is False or said == "" or said == []


def _is_worded(field: Field) -> bool:
    return field.widget not in ("files", "items", "flag")


def _because(field: Field) -> str:
    return f" ({field.legal})" if field.legal else ""
