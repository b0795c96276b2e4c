"""What oversight does by itself, for the worker to call."""

from __future__ import annotations

from datetime import datetime

import structlog

from congxa import tenancy
from congxa.core import clock
from congxa.core.db import DbRole, Scope, transaction
from congxa.oversight.service.scan import ScanReport, scan
from congxa.tenancy import SiteFacts

log = structlog.get_logger(__name__)


def scan_all(now: datetime | None = None) -> ScanReport:
    """Scan every unit, each in a transaction and a scope of its own, so that one broken site keeps no other waiting.

    Opens its scopes itself: call it outside of any, within an application context. Raises RuntimeError at the end,
    naming the units that could not be scanned; the others are kept.
    """
    moment, total, failed = now or clock.now(), ScanReport(), []
    for unit in tenancy.directory().by_id.values():
        try:
            total += _scan_one(unit, moment)
        except Exception:
            log.exception("scan_failed", unit=unit.slug)
            failed.append(unit.slug)
    if failed:
        raise RuntimeError(f"Units that could not be scanned: {', '.join(failed)}")
    return total


def _scan_one(unit: SiteFacts, now: datetime) -> ScanReport:
    with transaction(Scope(DbRole.OFFICE, (unit.unit_id,), unit.lineage)):
        return scan((unit.unit_id,), now)
