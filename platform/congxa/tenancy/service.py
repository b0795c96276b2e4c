"""Comparing tenant files with what is in force, and putting them in force. Runs in the platform's scope."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, select

from congxa.core import clock
from congxa.core.actor import Actor
from congxa.core.db import after_commit, changed, db
from congxa.core.events import announce
from congxa.tenancy.arrangement import in_force, laid_over
from congxa.tenancy.events import UnitApplied
from congxa.tenancy.menus import outgoing
from congxa.tenancy.models import Site, SiteHost, TenantApply, Unit
from congxa.tenancy.queries import APPLIED, forget_directory
from congxa.tenancy.schema import TenantSpec

Changes = Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True)
class UnitPlan:
    """What an apply would do to one unit: every key that differs, with what is in force and what the file says."""

    spec: TenantSpec
    is_new: bool
    changes: Changes


def plan(specs: Iterable[TenantSpec]) -> list[UnitPlan]:
    """The units whose files differ from what is in force, parents before children; empty when nothing does."""
    in_force = {
        slug: (digest, spec)
        for slug, digest, spec in db.session.execute(
            select(Unit.slug, Site.digest, Site.spec).join(Site, Site.unit_id == Unit.id)
        )
    }
    plans = []
    for spec in specs:
        digest, old = in_force.get(spec.slug, ("", {}))
        if digest != spec.digest():
            changes = _difference(_flat(old), _flat(spec.model_dump(mode="json")))
            plans.append(UnitPlan(spec, spec.slug not in in_force, changes))
    return plans


def without_file(specs: Iterable[TenantSpec]) -> list[str]:
    """Slugs of units in force that no file names any more. They stay: ending a site is said in its file."""
    named = {spec.slug for spec in specs}
    return sorted(slug for slug in db.session.scalars(select(Unit.slug)) if slug not in named)


def apply(actor: Actor, specs: Iterable[TenantSpec]) -> list[UnitPlan]:
    """Put the files in force, in the present transaction; what does not differ is not touched.

    Servers follow by the number of the newest ``TenantApply``, and drop the pages of the units that changed.
    """
    plans = plan(specs)
    if not plans:
        return []
    _free_hosts(plans)
    for step in plans:
        _apply_one(actor, step)
    _mend_paths()
    db.session.add(
        TenantApply(at=clock.now(), changes=[{"unit": step.spec.slug, "keys": sorted(step.changes)} for step in plans])
    )
    changed(APPLIED)
    after_commit(forget_directory)
    return plans


def _free_hosts(plans: Iterable[UnitPlan]) -> None:
    # A host may move from one unit to another: all of them go before any is set.
    slugs = [step.spec.slug for step in plans]
    ids = select(Unit.id).where(Unit.slug.in_(slugs))
    db.session.execute(delete(SiteHost).where(SiteHost.unit_id.in_(ids)))


def _apply_one(actor: Actor, step: UnitPlan) -> None:
    spec = step.spec
    unit = db.session.scalar(select(Unit).where(Unit.slug == spec.slug)) or Unit(slug=spec.slug)
    parent = db.session.scalar(select(Unit).where(Unit.slug == spec.parent)) if spec.parent else None
    unit.name, unit.kind, unit.code = spec.name, spec.kind, spec.code
    unit.parent_id = parent.id if parent else None
    unit.path = unit.path or []
    unit.valid_from, unit.valid_to = spec.valid_from, spec.valid_to
    unit.area_km2, unit.population = spec.area_km2, spec.population
    db.session.add(unit)
    db.session.flush()
    site = db.session.get(Site, unit.id) or Site(unit_id=unit.id)
    site.digest, site.spec = spec.digest(), spec.model_dump(mode="json")
    db.session.add(site)
    for position, host in enumerate(spec.site.hosts):
        db.session.add(SiteHost(host=host, unit_id=unit.id, position=position))
    db.session.flush()
    shown = laid_over(spec, in_force([unit.id]).get(unit.id, {})).site
    announce(
        UnitApplied(
            actor,
            unit.id,
            unit.slug,
            tuple(section.model_dump() for section in spec.site.sections),
            tuple(link.model_dump() for link in shown.links),
            step.changes,
            outgoing(shown.menu),
        )
    )
    changed(f"unit:{unit.id}")
    if parent is not None:
        changed(f"unit:{parent.id}")  # whose site lists the units below it


def _mend_paths() -> None:
    """A unit that moved takes all below it along, though their own files did not change."""
    units = {unit.id: unit for unit in db.session.scalars(select(Unit))}
    for unit in units.values():
        path: list[int] = []
        above = unit.parent_id
        while above is not None:
            path.insert(0, above)
            above = units[above].parent_id
        if unit.path != path:
            unit.path = path


def _flat(data: Any, key: str = "") -> dict[str, Any]:
    """Nested tables as ``site.contact.phone`` -> value; lists stand as they are."""
    if not isinstance(data, dict):
        return {key: data}
    flat: dict[str, Any] = {}
    for name, value in data.items():
        flat |= _flat(value, f"{key}.{name}" if key else name)
    return flat


def _difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> Changes:
    return {key: (old.get(key), new.get(key)) for key in sorted({*old, *new}) if old.get(key) != new.get(key)}
