"""The sections of a site follow its tenant file."""

from __future__ import annotations

from html import escape

from sqlalchemy import select

from congxa import links
from congxa.core.db import changed, db
from congxa.core.events import listen
from congxa.publishing.models import Section
from congxa.tenancy.events import UnitApplied


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
    _index_links(event)
    changed(f"unit:{event.unit_id}")


def _index_links(event: UnitApplied) -> None:
    html = "".join(f'<a href="{escape(link["url"])}">{escape(link["title"])}</a>' for link in event.links)
    owner = links.Owner("site", event.unit_id, event.unit_id, "Liên kết trên trang (cấu hình đơn vị)", "/")
    links.index(owner, {"links": html}, live=True, by=event.actor.name)
