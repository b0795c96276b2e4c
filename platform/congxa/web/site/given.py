"""Whose is an item that a unit above sent? Marked as that unit's wherever it stands: page, lists, feeds."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _
from markupsafe import Markup

from congxa import publishing, tenancy
from congxa.publishing.public import AnyRow, Story
from congxa.web.requests import public_url


class Giver(NamedTuple):
    """The unit that an item comes from, and where its own page stands."""

    name: str  # "huyện Núi Cao"
    site: str
    url: str


def giver(row: AnyRow | Story) -> Giver | None:
    """The unit that sent an item; None for the site's own."""
    unit = tenancy.directory().by_id.get(row.source_unit_id) if row.source_unit_id is not None else None
    if unit is None:
        return None
    home = public_url(unit, "")
    # The origin of the copy keeps the address as it was when it came; its words lead on where they have changed.
    kept = getattr(row, "source_url", None) or ""
    path = publishing.address(row.source_article_id or 0, row.slug)
    url = kept if kept.startswith(f"{home}/") else home + path
    return Giver(unit.full_name, home, url)


def given_by(row: AnyRow | Story) -> Markup:
    """The mark in a list; nothing beside what is the site's own."""
    if row.source_unit_id is None:
        return Markup()
    found = giver(row)
    words = _("Tin của %(unit)s", unit=found.name) if found else ""
    return Markup(' <span class="given-by">{}</span>').format(words) if words else Markup()
