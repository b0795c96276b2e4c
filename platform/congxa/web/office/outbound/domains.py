"""Outbound domains: all of them, and one with every place that links there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from flask import render_template, request

from congxa import links, tenancy
from congxa.core import clock
from congxa.core.db import DbRole, current_scope
from congxa.core.errors import Invalid, Missing
from congxa.core.text import fold
from congxa.identity import Permission
from congxa.links import DomainRow, Target, TargetKind
from congxa.web.access import needs
from congxa.web.requests import current_unit, public_url


class DomainState(StrEnum):
    """How a domain stands with the office."""

    BLOCKED = "dang-chan"
    UNDECIDED = "cho-quyet-dinh"
    ORDINARY = "binh-thuong"


STATE_TITLES = {
    DomainState.BLOCKED: "Đang chặn",
    DomainState.UNDECIDED: "Chờ quyết định",
    DomainState.ORDINARY: "Không có dấu hiệu",
}
STATE_KINDS = {DomainState.BLOCKED: "good", DomainState.UNDECIDED: "bad", DomainState.ORDINARY: "muted"}


@dataclass(frozen=True)
class Place:
    """Where a link stands, with the address of the page that shows it."""

    link: links.OutboundLink
    url: str


def state_of(row: DomainRow) -> DomainState:
    """Blocked, waiting for a decision, or neither."""
    if row.is_blocked:
        return DomainState.BLOCKED
    return DomainState.UNDECIDED if row.suspicion.is_proposed else DomainState.ORDINARY


@needs(Permission.OFFICE_READ, DbRole.OFFICE)
def domains() -> str:
    """The outbound domains of all sites, the most suspicious first; narrowed by words and state."""
    wanted, state = request.args.get("tim", ""), request.args.get("tinh-trang", "")
    rows = links.domains(current_unit().unit_id, current_scope().units, clock.now())
    shown = [(row, state_of(row)) for row in rows if fold(wanted.strip()) in fold(row.host)]
    if state in set(DomainState):
        shown = [(row, each) for row, each in shown if each == state]
    return render_template(
        "office/domains.html",
        rows=shown,
        total=len(rows),
        wanted=wanted,
        state=state,
        states=STATE_TITLES,
        kinds=STATE_KINDS,
        now=clock.now(),
    )


@needs(Permission.OFFICE_READ, DbRole.OFFICE)
def domain(host: str) -> str:
    """One domain with its subdomains: the verdict in words, every place, and what can be done."""
    office_id, now = current_unit().unit_id, clock.now()
    address = links.parse(f"https://{host}/")
    if address is None:
        raise Missing(f"“{host}” không phải tên miền.")
    target = Target(TargetKind.HOST, address.host, "", "")
    found = links.places(target, current_scope().units)
    blocking = links.rules_in_force(office_id).judge(address, now)
    decided = blocking.rule if blocking.verdict is links.Verdict.BLOCK else None
    if not found and decided is None:
        raise Missing(f"Không có liên kết nào tới {address.host} trên các trang.")
    return render_template(
        "office/domain.html",
        host=address.host,
        suspicion=links.suspicion(address.host),
        places=with_urls(found),
        units=len({place.unit_id for place in found}),
        hidden=sum(place.is_hidden for place in found),
        rule=links.rule(office_id, decided.id) if decided else None,
        is_blocked=decided is not None,
        protected=_why_protected(address.host),
        whole=links.parents(address.host)[-1],
        now=now,
    )


def with_urls(found: Iterable[links.OutboundLink]) -> list[Place]:
    """The places with the absolute address of the page that shows each: its own, or the front page."""
    by_id = tenancy.directory().by_id
    return [Place(each, public_url(by_id[each.unit_id], each.owner_path or "/")) for each in found]


def _why_protected(host: str) -> str:
    """Why no rule may be made on the host; empty when one may."""
    try:
        links.aim(host)
    except Invalid as refusal:
        return refusal.message
    return ""
