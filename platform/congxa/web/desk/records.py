"""Views of what is on record about the unit: its outgoing links, and who did what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import render_template, request

from congxa import audit, links
from congxa.audit import AuditRecord, Event
from congxa.core import clock
from congxa.links import OutboundLink, Target, TargetKind
from congxa.web.changes import changes_in_words
from congxa.web.desk.fields import read_page, read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit, here


@dataclass(frozen=True)
class Place:
    """One outgoing link, and where on this desk it is changed."""

    link: OutboundLink
    owner: str
    edit_url: str


def outgoing() -> str:
    """The domains that the unit's public pages link to; one of them opened, every place of it."""
    unit_id = current_unit().unit_id
    host = read_text(request.args, "ten-mien").lower()[:255]
    found = links.places(Target(TargetKind.HOST, host, "", ""), (unit_id,)) if host else ()
    return render_template(
        "desk/links.html",
        rows=links.domains(unit_id, (unit_id,), clock.now()),
        host=host,
        places=[_place(link) for link in found],
    )


def _place(link: OutboundLink) -> Place:
    match link.owner_kind:
        case "article":
            return Place(link, _("Bài viết"), here("desk.article", article_id=link.owner_id))
        case "banner":
            return Place(link, _("Biểu ngữ"), here("desk.banner", banner_id=link.owner_id))
        case _:
            return Place(link, _("Khung trang"), "")


@dataclass(frozen=True)
class Act:
    """One line of the record, in words."""

    at: datetime
    by: str
    what: str
    subject: str
    note: str
    changes: list[tuple[str, str, str]]


def acts() -> str:
    """Who did what at this unit, the newest first; one kind of act, when it is chosen."""
    page = read_page(request.args.get("trang"))
    event = request.args.get("viec", "")
    known = event if event in {each.value for each in Event} else ""
    rows = audit.records(current_actor(), (current_unit().unit_id,), page, known)
    return render_template(
        "desk/audit.html",
        acts=[_act(row) for row in rows[: audit.PAGE]],
        page=page,
        has_next=len(rows) > audit.PAGE,
        event=known,
        events=[(each.value, _(title)) for each, title in audit.TITLES.items()],
    )


def _act(row: AuditRecord) -> Act:
    what = _(audit.TITLES[Event(row.event)])
    return Act(
        row.at, row.actor_name, what, row.subject_title, row.note, list(changes_in_words(row.changes, row.subject_kind))
    )
