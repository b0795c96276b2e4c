"""What is known about the request under way: the site, the unit, the person. Typed windows on Flask's ``g``."""

from __future__ import annotations

from flask import g, url_for

from congxa.config import settings
from congxa.core.actor import Actor
from congxa.identity import SignedIn
from congxa.tenancy import SiteFacts


def current_site() -> SiteFacts:
    """The site whose public page is asked for."""
    site: SiteFacts = g.site
    return site


def current_unit() -> SiteFacts:
    """The unit whose desk or office is being worked in."""
    unit: SiteFacts = g.unit
    return unit


def current_person() -> SignedIn:
    """The signed-in person."""
    person: SignedIn = g.person
    return person


def current_actor() -> Actor:
    """Who acts."""
    return current_person().actor


def public_url(site: SiteFacts, path: str = "/") -> str:
    """The absolute public address of a path on a site: at its canonical host, or at <slug>.<site domain>."""
    kept = settings()
    host = site.hosts[0] if site.hosts and not kept.demo else f"{site.slug}.{kept.site_domain}"
    port = f":{kept.port}" if kept.demo else ""
    return f"{'https' if kept.https else 'http'}://{host}{port}{path}"


def here(endpoint: str, **values: object) -> str:
    """The address of an endpoint of the desk or office, in the unit that is being worked in."""
    return url_for(endpoint, unit_slug=current_unit().slug, **values)  # type: ignore[arg-type]
