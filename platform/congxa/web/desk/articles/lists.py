"""The list of the unit's articles."""

from __future__ import annotations

from flask import render_template, request

from congxa import publishing, readership
from congxa.identity import Permission
from congxa.publishing import PAGE, STATE_TITLES
from congxa.publishing.bulk import Action
from congxa.web.desk.articles.bulk import TITLES
from congxa.web.desk.articles.rail import STATE_KINDS
from congxa.web.desk.fields import read_page, read_text
from congxa.web.desk.words import _
from congxa.web.requests import current_actor, current_unit


def articles() -> str:
    """The unit's articles: by state, section and words of the title, a page at a time."""
    actor, unit_id = current_actor(), current_unit().unit_id
    wanted = {
        "trang-thai": read_text(request.args, "trang-thai"),
        "chuyen-muc": read_text(request.args, "chuyen-muc"),
        "nguoi": read_text(request.args, "nguoi")[:200],
        "tim": read_text(request.args, "tim")[:200],
    }
    page = read_page(request.args.get("trang"))
    rows = publishing.articles(
        actor,
        unit_id,
        wanted["trang-thai"] or None,
        wanted["chuyen-muc"] or None,
        wanted["tim"],
        page,
        writer=wanted["nguoi"],
    )
    counts = publishing.counts(actor, unit_id)
    return render_template(
        "desk/articles.html",
        rows=rows[:PAGE],
        page=page,
        has_next=len(rows) > PAGE,
        wanted={name: value for name, value in wanted.items() if value},
        tabs=[(state.value, _(title), counts[state]) for state, title in STATE_TITLES.items()],
        total=sum(counts.values()),
        sections=publishing.sections(unit_id),
        states={state.value: (STATE_KINDS[state], _(title)) for state, title in STATE_TITLES.items()},
        views=readership.views_of(unit_id, [row.id for row in rows[:PAGE]]),
        writers=publishing.writers(actor, unit_id),
        me=actor.name,
        actions=[(key.value, _(title)) for key, title in TITLES.items() if key not in (Action.MOVE, Action.TAKE_BACK)],
        may_write=actor.may(Permission.ARTICLE_WRITE, unit_id),
    )
