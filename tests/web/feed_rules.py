"""The rules of RSS 2.0, Atom 1.0 (RFC 4287) and sitemaps.org, as far as a feed of ours can break them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
MEDIA = "{http://search.yahoo.com/mrss/}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
W3C = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?")
IN_VIETNAM = 7 * 3600  # seconds


def breaches_of_rss(text: str) -> list[str]:
    """What RSS 2.0 and the advice of its validator do not allow."""
    root = ElementTree.fromstring(text)
    return list(_rss(root))


def _rss(root: Element) -> Iterator[str]:
    if root.tag != "rss" or root.get("version") != "2.0":
        yield f"the document is <{root.tag} version={root.get('version')}>"
    channels = root.findall("channel")
    if len(channels) != 1:
        yield f"{len(channels)} channels"
        return
    channel = channels[0]
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        yield from _one(channel, name)
    yield from _web(channel.findtext("link"))
    yield from _mail_date(channel.findtext("lastBuildDate"))
    own = channel.find(f"{ATOM}link")
    if own is None or own.get("rel") != "self" or own.get("type") != "application/rss+xml":
        yield "no atom:link to itself"
    ids = [item.findtext("guid") or "" for item in channel.findall("item")]
    if len(set(ids)) != len(ids) or "" in ids:
        yield f"guids missing or twice: {ids}"
    for item in channel.findall("item"):
        for name in ("title", "link", "guid", "pubDate", "description"):
            yield from _one(item, name)
        yield from _web(item.findtext("link"))
        yield from _mail_date(item.findtext("pubDate"))
        for media in item.findall(f"{MEDIA}content"):
            yield from _web(media.get("url"))
            if not (media.get("type") and media.get("medium") == "image" and int(media.get("height", "0")) > 0):
                yield f"media:content without type, medium or size: {media.attrib}"


def breaches_of_atom(text: str) -> list[str]:
    """What RFC 4287 does not allow."""
    return list(_atom(ElementTree.fromstring(text)))


def _atom(root: Element) -> Iterator[str]:
    if root.tag != f"{ATOM}feed":
        yield f"the document is {root.tag}"
    yield from _atom_thing(root)
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    yield from _web(links.get("self"))
    yield from _web(links.get("alternate"))
    has_author = root.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    if len(set(ids)) != len(ids):
        yield f"entries share an id: {ids}"
    for entry in root.findall(f"{ATOM}entry"):
        yield from _atom_thing(entry)
        if not has_author and entry.find(f"{ATOM}author/{ATOM}name") is None:
            yield "an entry without author in a feed without author"
        if len([link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]) != 1:
            yield "an entry has not exactly one alternate link"
        yield from (breach for link in entry.findall(f"{ATOM}link") for breach in _web(link.get("href")))
        published, updated = entry.findtext(f"{ATOM}published"), entry.findtext(f"{ATOM}updated")
        yield from _moment(published, RFC3339)
        if published and updated and datetime.fromisoformat(updated) < datetime.fromisoformat(published):
            yield f"changed at {updated}, before it was published at {published}"


def _atom_thing(element: Element) -> Iterator[str]:
    for name in ("id", "title", "updated"):
        yield from _one(element, ATOM + name)
    yield from _web(element.findtext(f"{ATOM}id"))
    yield from _moment(element.findtext(f"{ATOM}updated"), RFC3339)
    if any(not (author.findtext(f"{ATOM}name") or "").strip() for author in element.findall(f"{ATOM}author")):
        yield "an author without name"


def breaches_of_sitemap(text: str) -> list[str]:
    """What sitemaps.org does not allow, in a sitemap or an index."""
    return list(_sitemap(ElementTree.fromstring(text)))


def _sitemap(root: Element) -> Iterator[str]:
    kinds = {f"{SITEMAP}urlset": "url", f"{SITEMAP}sitemapindex": "sitemap"}
    if root.tag not in kinds:
        yield f"the document is {root.tag}"
        return
    entries = root.findall(SITEMAP + kinds[root.tag])
    if not 1 <= len(entries) <= 50_000 or len(entries) != len(root):
        yield f"{len(entries)} entries of {len(root)} elements"
    places = [entry.findtext(f"{SITEMAP}loc") for entry in entries]
    if len(set(places)) != len(places):
        yield "an address stands twice"
    for entry in entries:
        yield from _web(entry.findtext(f"{SITEMAP}loc"))
        changed = entry.findtext(f"{SITEMAP}lastmod")
        if changed is not None:
            yield from _moment(changed, W3C)
        for image in entry.findall(f"{IMAGE}image"):
            yield from _web(image.findtext(f"{IMAGE}loc"))


def _one(parent: Element, name: str) -> Iterator[str]:
    found = parent.findall(name)
    if len(found) != 1 or not (found[0].text or "").strip():
        yield f"{parent.tag} has {len(found)} × {name}, or an empty one"


def _web(address: str | None) -> Iterator[str]:
    parts = urlsplit(address or "")
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in (address or ""):
        yield f"no web address: {address!r}"


def _mail_date(said: str | None) -> Iterator[str]:
    try:
        moment = parsedate_to_datetime(said or "")
    except ValueError:
        yield f"no date of RFC 5322: {said!r}"
        return
    offset = moment.utcoffset()
    if offset is None or offset.total_seconds() != IN_VIETNAM:
        yield f"not Vietnam's time: {said}"


def _moment(said: str | None, pattern: re.Pattern[str]) -> Iterator[str]:
    if not said or not pattern.fullmatch(said):
        yield f"no moment: {said!r}"
        return
    offset = datetime.fromisoformat(said).utcoffset()
    if offset is None or offset.total_seconds() != IN_VIETNAM:
        yield f"not Vietnam's time: {said}"
