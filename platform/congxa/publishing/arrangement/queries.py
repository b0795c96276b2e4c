"""What stands in the tenant file, what is in force, and what is drafted?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Select, select

from congxa import identity, tenancy
from congxa.core.actor import Actor
from congxa.core.db import db
from congxa.identity import Permission
from congxa.tenancy import PARTS, ArrangementDraft, Content, Part, SiteArrangement, SiteFacts


@dataclass(frozen=True)
class PartState:
    """One part of a unit's site. ``may``: the tenant file lets the desk arrange it."""

    part: Part
    may: bool
    filed: Content  # what the tenant file says
    shown: Content  # what readers see
    draft: Content | None
    version: int  # of the draft; 0 before the first
    drafted_at: datetime | None
    drafted_by: str
    is_arranged: bool  # what readers see is the desk's, not the file's
    arranged_at: datetime | None
    arranged_by: str

    @property
    def edited(self) -> Content:
        """What an editor goes on from."""
        return self.draft if self.draft is not None else self.shown


def part_states(actor: Actor, unit_id: int) -> dict[Part, PartState]:
    """Every part of the unit's site, in the order in which the desk offers them."""
    identity.require(actor, Permission.SITE_ARRANGE, unit_id)
    spec = tenancy.filed(unit_id)
    shown = tenancy.laid_over(spec, tenancy.in_force([unit_id]).get(unit_id, {})).site
    drafts = {row.part: row for row in db.session.scalars(_drafts(unit_id))}
    newest = _newest(unit_id)
    found: dict[Part, PartState] = {}
    for part in PARTS:
        draft, arranged = drafts.get(part), newest.get(part)
        may = part in spec.site.desk.may_arrange
        found[part] = PartState(
            part=part,
            may=may,
            filed=tenancy.content_of(spec.site, part),
            shown=tenancy.content_of(shown, part),
            draft=draft.content if draft and may else None,
            version=draft.version if draft else 0,
            drafted_at=draft.updated_at if draft else None,
            drafted_by=draft.updated_by if draft else "",
            is_arranged=may and arranged is not None and arranged.content is not None,
            arranged_at=arranged.at if arranged else None,
            arranged_by=arranged.by if arranged else "",
        )
    return found


def part_state(actor: Actor, unit_id: int, part: Part) -> PartState:
    """One part of the unit's site."""
    return part_states(actor, unit_id)[part]


def drafted_facts(actor: Actor, unit_id: int, part: Part) -> SiteFacts:
    """The unit as it will be when the draft of this part is in force; without a draft as it is."""
    state = part_state(actor, unit_id, part)
    facts = tenancy.directory().by_id[unit_id]
    live: dict[str, Content | None] = dict(tenancy.in_force([unit_id]).get(unit_id, {}))
    if state.draft is not None:
        live[part] = state.draft
    return replace(facts, spec=tenancy.laid_over(tenancy.filed(unit_id), live))


def find_draft(unit_id: int, part: Part) -> ArrangementDraft | None:
    """The row of a draft, locked until the end of the work."""
    query = _drafts(unit_id).where(ArrangementDraft.part == part)
    return db.session.scalar(query.with_for_update().execution_options(populate_existing=True))


def _drafts(unit_id: int) -> Select[ArrangementDraft]:
    return select(ArrangementDraft).where(ArrangementDraft.unit_id == unit_id)


def _newest(unit_id: int) -> Mapping[str, SiteArrangement]:
    query = select(SiteArrangement).where(SiteArrangement.unit_id == unit_id).order_by(SiteArrangement.id)
    return {row.part: row for row in db.session.scalars(query)}
