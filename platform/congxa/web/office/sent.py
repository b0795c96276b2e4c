"""What the supervising unit sent to those below, as its desk sees it; read only."""

from __future__ import annotations

from flask import render_template, request

from congxa.core.db import DbRole
from congxa.identity import Permission
from congxa.publishing import watching
from congxa.web import copies as table
from congxa.web.access import needs
from congxa.web.requests import current_actor, current_unit


@needs(Permission.BOARD_READ, DbRole.OFFICE)
def sent() -> str:
    """All items that were sent, each with its numbers."""
    items = watching.sent_items(current_actor(), current_unit().unit_id, Permission.BOARD_READ)
    return render_template("office/sent.html", items=items, titles=table.titles())


@needs(Permission.BOARD_READ, DbRole.OFFICE)
def sent_item(article_id: int) -> str:
    """One item: a row for each unit it was sent to."""
    copies = watching.sent_copies(current_actor(), current_unit().unit_id, article_id, Permission.BOARD_READ)
    return render_template("office/sent_item.html", **table.context(copies, request.args))
