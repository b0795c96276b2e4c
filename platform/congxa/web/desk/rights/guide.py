"""What does each basis demand, in plain words? Made of the data by which the gate judges."""

from __future__ import annotations

from flask import render_template

from congxa import copyright as rights
from congxa.copyright import WorkKind
from congxa.core import clock
from congxa.publishing import gate
from congxa.web.requests import current_unit


def guide() -> str:
    """``/ban-quyen/huong-dan``"""
    today = clock.today()
    bases = {row.key: row for work in WorkKind for row in rights.bases(work, today)}
    rules = rights.rules(today)
    return render_template(
        "desk/rights/guide.html",
        bases=[(row, [rule for rule in rules if not rule.bases or row.key in rule.bases]) for row in bases.values()],
        demands=rights.demands(),
        work_titles=rights.WORK_TITLES,
        licences=rights.licences(),
        limits=gate.quotation_limits(current_unit().unit_id, today),
    )
