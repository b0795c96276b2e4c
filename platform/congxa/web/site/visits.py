"""Counting that a page was read: no cookie, no script needed, and nothing about the reader is kept.

A browser asks for a picture of one dot, by script once the page is seen, else in the page. The page itself is the same
for everyone; the numbers are asked for apart.
"""

from __future__ import annotations

import base64
import re

from flask import Response, current_app, jsonify, request

from congxa import readership
from congxa.adapters.tally import Tally
from congxa.core import clock
from congxa.publishing import public
from congxa.web.pagecache import MARK, Page
from congxa.web.requests import current_site

DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAAAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==")
LARGEST_ID = 2**63 - 1
KEPT_SECONDS = 60  # the numbers change once a minute
# Programs, by what they call themselves; whoever says nothing is one.
_PROGRAM = re.compile(
    r"bot|crawl|spider|slurp|archiv|scan|monitor|preview|headless|lighthouse|facebookexternalhit|curl|wget|python|"
    r"java/|go-http|okhttp|axios|node-fetch|libwww|httpclient",
    re.IGNORECASE,
)


def article_dot(article_id: int) -> Response:
    """``/luot-xem/<id>.gif``"""
    return _dot(article_id)


def site_dot() -> Response:
    """``/luot-xem/trang.gif``: a page that is no article."""
    return _dot(0)


def article_numbers(article_id: int) -> Response:
    """``/luot-xem/<id>.json``"""
    unit_id = current_site().unit_id
    known = article_id if article_id <= LARGEST_ID else 0
    found = readership.readings(unit_id, known)
    # Of numbers that are no article's there is no end, so they are not kept.
    if found.article or public.by_id(unit_id, [known]):
        return _kept(found._asdict())
    return jsonify(found._asdict())


def site_numbers() -> Response:
    """``/luot-xem/trang.json``"""
    return _kept({"site": readership.readings(current_site().unit_id).site})


def _dot(article_id: int) -> Response:
    tally: Tally | None = current_app.extensions["congxa.tally"]
    if tally is not None and article_id <= LARGEST_ID and is_a_reader():
        # An article is read on a visit to its site; 0 is the site.
        pages = (0, article_id) if article_id else (0,)
        address, agent = request.remote_addr or "", request.user_agent.string
        tally.count(clock.today(), current_site().unit_id, pages, address, agent)
    response = Response(DOT, content_type="image/gif")
    response.headers["Cache-Control"] = "no-store"
    return response


def is_a_reader() -> bool:
    """Whether a person asks from one of our pages: no program, no page of others, nothing fetched in advance."""
    if request.method != "GET" or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    if "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", "")):
        return False
    agent = request.user_agent.string
    return bool(agent) and _PROGRAM.search(agent) is None


def _kept(numbers: dict[str, int]) -> Response:
    request.environ[MARK] = Page(frozenset({f"views:{current_site().unit_id}"}), clock.now().timestamp() + KEPT_SECONDS)
    return jsonify(numbers)
