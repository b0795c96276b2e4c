"""What the supervising unit sent to those below, as its desk sees it; what fails is tried again from here too."""

from __future__ import annotations

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from congxa.core.db import DbRole
from congxa.identity import Permission
from congxa.publishing import watching
from congxa.web import copies as table
from congxa.web.access import needs
from congxa.web.requests import current_actor, current_unit, here


@needs(Permission.BOARD_READ, DbRole.OFFICE)
def sent() -> str:
    """All items that were sent, each with its numbers."""
    items = watching.sent_items(current_actor(), current_unit().unit_id, Permission.BOARD_READ)
    return render_template("office/sent.html", items=items, titles=table.titles())


@needs(Permission.BOARD_READ, DbRole.OFFICE)
def sent_item(article_id: int) -> str:
    """One item: a row for each unit it was sent to."""
    copies = watching.sent_copies(current_actor(), current_unit().unit_id, article_id, Permission.BOARD_READ)
    try_again = here("office.retry_copies", article_id=article_id)
    return render_template("office/sent_item.html", try_again=try_again, **table.context(copies, request.args))


@needs(Permission.DELIVERY_RETRY, DbRole.OFFICE)
def retry_copies(article_id: int) -> Response:
    """Let the worker try at once what failed; nothing is decided anew."""
    flash(table.try_now(article_id))
    return redirect(here("office.sent_item", article_id=article_id), 303)
