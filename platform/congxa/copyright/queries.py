"""Reading origins."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from congxa.copyright.models import Provenance
from congxa.copyright.origin import DAYS, RECORDS, TEXTS, Basis, Origin, WorkKind
from congxa.core.db import db


def origins(unit_id: int, work_kind: WorkKind, ids: Iterable[int]) -> dict[int, Origin]:
    """The origins of those of the works of which anything is said, by the work's id."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = db.session.scalars(
        select(Provenance).where(
            Provenance.unit_id == unit_id, Provenance.work_kind == work_kind.value, Provenance.work_id.in_(wanted)
        )
    )
    return {row.work_id: origin_of(row) for row in rows}


def origin_of(row: Provenance) -> Origin:
    """The origin that a row holds."""
    kept = {name: getattr(row, name) for name in (*TEXTS, *DAYS, *RECORDS)}
    basis = Basis(row.basis) if row.basis else None
    return Origin(basis=basis, source_published_at=row.source_published_at, **kept)
