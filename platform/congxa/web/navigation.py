"""What stands around the content of a desk or office page: where I am, who I am, where I can go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from congxa import tenancy
from congxa.identity import TITLES
from congxa.tenancy import SiteFacts
from congxa.web.requests import current_person, public_url


@dataclass(frozen=True)
class NavItem:
    """An entry of the side navigation; ``icon`` names one of the built line icons."""

    title: str
    url: str
    icon: str
    is_active: bool = False
    count: int = 0


@dataclass(frozen=True)
class Frame:
    """What ``layout.html`` draws around a page."""

    place: str
    above: str
    public_url: str
    person: str
    roles: str
    has_several_units: bool
    nav: tuple[NavItem, ...] = ()


def frame(unit: SiteFacts | None, nav: Iterable[NavItem] = ()) -> Frame:
    """The frame of a page in ``unit``, or outside of any for the account's own pages."""
    person = current_person()
    if unit is None:
        return Frame("Cổng Xã", "", "", person.name, person.email, len(person.memberships) > 1, tuple(nav))
    parent = tenancy.directory().by_id.get(unit.parent_id or 0)
    roles = [str(_(TITLES[role])) for unit_id, role in person.memberships if unit_id in (unit.unit_id, *unit.lineage)]
    return Frame(
        place=unit.full_title,
        above=parent.full_title if parent else "",
        public_url=public_url(unit),
        person=person.name,
        roles=", ".join(roles),
        has_several_units=len(person.memberships) > 1,
        nav=tuple(nav),
    )
