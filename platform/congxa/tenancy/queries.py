"""Which site answers at this host, and which units stand above and below a unit? Read often, kept per process."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import ScalarSelect, func, select

from congxa.core import text
from congxa.core.db import DbRole, Scope, db, has_changed, transaction
from congxa.core.errors import Missing
from congxa.core.words import say
from congxa.tenancy.arrangement import in_force, laid_over
from congxa.tenancy.models import Site, SiteArrangement, SiteHost, TenantApply, Unit
from congxa.tenancy.schema import KIND_WORDS, TenantSpec

FOLLOW_SECONDS = 1.0  # how often a process asks whether tenant files were applied
APPLIED = "tenants"  # the tag that an apply drops: whoever keeps pages asks for the directory again before the next one


class HostUnknown(Missing):
    """No site answers at this host."""


@dataclass(frozen=True)
class SiteFacts:
    """A unit with its site, as the applied tenant file describes them and its desk arranged them within it."""

    unit_id: int
    slug: str
    parent_id: int | None
    lineage: tuple[int, ...]  # ids of the ancestors, the root first
    hosts: tuple[str, ...]  # canonical first
    spec: TenantSpec

    @property
    def full_name(self) -> str:
        """The name with the word for the kind, as it stands inside a sentence: ``thị trấn Khe Sanh``."""
        return f"{KIND_WORDS[self.spec.kind]} {self.spec.name}"

    @property
    def full_title(self) -> str:
        """The same where a sentence or a title begins: ``Thị trấn Khe Sanh``."""
        return text.capital(self.full_name)


@dataclass(frozen=True)
class Directory:
    """All units and hosts at one version. ``below`` holds the ids of all units under a unit, at any depth."""

    version: int
    by_id: Mapping[int, SiteFacts] = field(default_factory=dict)
    by_slug: Mapping[str, SiteFacts] = field(default_factory=dict)
    by_host: Mapping[str, SiteFacts] = field(default_factory=dict)
    below: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def resolve(self, host: str, site_domain: str) -> SiteFacts:
        """The site at ``host`` (without port, lower case), or HostUnknown. Writes nothing, keeps nothing."""
        facts = self.by_host.get(host)
        if facts is None and host.endswith("." + site_domain):
            facts = self.by_slug.get(host.removesuffix("." + site_domain))
        if facts is None:
            raise HostUnknown(say("Không có trang nào ở địa chỉ này."))
        return facts

    def unit(self, slug: str) -> SiteFacts:
        """The unit with this slug, or Missing."""
        facts = self.by_slug.get(slug)
        if facts is None:
            raise Missing(say("Không có đơn vị nào tên %(slug)s.", slug=slug))
        return facts


_kept: tuple[float, Directory] = (0.0, Directory(version=-1))
_doubts = 0
_keeping = threading.Lock()


def directory() -> Directory:
    """The directory in force; follows an apply within ``FOLLOW_SECONDS``."""
    global _kept
    doubts = _doubts
    asked, kept = _kept
    now = time.monotonic()
    if kept.version >= 0 and now - asked < FOLLOW_SECONDS:
        return kept
    if "scope" in db.session.info:
        kept = _follow(kept)
    else:
        with transaction(Scope(DbRole.SITE), writes=False):
            kept = _follow(kept)
    if has_changed(APPLIED):
        return kept  # it may show what is not committed yet, or never will be
    with _keeping:
        if doubts == _doubts:  # else what was read may be from before the apply that another thread heard of meanwhile
            _kept = (now, kept)
    return kept


def doubt_directory() -> None:
    """Ask at the next use whether the directory still holds: tenant files were applied, or may have been."""
    global _kept, _doubts
    with _keeping:
        _doubts += 1
        _kept = (-FOLLOW_SECONDS, _kept[1])


def forget_directory() -> None:
    """Read anew at the next use: another database, or an apply in this very process."""
    global _kept, _doubts
    with _keeping:
        _doubts += 1
        _kept = (0.0, Directory(version=-1))


def _newest(table: type[TenantApply | SiteArrangement]) -> ScalarSelect[int]:
    return select(func.coalesce(func.max(table.id), 0)).scalar_subquery()


# Both numbers only rise, each with a commit that changes the directory.
_VERSION = select(_newest(TenantApply) + _newest(SiteArrangement))


def _follow(kept: Directory) -> Directory:
    version = db.session.scalar(_VERSION) or 0
    return kept if version == kept.version else _read(version)


def _read(version: int) -> Directory:
    hosts: dict[int, list[str]] = {}
    for host in db.session.scalars(select(SiteHost).order_by(SiteHost.unit_id, SiteHost.position)):
        hosts.setdefault(host.unit_id, []).append(host.host)
    arranged = in_force()
    by_id: dict[int, SiteFacts] = {}
    below: dict[int, list[int]] = {}
    for unit, spec in db.session.execute(select(Unit, Site.spec).join(Site, Site.unit_id == Unit.id).order_by(Unit.id)):
        by_id[unit.id] = SiteFacts(
            unit.id,
            unit.slug,
            unit.parent_id,
            tuple(unit.path),
            tuple(hosts.get(unit.id, ())),
            laid_over(as_spec(spec), arranged.get(unit.id, {})),
        )
        for ancestor in unit.path:
            below.setdefault(ancestor, []).append(unit.id)
    return Directory(
        version,
        by_id,
        {facts.slug: facts for facts in by_id.values()},
        {host: facts for facts in by_id.values() for host in facts.hosts},
        {unit_id: tuple(ids) for unit_id, ids in below.items()},
    )


def title_of(unit_id: int) -> str:
    """What stands above all that is the unit's: ``Thị trấn Khe Sanh``."""
    return directory().by_id[unit_id].full_title


def filed(unit_id: int) -> TenantSpec:
    """The unit as its tenant file alone describes it. Raises Missing."""
    spec = db.session.scalar(select(Site.spec).where(Site.unit_id == unit_id))
    if spec is None:
        raise Missing(say("Không tìm thấy đơn vị này."))
    return as_spec(spec)


def as_spec(kept: object) -> TenantSpec:
    """The spec that a row of ``site`` keeps: JSON mode of the models reads dates and tuples back, Python mode is strict
    about both."""
    return TenantSpec.model_validate_json(json.dumps(kept))
