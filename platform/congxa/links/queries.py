"""Reading rules and the link index: what is in force here, which domains are linked, what would a rule change?"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Integer, Select, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from congxa import identity
from congxa.config import settings
from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import current_scope, db, has_changed, rows
from congxa.core.errors import Invalid
from congxa.links.addresses import reversed_host
from congxa.links.models import LinkPolicy, LinkRule, OutboundLink
from congxa.links.rules import Rule, RuleSet, TargetKind, TargetRefused, Verdict, read_target
from congxa.links.suspicion import Suspicion, suspicion
from congxa.tenancy import Directory, directory

_POLICY = LinkPolicy.__table__.c
_VERSIONS = (
    select(_POLICY.unit_id, _POLICY.version)
    .where(_POLICY.unit_id == func.any(bindparam("binding", type_=ARRAY(Integer))))
    .order_by(_POLICY.unit_id)
)
_COMPILED_SETS = 64
_own: tuple[Directory | None, frozenset[str]] = (None, frozenset())
_compiled: OrderedDict[tuple[tuple[int, int], ...], RuleSet] = OrderedDict()


def own_hosts() -> frozenset[str]:
    """The hosts of the platform itself: links to them are not outgoing, and no rule can block them."""
    global _own
    known = directory()
    if _own[0] is not known:
        domain = settings().site_domain
        below = (f"{slug}.{domain}" for slug in known.by_slug)
        _own = known, frozenset({domain, settings().manage_host, *known.by_host, *below})
    return _own[1]


def rules_in_force(unit_id: int) -> RuleSet:
    """The compiled rules that bind a unit: its own and those of every unit above.

    One small query asks for the versions; the rules are read again only when a version rose. So a page made after the
    commit of a rule obeys it, whatever else fails.
    """
    binding = (*directory().by_id[unit_id].lineage, unit_id)
    versions = tuple((row.unit_id, row.version) for row in rows(_VERSIONS, {"binding": list(binding)}))
    kept = _compiled.get(versions)
    if kept is None:
        kept = RuleSet(_rule(row) for row in db.session.scalars(_in_force(binding)))
        if has_changed("host:"):
            return kept  # rules of this very work: if it is undone, another's rule will bear the same version
        # A stray transaction that still sees the older rules writes under the older versions: never a mix.
        _compiled[versions] = kept
        while len(_compiled) > _COMPILED_SETS:
            _compiled.popitem(last=False)
    return kept


def _in_force(unit_ids: Collection[int]) -> Select[LinkRule]:
    return select(LinkRule).where(LinkRule.unit_id.in_(unit_ids), LinkRule.revoked_at.is_(None)).order_by(LinkRule.id)


def _rule(row: LinkRule) -> Rule:
    return Rule(
        id=row.id,
        verdict=Verdict(row.verdict),
        kind=TargetKind(row.kind),
        host=row.host,
        path=row.path,
        url=row.url,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )


def rules(unit_id: int) -> Sequence[LinkRule]:
    """All rules that a unit made, those in force first, the newest first."""
    return db.session.scalars(
        select(LinkRule)
        .where(LinkRule.unit_id == unit_id)
        .order_by(LinkRule.revoked_at.is_not(None), LinkRule.id.desc())
    ).all()


def rule(unit_id: int, rule_id: int) -> LinkRule | None:
    """One rule of a unit."""
    return db.session.scalar(select(LinkRule).where(LinkRule.unit_id == unit_id, LinkRule.id == rule_id))


@dataclass(frozen=True)
class DomainRow:
    """One foreign domain with its subdomains, over all units in view, counted over what is public."""

    host: str
    links: int
    pages: int  # distinct owners: articles, banners, the menu of a site
    units: int
    hidden: int  # links hidden by style where they were typed
    first_seen_at: datetime
    suspicion: Suspicion
    is_blocked: bool


def domains(unit_id: int, unit_ids: Collection[int], now: datetime) -> list[DomainRow]:
    """The outgoing domains of these units by suspicion, then by use; ``unit_id`` is asked whether they are blocked."""
    owner = func.concat(OutboundLink.owner_kind, ":", OutboundLink.owner_id)
    hosts = db.session.execute(
        select(
            OutboundLink.domain.label("host"),
            func.count().label("links"),
            func.count(owner.distinct()).label("pages"),
            func.count(OutboundLink.unit_id.distinct()).label("units"),
            func.count().filter(OutboundLink.is_hidden).label("hidden"),
            func.min(OutboundLink.first_seen_at).label("first_seen_at"),
        )
        .where(OutboundLink.unit_id.in_(unit_ids), OutboundLink.is_live)
        .group_by(OutboundLink.domain)
    )
    in_force = rules_in_force(unit_id)
    found = [
        DomainRow(
            row.host,
            row.links,
            row.pages,
            row.units,
            row.hidden,
            row.first_seen_at,
            suspicion(row.host),
            in_force.judge(f"https://{row.host}/", now).verdict is Verdict.BLOCK,
        )
        for row in hosts
    ]
    return sorted(found, key=lambda row: (-row.suspicion.score, -row.hidden, -row.links, row.host))


@dataclass(frozen=True)
class Target:
    """What a rule is aimed at, as read from what a person typed."""

    kind: TargetKind
    host: str
    path: str
    url: str

    def rule(self) -> Rule:
        """The rule as it would be, in force since ever: what it hits is decided by ``RuleSet`` alone."""
        since = datetime.min.replace(tzinfo=UTC)
        return Rule(0, Verdict.BLOCK, self.kind, self.host, self.path, self.url, since, None)


def aim(typed: str) -> Target:
    """Read a domain, path or address typed by a person; Invalid at ``target`` when it cannot or must not be blocked."""
    try:
        kind, host, path, url = read_target(typed, own_hosts())
    except TargetRefused as refusal:
        raise Invalid.at("target", refusal.message) from refusal
    return Target(kind, host, path, url)


def places(target: Target, unit_ids: Collection[int], *, live_only: bool = True) -> Sequence[OutboundLink]:
    """Every place in these units that a rule on ``target`` would hit, by unit and owner."""
    query = select(OutboundLink).where(
        OutboundLink.unit_id.in_(unit_ids),
        OutboundLink.host_reversed.startswith(reversed_host(target.host), autoescape=True),
    )
    if live_only:
        query = query.where(OutboundLink.is_live)
    by_owner = query.order_by(
        OutboundLink.unit_id, OutboundLink.owner_kind, OutboundLink.owner_id, OutboundLink.position
    )
    on_host = db.session.scalars(by_owner).all()
    if target.kind is TargetKind.HOST:
        return on_host
    judge, now = RuleSet([target.rule()]).judge, clock.now()
    return [place for place in on_host if judge(place.url, now).verdict is Verdict.BLOCK]


@dataclass(frozen=True)
class Preview:
    """Exactly what a rule would change on public pages, counted before it is made."""

    target: Target
    links: int
    pages: int  # articles
    banners: int
    units: int
    by_unit: dict[int, int] = field(default_factory=dict)  # unit id -> links
    places: Sequence[OutboundLink] = ()

    @property
    def shown(self) -> str:
        """The target in the shortest form that is exact."""
        return self.target.url or f"{self.target.host}{self.target.path}"


def preview(actor: Actor, unit_id: int, typed: str) -> Preview:
    """Count what a rule of ``unit_id`` on ``typed`` would change, over the unit and all below; writes nothing.

    Raises Invalid at ``target`` when it is no address, a public suffix, a state domain, or one of our own hosts.
    """
    identity.require(actor, identity.Permission.LINK_RULE_MAKE, unit_id)
    target = aim(typed)
    judge, now = rules_in_force(unit_id).judge, clock.now()
    reached = places(target, current_scope().units)
    hit = [place for place in reached if judge(place.url, now).verdict is not Verdict.BLOCK]
    by_unit: dict[int, int] = {}
    for place in hit:
        by_unit[place.unit_id] = by_unit.get(place.unit_id, 0) + 1
    owners = {(place.unit_id, place.owner_kind, place.owner_id) for place in hit}
    return Preview(
        target,
        links=len(hit),
        pages=sum(kind == "article" for _, kind, _ in owners),
        banners=sum(kind == "banner" for _, kind, _ in owners),
        units=len(by_unit),
        by_unit=by_unit,
        places=hit,
    )
