"""The sections of a site follow its tenant file; the index of links follows its menu and its list of links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TypeAlias

from sqlalchemy import select

from congxa import links
from congxa.core.actor import Actor
from congxa.core.db import changed, db
from congxa.core.events import listen
from congxa.publishing.models import Section
from congxa.tenancy.events import SiteArranged, UnitApplied

Said: TypeAlias = Iterable[Mapping[str, str]]  # title, url


@listen(UnitApplied)
def follow_tenant_file(event: UnitApplied) -> None:
    """Bring the rows of a unit's sections, and the index of its menu links, to what its file says.

    A section that the file no longer names goes out of use; its articles stay. Runs with the platform's role.
    """
    standing = {row.slug: row for row in db.session.scalars(select(Section).where(Section.unit_id == event.unit_id))}
    for position, said in enumerate(event.sections):
        row = standing.pop(said["slug"], None)
        if row is None:
            row = Section(unit_id=event.unit_id, slug=said["slug"])
            db.session.add(row)
        row.title, row.kind, row.in_menu = said["name"], said["kind"], said["menu"]
        row.position, row.is_active = position, True
    for left_out in standing.values():
        left_out.is_active = False
    db.session.flush()
    _index_links(event.actor, event.unit_id, event.links, event.menu_links)
    changed(f"unit:{event.unit_id}")


@listen(SiteArranged)
def follow_arrangement(event: SiteArranged) -> None:
    """Bring the index to the menu and the links that the desk arranged. Runs with the desk's role."""
    _index_links(event.actor, event.unit_id, event.links, event.menu_links)
    changed(f"unit:{event.unit_id}")


def _index_links(actor: Actor, unit_id: int, beside: Said, menu: Said) -> None:
    owner = links.Owner("site", unit_id, unit_id, "Liên kết trên trang (cấu hình đơn vị)", "/")
    links.index(owner, {"links": as_html(beside), "menu": as_html(menu)}, live=True, by=actor.name)


def as_html(said: Said) -> str:
    """Links as the index reads them."""
    return "".join(f'<a href="{escape(link["url"])}">{escape(link["title"])}</a>' for link in said)
