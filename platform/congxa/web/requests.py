"""What is known about the request under way: the site, the unit, the person. Typed windows on Flask's ``g``."""

from __future__ import annotations

from flask import g, url_for

from congxa.core.actor import Actor
from congxa.identity import SignedIn
from congxa.tenancy import SiteFacts
from congxa.tenancy import public_url as public_url


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


def here(endpoint: str, **values: object) -> str:
    """The address of an endpoint of the desk or office, in the unit that is being worked in."""
    return url_for(endpoint, unit_slug=current_unit().slug, **values)  # type: ignore[arg-type]
