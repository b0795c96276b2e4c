"""Which documents came before a document, and which after? Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from congxa.core.text import short_date
from congxa.publishing.kinds.document.validity import AMENDS, REPLACES, Change


class Document(NamedTuple):
    """A document as far as its relations go."""

    id: int
    title: str
    slug: str
    values: Mapping[str, Any]


class Link(NamedTuple):
    """One place of a chain. ``word`` says what it has to do with the document of the page."""

    word: str
    document: Document
    is_current: bool


Step: TypeAlias = Callable[[Document, Mapping[int, Document]], list[Document]]


def changes_to(document_id: int, changing: Iterable[Document]) -> list[Change]:
    """What other documents do to this one."""
    return [
        Change(verb, each.values["effective_on"], each)
        for each in changing
        for verb in (REPLACES, AMENDS)
        if document_id in each.values[verb]
    ]


def chain_of(own: Document, changing: Iterable[Document], others: Iterable[Document], today: date) -> list[Link]:
    """The chain through a document, oldest first, itself in its place; empty when it stands alone.

    What it replaces, what that replaced, and so on; the same upwards; then what it amends and what amends it.
    """
    known = {each.id: each for each in (*others, *changing)} | {own.id: own}
    found = {own.id: Link("Văn bản này", own, True)}
    for near, each in _walk(own, known, _replaced_by):
        word = "Bị văn bản này thay thế" if near else "Bị thay thế trước đó"
        found.setdefault(each.id, Link(word, each, False))
    for near, each in _walk(own, known, _that_replace):
        word = "Thay thế văn bản này" if near else "Thay thế văn bản kế tiếp"
        found.setdefault(each.id, Link(_dated(word, each, today), each, False))
    for each in known.values():
        if each.id in own.values[AMENDS]:
            found.setdefault(each.id, Link("Được văn bản này sửa đổi, bổ sung", each, False))
        if own.id in each.values[AMENDS]:
            found.setdefault(each.id, Link(_dated("Sửa đổi, bổ sung văn bản này", each, today), each, False))
    if len(found) == 1:
        return []
    return sorted(found.values(), key=lambda link: (link.document.values["issued_on"] or date.min, link.document.id))


def _replaced_by(document: Document, known: Mapping[int, Document]) -> list[Document]:
    return [known[number] for number in document.values[REPLACES] if number in known]


def _that_replace(document: Document, known: Mapping[int, Document]) -> list[Document]:
    return [each for each in known.values() if document.id in each.values[REPLACES]]


def _walk(own: Document, known: Mapping[int, Document], step: Step) -> Iterator[tuple[bool, Document]]:
    """The documents one way from this one, each once, whatever circle was typed; first those next to it (True)."""
    met, row, near = {own.id}, step(own, known), True
    while row:
        fresh = [each for each in row if each.id not in met]
        met.update(each.id for each in fresh)
        yield from ((near, each) for each in fresh)
        row, near = [beyond for each in fresh for beyond in step(each, known)], False


def _dated(word: str, document: Document, today: date) -> str:
    starts = document.values["effective_on"]
    if starts is None:
        return word
    will = word if starts <= today else f"Sẽ {word[:1].lower()}{word[1:]}"
    return f"{will} từ ngày {short_date(starts)}"
