"""Which directives is it the unit's turn to answer? Read once a request: the navigation and the start page ask."""

from __future__ import annotations

from flask import g

from congxa import oversight
from congxa.oversight import TaskRow, TaskState
from congxa.web.requests import current_actor, current_unit


def owed() -> list[TaskRow]:
    """The open tasks but those that were answered, which wait for the office; by deadline."""
    if "owed" not in g:
        rows = oversight.tasks(current_actor(), current_unit().unit_id, open_only=True)
        g.owed = [row for row in rows if row.state is not TaskState.RESPONDED]
    found: list[TaskRow] = g.owed
    return found
