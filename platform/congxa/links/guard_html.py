"""The gate for HTML: takes blocked addresses out of a rendered page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from congxa.links.addresses import parents, targets
from congxa.links.extract import parse_html, places
from congxa.links.hiding import css_addresses
from congxa.links.rules import RuleSet, Verdict

# Without their address these mean nothing, or lead astray: they go whole.
_GOES_WHOLE = "link base meta script style iframe frame embed source track area animate set".split()  # noqa: SIM905
# These may hold words and other links, which stay; without a closing tag they hold the rest of the page.
_UNWRAPPED = frozenset({"form", "object", "applet", "portal"})
_LINK_ATTRIBUTES = frozenset({"href", "xlink:href"})
_IS_PAGE = re.compile(r"<(?:!doctype|html|head|body|frameset)\b", re.IGNORECASE)
_SCRIPT_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\(/)")
_IN_SCRIPT = re.compile(r"(?:(?:https?|ftp):)?[\\/]{2}[^\s\"'`<>]+", re.IGNORECASE)
# Taking out can bring forth (the tree is written and read anew); it settles at once or somebody is playing tricks.
_MAX_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Guarded:
    """The page as it may leave, each outgoing host it had with the parents of that host, and how much went."""

    html: str
    hosts: frozenset[str]
    removed: int


@dataclass(slots=True)
class _Inspection:
    """What one walk over a tree has found: blocked attributes by element, in document order."""

    rules: RuleSet
    at: datetime
    own_hosts: frozenset[str]
    hosts: set[str] = field(default_factory=set)
    blocked: dict[int, tuple[LexborNode, set[str]]] = field(default_factory=dict)
    reads_two_ways: bool = False  # a <noscript>: its content is markup to some browsers and text to others

    def look(self, node: LexborNode, attribute: str, written: str) -> None:
        outgoing = [target.host for target in targets(written) if target.host not in self.own_hosts]
        for host in outgoing:
            self.hosts.update(parents(host))
        is_foreign_base = attribute == "href" and outgoing and node.tag == "base"
        if is_foreign_base or self.rules.judge(written, self.at).verdict is Verdict.BLOCK:
            self.blocked.setdefault(node.mem_id, (node, set()))[1].add(attribute)


def guard(html: str, rules: RuleSet, at: datetime, own_hosts: frozenset[str] = frozenset()) -> Guarded:
    """Take every blocked address out of a rendered page or a piece of one.

    Anchors and forms are unwrapped, their words stay; a picture gives way to its alternative text. A ``<base>``
    that leads out goes too, since it would turn every relative address. ``hosts`` is for cache tags and speaks of
    the page before the removal. Where nothing is blocked the very same string comes back. Raises ValueError when
    the page cannot be made clean, so that none leaves unguarded.
    """
    hosts: set[str] = set()
    removed, guarded, scripting = 0, html, False
    for _ in range(_MAX_ROUNDS):
        tree = parse_html(guarded, scripting=scripting)
        inspection = _inspect(tree, rules, at, own_hosts)
        hosts |= inspection.hosts
        if inspection.blocked:
            removed += len(inspection.blocked)
            # Backwards, so that nothing inside an element is touched after the element has gone.
            for node, attributes in reversed(inspection.blocked.values()):
                _take_out(node, attributes)
            guarded, scripting = _written_out(tree, html), False
        elif inspection.reads_two_ways and not scripting:
            scripting = True
        else:
            return Guarded(guarded, frozenset(hosts), removed)
    raise ValueError("blocked addresses keep coming back in this page")


def _inspect(tree: LexborHTMLParser, rules: RuleSet, at: datetime, own_hosts: frozenset[str]) -> _Inspection:
    inspection = _Inspection(rules, at, own_hosts)
    for place in places(tree):
        for written in place.written:
            inspection.look(place.node, place.attribute, written)
    for node in tree.css("script,style,noscript"):
        inspection.reads_two_ways |= node.tag == "noscript"
        for written in _addresses_inside(node):
            inspection.look(node, "", written)
    return inspection


def _addresses_inside(node: LexborNode) -> Iterator[str]:
    """Addresses in the text of a script (JSON-LD, say) or a style sheet."""
    text = "" if node.tag == "noscript" else node.text()
    if node.tag == "style":
        yield from css_addresses(text)
    for match in _IN_SCRIPT.finditer(_SCRIPT_ESCAPE.sub(_unescape, text)):
        yield match[0].replace("\\", "/")


def _unescape(match: re.Match[str]) -> str:
    return match[3] or chr(int(match[1] or match[2], 16))


def _take_out(node: LexborNode, attributes: set[str]) -> None:
    if node.tag in _UNWRAPPED or (node.tag == "a" and attributes & _LINK_ATTRIBUTES):
        node.unwrap(delete_empty=True)
    elif node.tag == "img" and "src" in attributes:
        node.replace_with(node.attributes.get("alt") or "")
    elif node.tag in _GOES_WHOLE or "srcdoc" in attributes:
        node.decompose()
    else:
        for attribute in attributes:
            del node.attrs[attribute]


def _written_out(tree: LexborHTMLParser, original: str) -> str:
    """A page stays a page with its doctype, a piece of HTML stays a piece."""
    if _IS_PAGE.search(original):
        return tree.html or ""
    return "".join(part.inner_html or "" for part in (tree.head, tree.body) if part)
