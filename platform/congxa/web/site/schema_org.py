"""What do search engines read of a page? The vocabulary of schema.org, as JSON-LD that no word of a page can end.

It leaves by the same gate as the page: with a blocked address in it the whole script goes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from congxa.core import clock, text
from congxa.publishing.kinds import Kind, Values
from congxa.publishing.public import AnyRow
from congxa.web.site import share_picture
from congxa.web.site.credits import author_line
from congxa.web.site.frame import Frame

CONTEXT = "https://schema.org"
SEARCH = "/tim-kiem?tu-khoa={search_term_string}"
_LONGEST_HEADLINE = 110
_UNSAFE = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}

Data = Mapping[str, Any]


def as_script(data: Data) -> Markup:
    """The data as it stands in a page."""
    written = json.dumps({"@context": CONTEXT, **data}, ensure_ascii=False, separators=(",", ":"))
    escaped = written.translate(_UNSAFE)
    return Markup(f'<script type="application/ld+json">{escaped}</script>')  # noqa: S704 - escaped just above


def site_script(frame: Frame) -> Markup:
    """Whose site it is, and how to search it; for the front page."""
    said = frame.site.spec.site
    site: dict[str, Any] = {
        "@type": "WebSite",
        "@id": f"{frame.url}/#trang",
        "name": said.title,
        "url": f"{frame.url}/",
        "inLanguage": said.languages[0],
        "publisher": {"@id": f"{frame.url}/#co-quan"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": frame.url + SEARCH},
            "query-input": "required name=search_term_string",
        },
    }
    return as_script({"@graph": [site, _organisation(frame)]})


def article_script(frame: Frame, row: AnyRow, kind: Kind, values: Values, path: str) -> Markup:
    """The item of a page; a kind says more, or says that it is something else than an article."""
    published, changed = (clock.local(moment).isoformat() for moment in (row.published_at, row.updated_at))
    author = author_line(row)
    data: dict[str, Any] = {
        "@type": "NewsArticle" if kind.is_news else "Article",
        "@id": f"{frame.url}{path}#bai",
        "mainEntityOfPage": frame.url + path,
        "headline": text.shorten(row.title, _LONGEST_HEADLINE),
        "image": [frame.url + share_picture.article_path(frame, row)],
        "datePublished": published,
        "dateModified": max(published, changed),
        "inLanguage": frame.site.spec.site.languages[0],
        "isAccessibleForFree": True,
        "author": {"@type": "Person", "name": author} if author else {"@id": f"{frame.url}/#co-quan"},
        "publisher": _organisation(frame),
    }
    if row.summary:
        data["description"] = row.summary
    if row.section_title:
        data["articleSection"] = row.section_title
    return as_script({**data, **kind.schema_org(row, values)})


def breadcrumb_script(frame: Frame, home: str, trail: Sequence[tuple[str, str]], end: str, path: str) -> Markup:
    """The way from the front page to this one."""
    steps = [(home, frame.home), *trail, (end, path)]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": frame.url + place}
        for number, (name, place) in enumerate(steps, start=1)
    ]
    return as_script({"@type": "BreadcrumbList", "itemListElement": items})


def _organisation(frame: Frame) -> Data:
    contact = frame.site.spec.site.contact
    return {
        "@type": "GovernmentOrganization",
        "@id": f"{frame.url}/#co-quan",
        "name": contact.managing_body,
        "url": f"{frame.url}/",
        "logo": frame.url + frame.emblem,
        "telephone": contact.phone,
        "email": contact.email,
        "address": {"@type": "PostalAddress", "streetAddress": contact.address, "addressCountry": "VN"},
        "parentOrganization": {"@type": "GovernmentOrganization", "name": contact.governing_body},
    }
