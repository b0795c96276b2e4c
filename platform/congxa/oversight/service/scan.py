"""Looking at what sites show, and keeping one finding per breach."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from congxa import tenancy
from congxa.core.db import db
from congxa.oversight import checks
from congxa.oversight.checks import Check, Found
from congxa.oversight.models import Finding
from congxa.oversight.states import FindingState
from congxa.oversight.turns import Turn, take_turn
from congxa.tenancy import SiteFacts


@dataclass(frozen=True)
class ScanReport:
    """What a scan changed: findings that are new, gone, and back again; ``seen`` counts all breaches found."""

    created: int = 0
    closed: int = 0
    reopened: int = 0
    seen: int = 0

    def __add__(self, other: ScanReport) -> ScanReport:
        return ScanReport(
            self.created + other.created,
            self.closed + other.closed,
            self.reopened + other.reopened,
            self.seen + other.seen,
        )


def scan(unit_ids: Collection[int], now: datetime, keys: Collection[str] = tuple(checks.BY_KEY)) -> ScanReport:
    """Run checks (all, or those of ``keys``) over these units, in the role of the office.

    The same content scanned twice changes nothing.

    A finding is closed only by the check that made it, when that check has examined the unit to its end and has not
    found it: a check that raises, or a unit that is not scanned, closes nothing.
    """
    by_id, total = tenancy.directory().by_id, ScanReport()
    for unit_id in sorted(unit_ids):
        take_turn(Turn.SCAN, unit_id)
        for key in keys:
            total += _examine(by_id[unit_id], checks.BY_KEY[key], now)
    db.session.flush()
    return total


def _examine(unit: SiteFacts, check: Check, now: datetime) -> ScanReport:
    found = {each.fingerprint(check.KEY): each for each in check.check(unit, now)}
    mine = (Finding.unit_id == unit.unit_id, Finding.check == check.KEY)
    known = {row.fingerprint: row for row in db.session.scalars(select(Finding).where(*mine))}
    created = [key for key in found if key not in known]
    reopened = [key for key in found if key in known and known[key].state == FindingState.CLOSED.value]
    gone = [row for key, row in known.items() if key not in found and row.state == FindingState.OPEN.value]
    for key in created:
        known[key] = _created(unit.unit_id, check.KEY, key, now)
        db.session.add(known[key])
    for key in reopened:
        known[key].state, known[key].closed_at = FindingState.OPEN.value, None
        known[key].recurrence += 1
    for key, each in found.items():
        _describe(known[key], each, now)
    for row in gone:
        row.state, row.closed_at = FindingState.CLOSED.value, now
    db.session.flush()
    return ScanReport(len(created), len(gone), len(reopened), len(found))


def _created(unit_id: int, check: str, fingerprint: str, now: datetime) -> Finding:
    return Finding(
        unit_id=unit_id,
        check=check,
        fingerprint=fingerprint,
        state=FindingState.OPEN.value,
        first_seen_at=now,
        closed_at=None,
        recurrence=0,
    )


def _describe(row: Finding, found: Found, now: datetime) -> None:
    """What is told of a breach follows the content: a title changes, a link is blocked meanwhile."""
    row.severity = found.severity.value
    row.subject_kind, row.subject_id = found.subject_kind, found.subject_id
    row.title, row.detail, row.mend = found.title, found.detail, found.mend
    row.evidence = dict(found.evidence)
    row.last_seen_at = now
