"""What do the pages of documents show? Asks the database in the role of the public face."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from congxa.core import clock, text
from congxa.publishing import public
from congxa.publishing.kinds.document import asked as conditions
from congxa.publishing.kinds.document.asked import Asked
from congxa.publishing.kinds.document.chain import Document, chain_of, changes_to
from congxa.publishing.kinds.document.facts import FIELDS
from congxa.publishing.kinds.document.statements import CHANGING, OFFERED, candidates, register
from congxa.publishing.kinds.document.types import options
from congxa.publishing.kinds.document.validity import AMENDS, REPLACES, TITLES, Force, Validity, validity
from congxa.publishing.kinds.kind import Answer, Ask, Values
from congxa.publishing.public import AnyRow, Listing, Story


class Line(NamedTuple):
    """A row of the register. ``words``: its facts as they are read, by field."""

    story: Story
    words: Mapping[str, str]
    validity: Validity


def listing(ask: Ask) -> Answer:
    """The register of documents: a section's list with the conditions of its form."""
    wanted = conditions.read(ask.args)
    found = _found(ask, wanted)
    changing = _changing(ask.unit_id)
    lines = [Line(story, _words(story), _validity(story, changing)) for story in found.stories]
    context = {
        "lines": lines,
        "wanted": wanted,
        "names": conditions.NAMES,
        "longest": conditions.LONGEST,
        "offered": _offered(public.rows(OFFERED, unit_id=ask.unit_id, section_id=ask.section_id)),
    }
    return Answer(found, context, wanted.kept())


def _found(ask: Ask, wanted: Asked) -> Listing:
    place = {"unit_id": ask.unit_id, "section_id": ask.section_id}
    if not wanted.has_words:
        statement = register(wanted, clock.today())
        return public.listing(public.rows(statement, **place, start=ask.start, length=ask.length))
    fits = wanted.finder()
    read = public.rows(candidates(wanted, clock.today()), **place)
    fitting = [row.id for row in read if fits(row.title, row.number)]
    return Listing(public.by_id(ask.unit_id, fitting[ask.start : ask.start + ask.length]), len(fitting))


def page(unit_id: int, row: AnyRow, values: Values) -> Mapping[str, object]:
    """How the document stands, and the documents that it changes or that change it."""
    changing = _changing(unit_id)
    own = Document(row.id, row.title, row.slug, values)
    named = {number for each in (own, *changing) for number in (*each.values[REPLACES], *each.values[AMENDS])}
    others = _by_id(unit_id, named - {each.id for each in changing} - {row.id})
    return {
        "validity": validity(values, changes_to(row.id, changing), clock.today()),
        "chain": chain_of(own, changing, others, clock.today()),
    }


def validities(unit_id: int, stories: Iterable[Story]) -> dict[int, Validity]:
    """How each of some documents of a unit stands today, by id: for lists elsewhere on the site."""
    changing = _changing(unit_id)
    return {story.id: _validity(story, changing) for story in stories}


def _validity(story: Story, changing: list[Document]) -> Validity:
    return validity(_values(story.fields), changes_to(story.id, changing), clock.today())


def _changing(unit_id: int) -> list[Document]:
    return [_document(row) for row in public.rows(CHANGING, unit_id=unit_id)]


def _by_id(unit_id: int, numbers: set[int]) -> list[Document]:
    return [_document(story) for story in public.by_id(unit_id, sorted(numbers)) if story.kind == "document"]


def _document(row: AnyRow | Story) -> Document:
    return Document(row.id, row.title, row.slug, _values(row.fields))


def _values(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {field.name: field.read(kept.get(field.name)) for field in FIELDS}


def _words(story: Story) -> dict[str, str]:
    return {field.name: "; ".join(field.lines(story.fields.get(field.name))) for field in FIELDS}


def _offered(rows: Iterable[AnyRow]) -> dict[str, list[tuple[str, str]]]:
    """What the form offers in each choice: (what is sent, how it is called)."""
    kept = list(rows)
    types, issuers, areas, years = ({row[place] for row in kept if row[place]} for place in range(4))
    return {
        "type": [(key, name) for key, name in options() if key in types],
        "issuer": [(said, said) for said in sorted(issuers, key=text.fold)],
        "area": [(said, said) for said in sorted(areas, key=text.fold)],
        "year": [(said, said) for said in sorted(years, reverse=True)],
        "force": [(force.value, title) for force, title in TITLES.items() if force is not Force.UNKNOWN],
    }
