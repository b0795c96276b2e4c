"""An event for the calendar program of a reader."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response
from flask_babel import gettext as _

from congxa import publishing
from congxa.core.errors import Missing
from congxa.publishing import public
from congxa.publishing.kinds.event.ics import Entry, calendar
from congxa.web.requests import current_site
from congxa.web.site.addresses import article_path
from congxa.web.site.article import LARGEST_ID
from congxa.web.site.finish import CALENDAR, finish_text, without_blocked
from congxa.web.site.frame import current_frame


def event(article_id: int) -> Response:
    """``/su-kien/<id>.ics`` (RFC 5545)"""
    found = public.article(current_site().unit_id, article_id) if article_id <= LARGEST_ID else None
    if found is None or found.kind != "event" or not found.fields.get("starts_at"):
        raise Missing(_("Trang này không có sự kiện đó, hoặc sự kiện đã được gỡ."))
    values, home = publishing.kind_of("event").read(found.fields), current_frame().url
    entry = Entry(
        uid=f"su-kien-{found.id}@{urlsplit(home).hostname}",
        title=without_blocked(found.title),
        starts_at=values["starts_at"],
        ends_at=values["ends_at"],
        place=without_blocked(values["place"] or ""),
        address=home + article_path(found.id, found.slug),
        changed_at=found.updated_at,
    )
    answer = finish_text(calendar(entry), [f"article:{found.id}"], CALENDAR)
    answer.headers["Content-Disposition"] = f"attachment; filename=su-kien-{found.id}.ics"
    return answer
