"""Everything at a glance."""

from __future__ import annotations

from flask import render_template, request

from congxa import oversight, publishing
from congxa.core import clock
from congxa.core.db import DbRole
from congxa.identity import Permission
from congxa.oversight import Urgent, UrgentKind
from congxa.web.access import needs
from congxa.web.office import tiles
from congxa.web.requests import current_actor, current_unit, here


@needs(Permission.BOARD_READ, DbRole.OFFICE)
def overview() -> str:
    """Five numbers, the map, what is to be decided today, and the table of the communes."""
    actor, office = current_actor(), current_unit()
    rows = oversight.board(actor, office.unit_id)
    measure = tiles.measure_of(request.args.get("do", ""))
    return render_template(
        "office/overview.html",
        summary=oversight.summary(actor, office.unit_id),
        urgent=[(each, _place(each), _LOOKS[each.kind]) for each in oversight.urgent(actor, office.unit_id)],
        rows=rows,
        tiles=tiles.tiles(rows, measure),
        measure=measure,
        measures=tiles.MEASURES,
        now=clock.now(),
        standing_still=publishing.timekeeping.standing_still(),
    )


# Kind of decision -> look, icon, words of the button.
_LOOKS = {
    UrgentKind.DOMAIN: ("bad", "alert-triangle", "Xem và quyết định"),
    UrgentKind.ANSWER: ("warn", "message", "Xem báo cáo"),
    UrgentKind.OVERDUE: ("bad", "clock", "Xem chỉ đạo"),
    UrgentKind.FINDINGS: ("warn", "flag", "Xem và giao"),
}


def _place(each: Urgent) -> str:
    """The page on which it is decided."""
    if each.kind is UrgentKind.DOMAIN:
        return here("office.domain", host=each.key)
    if each.kind is UrgentKind.FINDINGS:
        return here("office.findings", **{"kiem-tra": each.key})
    return here("office.directive", directive_id=int(each.key), xa=each.unit_id, _anchor="trao-doi")
