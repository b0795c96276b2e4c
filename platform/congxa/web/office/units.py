"""One commune as the office sees it."""

from __future__ import annotations

from flask import flash, redirect, render_template
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from congxa import links, oversight
from congxa.core import clock
from congxa.core.db import DbRole
from congxa.identity import Permission
from congxa.oversight import FindingFilter
from congxa.web.access import needs
from congxa.web.office.reading import unit_in_scope
from congxa.web.requests import current_actor, current_unit, here, public_url


@needs(Permission.BOARD_READ, DbRole.OFFICE)
def unit(slug: str) -> str:
    """Its findings, tasks, outbound domains and last posts, and the way to its public site."""
    actor, seen, now = current_actor(), unit_in_scope(slug), clock.now()
    site_url = public_url(seen)
    return render_template(
        "office/unit.html",
        unit=seen,
        site_url=site_url,
        base_url=site_url.rstrip("/"),
        findings=oversight.findings(actor, (seen.unit_id,), FindingFilter()),
        tasks=oversight.tasks(actor, seen.unit_id),
        domains=links.domains(current_unit().unit_id, (seen.unit_id,), now),
        posts=oversight.last_posts(actor, seen.unit_id),
        rights=oversight.rights_of(actor, seen.unit_id),
        now=now,
    )


@needs(Permission.BOARD_READ, DbRole.OFFICE)
def scan_unit(slug: str) -> Response:
    """Check the commune again, now."""
    seen = unit_in_scope(slug)
    tell(oversight.scan((seen.unit_id,), clock.now()))
    return redirect(here("office.unit", slug=slug))


def tell(report: oversight.ScanReport) -> None:
    """Say what a check has changed."""
    came = report.created + report.reopened
    flash(
        _(
            "Đã kiểm tra lại lúc này: %(seen)d lỗi, trong đó %(came)d lỗi mới; %(closed)d lỗi đã hết.",
            seen=report.seen,
            came=came,
            closed=report.closed,
        )
    )
