"""Whose site is asked for? The host says it, before anything else is looked at."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, abort, g, redirect, request

from congxa import tenancy
from congxa.config import settings
from congxa.tenancy import HostUnknown
from congxa.web.requests import public_url

BLUEPRINT = "site"
# The page that says so keeps its looks.
ANSWERS_WHEN_SUSPENDED = ("site.tokens", "site.theme_image")


def find_site() -> Response | None:
    """Set the site of the request, or end it: unknown and hidden 404, suspended 410, an alias 301 to the right host.

    Runs before the routing error of an unknown path too, so that its page is the site's own; built files and health
    answer on any host.
    """
    if request.endpoint is not None and request.blueprint != BLUEPRINT:
        return None
    host = request.host.partition(":")[0].lower().removesuffix(".")
    facts = tenancy.directory().resolve(host, settings().site_domain)
    state = facts.spec.site.state
    if state == "hidden":
        raise HostUnknown("Không có trang nào ở địa chỉ này.")
    g.site = facts
    if urlsplit(public_url(facts)).hostname != host:
        return _move(public_url(facts, request.full_path.removesuffix("?")))
    if state == "suspended" and request.endpoint not in ANSWERS_WHEN_SUSPENDED:
        abort(410)
    return None


def _move(target: str) -> Response:
    answer = redirect(target, 301)
    answer.headers["Cache-Control"] = "no-cache"
    return Response(answer.get_data(), 301, answer.headers)
