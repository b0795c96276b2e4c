"""Which pictures does the HTML of an article show? Pure; reads and completes, never cleans (``links.clean`` does)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

_ADDRESS = re.compile(r"/tep/([1-9][0-9]{0,17})/[0-9]{1,5}\.webp")


def shown_pictures(body: str) -> dict[int, str]:
    """The numbers of the pictures in the order in which they first appear, with the words that stand for them.

    The words are empty where at least one place of the picture lacks them.
    """
    found: dict[int, str] = {}
    for node in _images(body):
        alt = (node.attributes.get("alt") or "").strip()
        for number in _numbers(node):
            found[number] = alt if alt and found.get(number, alt) else ""
    return found


def foreign_images(body: str) -> list[str]:
    """The addresses of images that do not lie in a library of ours."""
    return [node.attributes.get("src") or "" for node in _images(body) if not _numbers(node)]


def with_words(body: str, alts: Mapping[int, str]) -> str:
    """The same HTML with the words of the library at every picture that has none of its own."""
    if "<img" not in body.lower():
        return body
    parsed = LexborHTMLParser(body)
    completed = False
    for node in parsed.css("img"):
        words = next((alts[number] for number in _numbers(node) if alts.get(number)), "")
        if words and not (node.attributes.get("alt") or "").strip():
            node.attrs["alt"] = words
            completed = True
    return (parsed.body.inner_html or "") if completed and parsed.body else body


def moved(body: str, pictures: Mapping[int, int], home: str) -> str:
    """The HTML as it stands on another site: its pictures by their numbers there, and links to the own site leading
    back to it, at the address ``home``."""
    if "<img" not in body.lower() and "<a" not in body.lower():
        return body
    parsed = LexborHTMLParser(body)
    for node in parsed.css("img"):
        number = next((pictures[number] for number in _numbers(node) if number in pictures), None)
        if number is not None:
            node.attrs["src"] = re.sub(r"/tep/[0-9]+/", f"/tep/{number}/", node.attributes.get("src") or "")
            node.attrs["data-picture"] = str(number)
    for node in parsed.css("a[href^='/']"):
        address = node.attributes.get("href") or ""
        if not address.startswith("//"):
            node.attrs["href"] = home + address
    return (parsed.body.inner_html or "") if parsed.body else body


def _images(body: str) -> list[LexborNode]:
    return LexborHTMLParser(body).css("img") if "<img" in body.lower() else []


def _numbers(node: LexborNode) -> tuple[int, ...]:
    """What ``src`` names, and what ``data-picture`` names if that is another one."""
    address = _ADDRESS.fullmatch(node.attributes.get("src") or "")
    said = node.attributes.get("data-picture") or ""
    numbers = [int(address[1])] if address else []
    if said.isascii() and said.isdigit() and len(said) < 19:
        numbers.append(int(said))
    return tuple(dict.fromkeys(numbers)) if address else ()
