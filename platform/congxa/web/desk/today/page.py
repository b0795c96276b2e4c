"""The start page of a desk: what waits, the most urgent first; what I was writing; how the site is doing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from flask import render_template

from congxa import publishing
from congxa.identity import Permission
from congxa.publishing import ArticleState
from congxa.web.desk.today import (
    decisions,
    directives,
    duties,
    received,
    records,
    remarks,
    returned,
    rights,
    scheduled,
    sections,
    unsaved,
)
from congxa.web.desk.today.errand import Errand, in_order
from congxa.web.desk.today.figures import HEIGHT, WIDTH, figures
from congxa.web.desk.today.stand import SHOWN, Stand

Source = Callable[[Stand], Iterable[Errand]]
SOURCES: tuple[Source, ...] = (
    directives.errands,
    returned.errands,
    remarks.errands,
    unsaved.errands,
    decisions.errands,
    received.errands,
    duties.errands,
    rights.errands,
    rights.stock,
    records.errands,
    scheduled.errands,
    sections.errands,
)


def tasks() -> str:
    """What this person has to do at this unit."""
    stand = Stand.here()
    drafts = [line for line in stand.pile(ArticleState.DRAFT).lines if line.is_mine]
    return render_template(
        "desk/tasks.html",
        errands=in_order(errand for source in SOURCES for errand in source(stand)),
        drafts=drafts[:SHOWN],
        standing_still=publishing.timekeeping.standing_still(),
        figures=figures(stand),
        width=WIDTH,
        height=HEIGHT,
        may_write=stand.may(Permission.ARTICLE_WRITE),
    )
