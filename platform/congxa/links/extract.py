"""Which addresses does a piece of HTML bear, and where?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from congxa.links.addresses import Address, parse, targets
from congxa.links.hiding import css_addresses, hidden_links

# Attributes that hold words, sizes or identifiers. Every other one is read as an address: a new attribute of a browser
# or of a script library is then seen before anybody has heard of it.
_WORDS_AND_SIZES = (
    "class id alt title width height rel type name lang xml:lang dir role for media sizes loading decoding datetime"
    " scope colspan rowspan headers charset property itemprop itemtype itemscope typeof vocab prefix xmlns xmlns:xlink"
    " viewbox viewBox d x y r cx cy x1 x2 y1 y2 dx dy points transform tabindex hidden method enctype target"
    " placeholder pattern integrity nonce crossorigin"
)
_HARMLESS = frozenset(_WORDS_AND_SIZES.split())
_LISTS = frozenset({"srcset", "imagesrcset", "data-srcset", "ping", "archive", "values"})
_STYLED = frozenset({"style", "fill", "stroke", "filter", "mask", "clip-path", "cursor", "marker-start", "marker-end"})
# Most addresses of a page are its own paths: they are let through before any parsing.
_PLAIN_LOCAL = re.compile(r"(?!//)[\w.~/-]*(?:\?[\w=&-]*)?(?:#[\w-]*)?", re.ASCII).fullmatch
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,\s]\s*(?:url\s*=)?\s*[\"']?(.*)", re.IGNORECASE | re.DOTALL)
_MAX_TEXT = 500


@dataclass(frozen=True, slots=True)
class Found:
    """An outgoing address. ``position`` counts from 1 the elements that bear one; ``via`` is the host of the
    redirector that carries it, "/" for a path of our own, None when it stands by itself."""

    url: str
    host: str
    element: str
    text: str
    hidden: bool
    position: int
    via: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """An attribute that may bear addresses, and each of them as written."""

    node: LexborNode
    attribute: str
    written: tuple[str, ...]


def extract(html: str, own_hosts: frozenset[str] = frozenset()) -> list[Found]:
    """Every outgoing http, https or ftp address of cleaned or raw HTML, in document order.

    What a redirector carries is found too, once per host and element. ``own_hosts`` are not outgoing.
    """
    tree = parse_html(html)
    hidden = hidden_links(tree)
    found: list[Found] = []
    position, last = 0, None
    for place in places(tree):
        outgoing = list(_outgoing(place, own_hosts))
        if outgoing and place.node.mem_id != last:
            position, last = position + 1, place.node.mem_id
        for address, via in outgoing:
            if (position, address.url) not in {(known.position, known.url) for known in found[-8:]}:
                found.append(_found(place.node, address, via, position, place.node.mem_id in hidden))
    return found


def parse_html(html: str, *, scripting: bool = False) -> LexborHTMLParser:
    """A tree of a whole page or of a piece; lone surrogates, which no page can bear, become question marks.

    With ``scripting`` the content of ``<noscript>`` is text, as it is for a browser that runs scripts.
    """
    return LexborHTMLParser(html.encode("utf-8", "replace"), scripting=scripting)


def places(tree: LexborHTMLParser) -> Iterator[Place]:
    """Every attribute that may lead out of the site, in document order, those inside ``<template>`` last."""
    yield from _places_among(tree.css("*"))
    fragments = tree.template_fragments()
    while fragments:
        fragment = fragments.pop()
        yield from _places_among(fragment.css("*"))
        fragments += fragment.template_fragments()


def _places_among(nodes: Iterable[LexborNode]) -> Iterator[Place]:
    # The hottest loop of the link guard: it sees every attribute of every page that is made.
    harmless, plain_local = _HARMLESS, _PLAIN_LOCAL
    for node in nodes:
        for name, value in node.attributes.items():
            if name not in harmless and value and not plain_local(value):
                written = tuple(_written(node, name, value))
                if written:
                    yield Place(node, name, written)


def _written(node: LexborNode, name: str, value: str) -> Iterable[str]:
    """The single addresses in the value of one attribute."""
    if name in _LISTS:
        return re.split(r"[\s,;]+", value)
    if name in _STYLED:
        return css_addresses(value)
    if name == "content":
        return _addresses_of_meta(node, value)
    if name == "srcdoc":
        return [written for place in places(parse_html(value)) for written in place.written]
    return (value,)


def _addresses_of_meta(node: LexborNode, value: str) -> Iterable[str]:
    if (node.attributes.get("http-equiv") or "").strip().lower() == "refresh":
        waiting = _REFRESH.match(value)
        return (waiting[1].rstrip("\"' "),) if waiting else ()
    return (value,) if value.lstrip()[:6].lower().startswith(("http:", "https:", "//")) else ()


def _outgoing(place: Place, own_hosts: frozenset[str]) -> Iterator[tuple[Address, str | None]]:
    """Addresses with the host that carries them; of what is carried one for each host."""
    for written in place.written:
        itself = parse(written)
        seen = set(own_hosts)
        if itself is not None and itself.host not in seen:
            seen.add(itself.host)
            yield itself, None
        for carried in targets(written):
            if carried.host not in seen:
                seen.add(carried.host)
                yield carried, itself.host if itself is not None else "/"


def _found(node: LexborNode, address: Address, via: str | None, position: int, is_hidden: bool) -> Found:
    attributes = node.attributes
    element, text = node.tag or "", " ".join(node.text().split())
    if element == "a":
        picture = node.css_first("img")
        if picture is not None and not text:
            element, text = "img-link", picture.attributes.get("alt") or ""
        is_hidden = is_hidden or attributes.get("data-hidden") == "style"
    text = text if element in ("a", "img-link") else attributes.get("alt") or ""
    text = text or attributes.get("title") or attributes.get("aria-label") or ""
    return Found(address.url, address.host, element, text[:_MAX_TEXT], is_hidden, position, via)
