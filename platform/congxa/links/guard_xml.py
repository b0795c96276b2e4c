"""The gate for XML: takes blocked addresses out of feeds and sitemaps, and leaves every other byte as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from xml.parsers import expat

from congxa.links.addresses import parents, targets
from congxa.links.guard_html import Guarded, guard
from congxa.links.rules import RuleSet, Verdict

_START_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(/?)>")
_END_TAG = re.compile(rb"</[^>]*>")


@dataclass(slots=True)
class _Element:
    name: str
    attributes: dict[str, str]
    start: int  # of its start tag, in bytes
    inside: int  # where its content begins
    is_empty: bool  # written <name/>
    has_children: bool = False
    takes_parent: bool = False
    text: list[str] = field(default_factory=list)


def guard_xml(text: str, rules: RuleSet, at: datetime, own_hosts: frozenset[str] = frozenset()) -> Guarded:
    """Take every blocked address out of a feed or sitemap.

    An element with a blocked address in an attribute, or as its text, goes; a sitemap's ``<loc>`` takes its entry
    along; an ``<a>`` of inline XHTML is unwrapped; HTML in the text of an element is guarded like a page. Where
    nothing is blocked the same string comes back. Raises ValueError for what is not well-formed and for any
    document type declaration, which none of our feeds has and which could define entities.
    """
    reader = _Reader(text.encode(), rules, at, own_hosts)
    reader.read()
    if not reader.edits:
        return Guarded(text, frozenset(reader.hosts), 0)
    return Guarded(_edited(reader.source, reader.edits), frozenset(reader.hosts), reader.removed)


def _edited(source: bytes, edits: list[tuple[int, int, bytes]]) -> str:
    """The source with the spans replaced; what lies inside a span that was replaced already is gone with it."""
    parts, done = [], 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= done:
            parts += [source[done:start], new]
            done = end
    return b"".join([*parts, source[done:]]).decode()


class _Reader:
    """Walks the document once and collects (start, end, replacement) in bytes."""

    def __init__(self, source: bytes, rules: RuleSet, at: datetime, own_hosts: frozenset[str]) -> None:
        self.source = source
        self.edits: list[tuple[int, int, bytes]] = []
        self.hosts: set[str] = set()
        self.removed = 0
        self._judged_by = (rules, at, own_hosts)
        self._open: list[_Element] = []
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype

    def read(self) -> None:
        try:
            self._parser.Parse(self.source, True)
        except expat.ExpatError as error:
            raise ValueError(f"not well-formed XML: {error}") from error

    def _refuse_doctype(self, *_: object) -> None:
        raise ValueError("XML with a document type declaration")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._parser.CurrentByteIndex
        tag = _START_TAG.match(self.source, at)
        if tag is None:
            raise ValueError(f"unreadable tag at byte {at}")
        if self._open:
            self._open[-1].has_children = True
        self._open.append(_Element(name.rpartition(":")[2], attributes, at, tag.end(), tag[1] == b"/"))

    def _words(self, words: str) -> None:
        if self._open:
            self._open[-1].text.append(words)

    def _end(self, _: str) -> None:
        element = self._open.pop()
        close = self._parser.CurrentByteIndex
        closing = None if element.is_empty else _END_TAG.match(self.source, close)
        end = closing.end() if closing else element.inside
        if element.takes_parent or any(map(self._is_blocked, _addresses_of(element.attributes))):
            self._drop(element, close, end)
        elif not element.has_children:
            self._look_inside(element, close, end)

    def _look_inside(self, element: _Element, close: int, end: int) -> None:
        text = "".join(element.text).strip()
        if "<" in text:
            rules, at, own_hosts = self._judged_by
            guarded = guard(text, rules, at, own_hosts)
            self.hosts |= guarded.hosts
            self.removed += guarded.removed
            if guarded.removed:
                self.edits.append((element.inside, close, escape(guarded.html, quote=False).encode()))
        elif not any(map(str.isspace, text)) and self._is_blocked(text):
            if element.name == "loc" and self._open:
                self._open[-1].takes_parent = True
            else:
                self._drop(element, close, end)

    def _drop(self, element: _Element, close: int, end: int) -> None:
        self.removed += 1
        if not self._open:
            raise ValueError("the whole document is a blocked address")
        if element.name == "a" and not element.is_empty:
            self.edits += [(element.start, element.inside, b""), (close, end, b"")]
        else:
            self.edits.append((element.start, end, b""))

    def _is_blocked(self, written: str) -> bool:
        rules, at, own_hosts = self._judged_by
        for target in targets(written):
            if target.host not in own_hosts:
                self.hosts.update(parents(target.host))
        return rules.judge(written, at).verdict is Verdict.BLOCK


def _addresses_of(attributes: dict[str, str]) -> list[str]:
    return [value for name, value in attributes.items() if not name.startswith("xmlns") and value]
