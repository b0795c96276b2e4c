"""Rules about links: those in force, those taken back, and the record of one removal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from congxa import links, oversight
from congxa.core import clock
from congxa.core.db import DbRole, current_scope
from congxa.core.errors import Invalid, Missing
from congxa.identity import Permission
from congxa.links import LinkRule, Target, TargetKind
from congxa.web.access import needs
from congxa.web.office.outbound.domains import Place, with_urls
from congxa.web.requests import current_actor, current_unit, here


@dataclass(frozen=True)
class Cleanness:
    """One site and the stored links that the rule hits there: how many of them the guard keeps off its pages."""

    unit_id: int
    places: list[Place]
    kept_off: int

    @property
    def is_clean(self) -> bool:
        return self.kept_off == len(self.places)


@needs(Permission.OFFICE_READ, DbRole.OFFICE)
def rules() -> str:
    """The rules that the office made, those in force first."""
    return render_template("office/rules.html", rules=links.rules(current_unit().unit_id), now=clock.now())


@needs(Permission.OFFICE_READ, DbRole.OFFICE)
def rule(rule_id: int) -> str:
    """The record of one removal, and whether every site is clean at this moment."""
    return _page(rule_id)


@needs(Permission.LINK_RULE_REVOKE, DbRole.OFFICE)
def restore(rule_id: int) -> Response | tuple[str, int]:
    """Undo the removal, with a reason."""
    reason = request.form.get("reason", "")
    try:
        oversight.restore_link(current_actor(), current_unit().unit_id, rule_id, reason)
    except Invalid as error:
        return _page(rule_id, reason, error), 422
    flash(_("Đã hoàn tác. Những liên kết còn trong nội dung hiện lại từ lần tải trang tiếp theo."))
    return redirect(here("office.rule", rule_id=rule_id))


def _page(rule_id: int, reason: str = "", error: Invalid | None = None) -> str:
    found = links.rule(current_unit().unit_id, rule_id)
    if found is None:
        raise Missing(f"Không có quy tắc số {rule_id}.")
    sites = _cleanness(found)
    return render_template(
        "office/rule.html",
        rule=found,
        shown=found.url or f"{found.host}{found.path}",
        sites=sites,
        clean=sum(site.is_clean for site in sites),
        reason=reason,
        errors=error.by_field() if error else None,
        now=clock.now(),
    )


def _cleanness(found: LinkRule) -> list[Cleanness]:
    """Each stored address is put before the very rules that the guard of that site uses."""
    target = Target(TargetKind(found.kind), found.host, found.path, found.url)
    by_unit: dict[int, list[Place]] = {}
    for place in with_urls(links.places(target, current_scope().units)):
        by_unit.setdefault(place.link.unit_id, []).append(place)
    now = clock.now()
    return [Cleanness(unit_id, places, _kept_off(unit_id, places, now)) for unit_id, places in by_unit.items()]


def _kept_off(unit_id: int, places: list[Place], now: datetime) -> int:
    in_force = links.rules_in_force(unit_id)
    return sum(in_force.judge(place.link.url, now).verdict is links.Verdict.BLOCK for place in places)
